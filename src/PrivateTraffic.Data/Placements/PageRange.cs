namespace PrivateTraffic.Data.Placements;

/// <summary>The placement pages of one part of a run, as they were and as they become.</summary>
internal sealed class PageRange
{
    private readonly int corpId;
    private readonly Dictionary<long, (PlacementPage Page, byte[] Before)> pages;

    public PageRange(int corpId, long firstPage, IEnumerable<PlacementPage> stored)
    {
        this.corpId = corpId;
        First = firstPage * PlacementRecord.PerPage;
        Last = First + ((long)PlacementStore.PagesPerPart * PlacementRecord.PerPage) - 1;
        pages = stored.ToDictionary(p => p.Number, p => (Readable(p), p.Records));
    }

    /// <summary>The first customer id of the range.</summary>
    public long First { get; }

    /// <summary>The last customer id of the range.</summary>
    public long Last { get; }

    /// <summary>The record of a customer, to be read and changed in place.</summary>
    public ref PlacementRecord Record(long customerId)
    {
        var number = customerId / PlacementRecord.PerPage;
        if (!pages.TryGetValue(number, out var entry))
        {
            pages[number] = entry = (New(number), []);
        }

        return ref PlacementRecord.OnWritable(entry.Page.Records)[(int)(customerId % PlacementRecord.PerPage)];
    }

    /// <summary>Customers whose placement the calendar may change by <paramref name="today"/>.</summary>
    public HashSet<long> Due(DateOnly today)
    {
        var due = new HashSet<long>();
        foreach (var (number, (page, _)) in pages.Where(p => p.Value.Page.NextOn <= today))
        {
            AddDue(due, number, page, today);
        }

        return due;
    }

    /// <summary>Takes a customer off their page: merged away or erased.</summary>
    public void Clear(long customerId) => Record(customerId) = default;

    /// <summary>The pages that differ from what was stored.</summary>
    public IReadOnlyList<PlacementPage> Changed()
    {
        var changed = pages.Values.Where(p => !p.Page.Records.AsSpan().SequenceEqual(p.Before)).Select(p => p.Page).ToList();
        foreach (var page in changed)
        {
            page.Revision++;
            page.NextOn = NextOn(page);
        }

        return changed;
    }

    private static void AddDue(HashSet<long> due, long number, PlacementPage page, DateOnly today)
    {
        var records = PlacementRecord.On(page.Records);
        for (var i = 0; i < records.Length; i++)
        {
            if (records[i].NextOn <= today)
            {
                due.Add((number * PlacementRecord.PerPage) + i);
            }
        }
    }

    private static DateOnly? NextOn(PlacementPage page)
    {
        DateOnly? next = null;
        foreach (ref readonly var record in PlacementRecord.On(page.Records))
        {
            if (record.NextOn is { } day && (next is null || day < next))
            {
                next = day;
            }
        }

        return next;
    }

    /// <summary>A copy to work on, empty when the stored layout is of another version.</summary>
    private PlacementPage Readable(PlacementPage stored)
    {
        var page = New(stored.Number);
        page.Revision = stored.Revision;
        page.NextOn = stored.NextOn;
        if (stored.Format == PlacementRecord.Format)
        {
            stored.Records.CopyTo(page.Records, 0);
        }

        return page;
    }

    private PlacementPage New(long number) => new()
    {
        CorpId = corpId,
        Number = number,
        Revision = 0,
        Format = PlacementRecord.Format,
        Records = new byte[PlacementRecord.PerPage * PlacementRecord.Size],
    };
}
