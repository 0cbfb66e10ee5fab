using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Corps;

/// <summary>A company. Every other row belongs to one, by <see cref="Id"/>.</summary>
public sealed class Corp
{
    public int Id { get; init; }

    /// <summary>WeCom's corpid (<c>ww…</c>).</summary>
    public required string WeComId { get; set; }

    /// <summary>IANA name of the time zone of the business day.</summary>
    public required string TimeZone { get; set; }

    /// <summary>The business day as of which customers have been placed last; null before the first time.</summary>
    public DateOnly? PlacedThrough { get; set; }

    /// <summary>The version of the model under which everybody has been placed last; 0 for the defaults.</summary>
    public int PlacedModel { get; set; }
}

internal sealed class CorpConfiguration : IEntityTypeConfiguration<Corp>
{
    public void Configure(EntityTypeBuilder<Corp> builder)
    {
        builder.ToTable("corp");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.WeComId).HasMaxLength(64);
        builder.Property(c => c.TimeZone).HasMaxLength(64);
        builder.HasIndex(c => c.WeComId).IsUnique();
    }
}
