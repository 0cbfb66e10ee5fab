using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Callbacks;

/// <summary>
/// A callback of WeCom, stored before it is acknowledged. The key is unique in a corp: a repeated delivery is stored once.
/// </summary>
public sealed class InboxMessage
{
    public required int CorpId { get; init; }

    /// <summary>Identifies the event: type, ids of member and customer or chat or tag, and time.</summary>
    public required string Key { get; init; }

    /// <summary>Messages with the same subject are applied in the order in which they were made.</summary>
    public required string Subject { get; init; }

    /// <summary>The decrypted XML.</summary>
    public required string Body { get; init; }

    /// <summary>When the event happened, by WeCom's clock.</summary>
    public required DateTime CreatedAt { get; init; }

    public required DateTime ReceivedAt { get; init; }

    public DateTime? ProcessedAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>Why the last attempt failed; null when it did not.</summary>
    public string? Problem { get; set; }
}

internal sealed class InboxMessageConfiguration : IEntityTypeConfiguration<InboxMessage>
{
    public void Configure(EntityTypeBuilder<InboxMessage> builder)
    {
        builder.ToTable("inbox");
        builder.HasKey(m => new { m.CorpId, m.Key });
        builder.Property(m => m.Key).HasMaxLength(300);
        builder.Property(m => m.Subject).HasMaxLength(128);
        builder.Property(m => m.Problem).HasMaxLength(1024);
        builder.HasIndex(m => new { m.CorpId, m.CreatedAt }).HasFilter("processed_at IS NULL");
    }
}
