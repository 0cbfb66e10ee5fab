using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrivateTraffic.Domain.Audiences;

namespace PrivateTraffic.Data.Audiences;

/// <summary>人群: customers chosen by a definition, or by hand.</summary>
public sealed class Audience
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 64;

    public long Id { get; init; }

    public required int CorpId { get; init; }

    public required string Name { get; set; }

    public required AudienceKind Kind { get; set; }

    /// <summary>The text of the definition; null for audiences made by hand.</summary>
    public string? Definition { get; set; }

    /// <summary>WeCom's userid of the member who made it; null where it was made from a shell.</summary>
    public string? CreatedBy { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime ChangedAt { get; set; }

    /// <summary>When it was counted last; null before the first time.</summary>
    public DateTime? BuiltAt { get; set; }

    /// <summary>By whom; null from a shell.</summary>
    public string? BuiltBy { get; set; }

    public int? BuildMilliseconds { get; set; }

    /// <summary>How many there were then, of those whom whoever built it may see.</summary>
    public long? Size { get; set; }

    /// <summary>Their numbers, for kinds that keep them: see <see cref="PackedIds"/>.</summary>
    public byte[]? Members { get; set; }
}

/// <summary>How an audience keeps up with customers.</summary>
public enum AudienceKind
{
    /// <summary>动态: whoever the definition holds for when it is asked.</summary>
    Dynamic = 0,

    /// <summary>快照: those for whom it held when it was built.</summary>
    Snapshot = 1,

    /// <summary>手工: whoever was put in by hand.</summary>
    Manual = 2,
}

internal sealed class AudienceConfiguration : IEntityTypeConfiguration<Audience>
{
    public void Configure(EntityTypeBuilder<Audience> builder)
    {
        builder.ToTable("audience");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Name).HasMaxLength(Audience.LongestName);
        builder.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.CreatedBy).HasMaxLength(64);
        builder.Property(a => a.BuiltBy).HasMaxLength(64);
        builder.HasIndex(a => new { a.CorpId, a.Name }).IsUnique();
    }
}
