using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Members;

/// <summary>An employee (成员). WeCom's userids ignore case; here they are lower case.</summary>
public sealed class Member
{
    public required int CorpId { get; init; }

    public required string UserId { get; init; }

    public required string Name { get; set; }

    public List<long> Departments { get; set; } = [];

    /// <summary>The departments of which the member is a leader.</summary>
    public List<long> LeaderOf { get; set; } = [];

    /// <summary>Whether the member has customer contact and is visible to our app.</summary>
    public bool HasCustomerContact { get; set; }

    /// <summary>When a pull found the member gone; null while they are there.</summary>
    public DateTime? GoneAt { get; set; }
}

internal sealed class MemberConfiguration : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("member");
        builder.HasKey(m => new { m.CorpId, m.UserId });
        builder.Property(m => m.UserId).HasMaxLength(64);
        builder.Property(m => m.Name).HasMaxLength(128);
    }
}
