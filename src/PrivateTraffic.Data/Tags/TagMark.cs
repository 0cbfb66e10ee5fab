using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Tags;

/// <summary>
/// What we know of a tag on a pair beyond that it is there: who set it or took it off, and whether WeCom has been told. A tag without a
/// mark was given in WeCom. The mark is written in the transaction that changes the relation, and is the outgoing message as well.
/// </summary>
public sealed class TagMark
{
    public required int CorpId { get; init; }

    /// <summary>The member whose relation it is.</summary>
    public required string UserId { get; init; }

    public required string ExternalUserId { get; init; }

    public required string TagId { get; init; }

    /// <summary>Whether the tag shall be there; a tag that somebody took off is remembered too, so that no rule puts it back.</summary>
    public required bool IsOn { get; set; }

    public required TagOrigin Origin { get; set; }

    /// <summary>The member who decided; null where nobody of ours did.</summary>
    public string? SetBy { get; set; }

    public required DateTime SetAt { get; set; }

    public required TagDelivery Delivery { get; set; }

    /// <summary>Deliveries that were tried and failed.</summary>
    public int Attempts { get; set; }

    /// <summary>When it may be tried: later after a failure, and while somebody is at it.</summary>
    public required DateTime NotBefore { get; set; }

    /// <summary>What stopped the last attempt, in the words of the client; null when nothing did.</summary>
    public string? Problem { get; set; }

    /// <summary>WeCom's errcode of the last attempt, where it gave one.</summary>
    public int? ErrorCode { get; set; }

    public DateTime? DeliveredAt { get; set; }

    /// <summary>Rises with every decision, so that a delivery of an older one does not pass for this one's.</summary>
    public required int Revision { get; set; }
}

/// <summary>Who decided about a tag.</summary>
public enum TagOrigin
{
    /// <summary>A person, in WeCom itself, against what we had set.</summary>
    WeCom = 0,

    /// <summary>A member, here.</summary>
    Manual = 1,

    /// <summary>A rule or model of ours.</summary>
    Rule = 2,
}

/// <summary>How far a decision about a tag has come on its way to WeCom.</summary>
public enum TagDelivery
{
    Waiting = 0,
    Delivered = 1,

    /// <summary>WeCom refuses it for good; what we hold is what WeCom holds.</summary>
    Failed = 2,
}

internal sealed class TagMarkConfiguration : IEntityTypeConfiguration<TagMark>
{
    public void Configure(EntityTypeBuilder<TagMark> builder)
    {
        builder.ToTable("tag_mark");
        builder.HasKey(m => new { m.CorpId, m.UserId, m.ExternalUserId, m.TagId });
        builder.Property(m => m.UserId).HasMaxLength(64);
        builder.Property(m => m.ExternalUserId).HasMaxLength(64);
        builder.Property(m => m.TagId).HasMaxLength(64);
        builder.Property(m => m.Origin).HasConversion<string>().HasMaxLength(16);
        builder.Property(m => m.SetBy).HasMaxLength(64);
        builder.Property(m => m.Delivery).HasConversion<string>().HasMaxLength(16);
        builder.Property(m => m.Problem).HasMaxLength(1024);
        builder.HasIndex(m => new { m.CorpId, m.ExternalUserId });
        builder.HasIndex(m => new { m.CorpId, m.NotBefore }).HasFilter("delivery <> 'Delivered'");
    }
}
