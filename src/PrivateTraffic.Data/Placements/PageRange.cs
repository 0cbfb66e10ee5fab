namespace PrivateTraffic.Data.Placements;

/// <summary>The placement pages of one part of a run, as they were and as they become.</summary>
internal sealed class PageRange
{
    private readonly int corpId;
    private readonly long firstPage;
    private readonly PlacementPage?[] pages = new PlacementPage?[PlacementStore.PagesPerPart];
    private readonly byte[]?[] before = new byte[]?[PlacementStore.PagesPerPart];

    public PageRange(int corpId, long firstPage, IEnumerable<PlacementPage> stored)
    {
        this.corpId = corpId;
        this.firstPage = firstPage;
        First = firstPage * PlacementRecord.PerPage;
        Last = First + ((long)PlacementStore.PagesPerPart * PlacementRecord.PerPage) - 1;
        foreach (var page in stored)
        {
            pages[page.Number - firstPage] = Readable(page);
            before[page.Number - firstPage] = page.Records;
        }
    }

    /// <summary>The first customer id of the range.</summary>
    public long First { get; }

    /// <summary>The last customer id of the range.</summary>
    public long Last { get; }

    /// <summary>
    /// The record of a customer, to be read and changed in place. Different customers may be asked for by different threads.
    /// </summary>
    public ref PlacementRecord Record(long customerId)
    {
        var number = customerId / PlacementRecord.PerPage;
        ref var page = ref pages[number - firstPage];
        if (page is null)
        {
            Interlocked.CompareExchange(ref page, New(number), null);
        }

        return ref PlacementRecord.OnWritable(page.Records)[(int)(customerId % PlacementRecord.PerPage)];
    }

    /// <summary>Customers whose placement the calendar may change by <paramref name="today"/>, in the order of ids.</summary>
    public IReadOnlyList<long> Due(DateOnly today)
    {
        var due = new List<long>();
        foreach (var page in pages)
        {
            if (page is not null && page.NextOn <= today)
            {
                AddDue(due, page, today);
            }
        }

        return due;
    }

    /// <summary>Takes a customer off their page: merged away or erased.</summary>
    public void Clear(long customerId) => Record(customerId) = default;

    /// <summary>The pages that differ from what was stored.</summary>
    public IReadOnlyList<PlacementPage> Changed()
    {
        var changed = new List<PlacementPage>();
        foreach (var (page, stored) in pages.Zip(before))
        {
            if (page is not null && !page.Records.AsSpan().SequenceEqual(stored))
            {
                page.Revision++;
                page.NextOn = NextOn(page);
                changed.Add(page);
            }
        }

        return changed;
    }

    private static void AddDue(List<long> due, PlacementPage page, DateOnly today)
    {
        var records = PlacementRecord.On(page.Records);
        for (var i = 0; i < records.Length; i++)
        {
            if (records[i].NextOn <= today)
            {
                due.Add((page.Number * PlacementRecord.PerPage) + i);
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
