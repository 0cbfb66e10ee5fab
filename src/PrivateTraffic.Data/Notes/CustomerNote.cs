using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Notes;

/// <summary>What a member wrote down about a customer; it stays in the company and never goes to WeCom.</summary>
public sealed class CustomerNote
{
    /// <summary>Made by the page that sends it: told twice, it is written once.</summary>
    public required Guid Id { get; init; }

    public required int CorpId { get; init; }

    public required long CustomerId { get; set; }

    /// <summary>The author, who alone may change or delete it.</summary>
    public required string UserId { get; init; }

    /// <summary>Key of a <see cref="Domain.Reasons.CustomerReason"/>; null for a note in words alone.</summary>
    public string? Reason { get; set; }

    /// <summary>Protected; null for a reason without words.</summary>
    public byte[]? Text { get; set; }

    public required DateTime WrittenAt { get; init; }

    /// <summary>When the author changed it last; null when never.</summary>
    public DateTime? EditedAt { get; set; }
}

internal sealed class CustomerNoteConfiguration : IEntityTypeConfiguration<CustomerNote>
{
    public void Configure(EntityTypeBuilder<CustomerNote> builder)
    {
        builder.ToTable("customer_note");
        builder.HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.UserId).HasMaxLength(64);
        builder.Property(n => n.Reason).HasMaxLength(32);
        builder.Property(n => n.Text).HasMaxLength(8192);
        builder.HasIndex(n => new { n.CustomerId, n.WrittenAt });
    }
}
