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

    /// <summary>The model as JSON: see <see cref="ModelDocument"/>.</summary>
    public required string Document { get; init; }
}

internal sealed class ModelVersionConfiguration : IEntityTypeConfiguration<ModelVersion>
{
    public void Configure(EntityTypeBuilder<ModelVersion> builder)
    {
        builder.ToTable("model_version");
        builder.HasKey(v => new { v.CorpId, v.Number });
    }
}
