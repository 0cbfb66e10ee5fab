using PrivateTraffic.Data.Placements;

namespace PrivateTraffic.Data.Audiences;

/// <summary>
/// Gives customers row numbers without gaps to speak of: those of their placement pages, one page after the other. Immutable.
/// </summary>
public sealed class CustomerRows
{
    private readonly long[] pages;
    private readonly bool isContiguous;

    internal CustomerRows(long[] pages)
    {
        this.pages = pages;
        isContiguous = pages.Length == 0 || pages[^1] - pages[0] == pages.Length - 1;
    }

    /// <summary>How many rows there are; not every row is a customer.</summary>
    public int Count => pages.Length * PlacementRecord.PerPage;

    /// <summary>The row of a customer; -1 for those who have none.</summary>
    public int RowOf(long id)
    {
        var number = id / PlacementRecord.PerPage;
        var page = pages.Length == 0 || number < pages[0] || number > pages[^1] ? -1
            : isContiguous ? (int)(number - pages[0])
            : Array.BinarySearch(pages, number);
        return page < 0 ? -1 : (page * PlacementRecord.PerPage) + (int)(id % PlacementRecord.PerPage);
    }

    /// <summary>The customer of a row.</summary>
    public long IdOf(int row) => (pages[row / PlacementRecord.PerPage] * PlacementRecord.PerPage) + (row % PlacementRecord.PerPage);

    /// <summary>The row after which those of greater ids come; -1 where all do.</summary>
    public int RowBefore(long id)
    {
        var found = Array.BinarySearch(pages, id / PlacementRecord.PerPage);
        return found >= 0
            ? (found * PlacementRecord.PerPage) + (int)(id % PlacementRecord.PerPage)
            : (~found * PlacementRecord.PerPage) - 1;
    }

    /// <summary>An empty set.</summary>
    public CustomerSet Empty() => new(Count);

    /// <summary>The customers among these ids who have a row.</summary>
    public CustomerSet SetOf(IEnumerable<long> ids)
    {
        var set = Empty();
        foreach (var row in ids.Select(RowOf).Where(r => r >= 0))
        {
            set.Add(row);
        }

        return set;
    }

    internal bool IsSameAs(CustomerRows other) => pages.AsSpan().SequenceEqual(other.pages);
}
