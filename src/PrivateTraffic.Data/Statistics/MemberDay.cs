using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Statistics;

/// <summary>What WeCom counted for a member on a day. There is no split by customer.</summary>
public sealed class MemberDay
{
    public required int CorpId { get; init; }

    public required string UserId { get; init; }

    public required DateOnly Day { get; init; }

    public int NewApplications { get; set; }

    public int NewContacts { get; set; }

    public int Chats { get; set; }

    public int Messages { get; set; }

    /// <summary>Answered among the chats that customers began, in percent; null without such chats.</summary>
    public double? ReplyPercentage { get; set; }

    /// <summary>Minutes to the first reply; null without chats.</summary>
    public double? AverageReplyMinutes { get; set; }

    /// <summary>Customers who deleted or blocked the member.</summary>
    public int NegativeFeedback { get; set; }
}

internal sealed class MemberDayConfiguration : IEntityTypeConfiguration<MemberDay>
{
    public void Configure(EntityTypeBuilder<MemberDay> builder)
    {
        builder.ToTable("member_day");
        builder.HasKey(d => new { d.CorpId, d.UserId, d.Day });
        builder.Property(d => d.UserId).HasMaxLength(64);
    }
}
