using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Placements;

/// <summary>A dated change of a customer's placement. Written once, never changed.</summary>
public sealed class Transition
{
    public long Id { get; init; }

    public required int CorpId { get; init; }

    public required long CustomerId { get; init; }

    /// <summary>The business day from which the new placement holds.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The model version that made the new placement.</summary>
    public required int ModelVersion { get; init; }

    /// <summary>
    /// Cells as <see cref="Domain.Matrix.MatrixCell.Index"/>, stages as <see
    /// cref="Domain.Lifecycle.LifecycleStage"/>; null where the customer was not placed before.
    /// </summary>
    public short? FromCell { get; init; }

    public required short ToCell { get; init; }

    public short? FromStage { get; init; }

    public required short ToStage { get; init; }
}

internal sealed class TransitionConfiguration : IEntityTypeConfiguration<Transition>
{
    public void Configure(EntityTypeBuilder<Transition> builder)
    {
        builder.ToTable("transition");
        builder.HasKey(t => t.Id);
        builder.HasIndex(t => new { t.CustomerId, t.Day });
        builder.HasIndex(t => new { t.CorpId, t.Day });
    }
}
