using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Links;

/// <summary>A link made for one customer: its opening is an interaction of theirs.</summary>
public sealed class TrackedLink
{
    /// <summary>128 random bits, as they stand in the address.</summary>
    public required string Token { get; init; }

    public required int CorpId { get; init; }

    public required long CustomerId { get; init; }

    /// <summary>The member who sends it.</summary>
    public required string UserId { get; init; }

    /// <summary>Where it leads.</summary>
    public required string Target { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>From when it leads nowhere; null while it is good.</summary>
    public DateTime? RevokedAt { get; set; }
}

internal sealed class TrackedLinkConfiguration : IEntityTypeConfiguration<TrackedLink>
{
    public void Configure(EntityTypeBuilder<TrackedLink> builder)
    {
        builder.ToTable("tracked_link");
        builder.HasKey(l => l.Token);
        builder.Property(l => l.Token).HasMaxLength(32);
        builder.Property(l => l.UserId).HasMaxLength(64);
        builder.Property(l => l.Target).HasMaxLength(2048);
        builder.HasIndex(l => l.CustomerId);
    }
}
