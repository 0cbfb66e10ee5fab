using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Models;

/// <summary>A numbered, immutable version of the segmentation model. The live one is the latest that is in effect.</summary>
public sealed class ModelVersion
{
    public required int CorpId { get; init; }

    public required int Number { get; init; }

    /// <summary>The first business day placed by this version.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>WeCom's userid of the member who applied it; null where it was applied from a shell.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Why, in the words of whoever applied it; null where they said nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The version whose document this one brings back; null for a document of its own.</summary>
    public int? Restores { get; init; }

    /// <summary>The model as JSON: see <see cref="ModelDocument"/>.</summary>
    public required string Document { get; init; }
}

internal sealed class ModelVersionConfiguration : IEntityTypeConfiguration<ModelVersion>
{
    public void Configure(EntityTypeBuilder<ModelVersion> builder)
    {
        builder.ToTable("model_version");
        builder.HasKey(v => new { v.CorpId, v.Number });
        builder.Property(v => v.CreatedBy).HasMaxLength(64);
        builder.Property(v => v.Note).HasMaxLength(ModelChange.LongestNote);
    }
}
