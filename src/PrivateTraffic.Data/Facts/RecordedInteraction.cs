using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Data.Facts;

/// <summary>
/// A line of the interaction ledger. Source and source id are unique together: the same event told twice is written once.
/// </summary>
public sealed class RecordedInteraction
{
    public required int CorpId { get; init; }

    /// <summary>Where it was learnt: <c>moment</c>, <c>group</c>, <c>link</c>, or the name an import was given.</summary>
    public required string Source { get; init; }

    public required string SourceId { get; init; }

    public required long CustomerId { get; set; }

    public required InteractionKind Kind { get; init; }

    /// <summary>The instant, or the first instant of the business day where only the day is known.</summary>
    public required DateTime OccurredAt { get; init; }

    /// <summary>Whether only the day is known.</summary>
    public bool IsDateOnly { get; init; }

    /// <summary>The member concerned, if any.</summary>
    public string? UserId { get; init; }
}

internal sealed class RecordedInteractionConfiguration : IEntityTypeConfiguration<RecordedInteraction>
{
    public void Configure(EntityTypeBuilder<RecordedInteraction> builder)
    {
        builder.ToTable("interaction");
        builder.HasKey(i => new { i.CorpId, i.Source, i.SourceId });
        builder.Property(i => i.Source).HasMaxLength(32);
        builder.Property(i => i.SourceId).HasMaxLength(200);
        builder.Property(i => i.Kind).HasConversion<short>();
        builder.Property(i => i.UserId).HasMaxLength(64);
        builder.HasIndex(i => new { i.CustomerId, i.OccurredAt });
    }
}
