using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Placements;

/// <summary>
/// The placements of customers with neighbouring ids, <see cref="PlacementRecord.PerPage"/> to a page: everybody's placement can be written
/// and read in a moment, which a row for each customer cannot.
/// </summary>
public sealed class PlacementPage
{
    public required int CorpId { get; init; }

    /// <summary>Customer id divided by <see cref="PlacementRecord.PerPage"/>.</summary>
    public required long Number { get; init; }

    /// <summary>Grows with every change, so that a reader sees which pages to read again.</summary>
    public required int Revision { get; set; }

    /// <summary>The first day on which the placement of anybody on the page can change by the calendar alone; null when never.</summary>
    public DateOnly? NextOn { get; set; }

    /// <summary>The layout of the records. Pages of an older layout count as missing: placements can always be made again.</summary>
    public required int Format { get; set; }

    /// <summary>The records: see <see cref="PlacementRecord"/>.</summary>
    public required byte[] Records { get; set; }
}

internal sealed class PlacementPageConfiguration : IEntityTypeConfiguration<PlacementPage>
{
    public void Configure(EntityTypeBuilder<PlacementPage> builder)
    {
        builder.ToTable("placement_page");
        builder.HasKey(p => new { p.CorpId, p.Number });
    }
}
