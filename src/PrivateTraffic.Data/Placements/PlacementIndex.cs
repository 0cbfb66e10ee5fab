using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;

namespace PrivateTraffic.Data.Placements;

/// <summary>
/// The stored placements of a corp in memory, some tens of bytes a customer: counts and lists by cell without asking the database.
/// It follows the stored pages by their revisions, whichever process wrote them. Safe to share between threads.
/// </summary>
public sealed class PlacementIndex(IDbContextFactory<PrivateTrafficDb> databases) : IDisposable
{
    private readonly ConcurrentDictionary<int, CorpPlacements> corps = new();
    private readonly SemaphoreSlim refreshing = new(1, 1);

    /// <summary>The placements of a corp as they are stored now.</summary>
    public async Task<CorpPlacements> ReadAsync(int corpId, CancellationToken cancellation)
    {
        await refreshing.WaitAsync(cancellation);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var known = corps.GetValueOrDefault(corpId, CorpPlacements.Empty);
            var current = await RefreshAsync(db, corpId, known, cancellation);
            corps[corpId] = current;
            return current;
        }
        finally
        {
            refreshing.Release();
        }
    }

    public void Dispose() => refreshing.Dispose();

    private static async Task<CorpPlacements> RefreshAsync(
        PrivateTrafficDb db, int corpId, CorpPlacements known, CancellationToken cancellation)
    {
        var stored = db.PlacementPages.AsNoTracking().Where(p => p.CorpId == corpId && p.Format == PlacementRecord.Format);
        var revisions = await stored.Select(p => new { p.Number, p.Revision }).ToListAsync(cancellation);
        var changed = revisions.Where(r => known.RevisionOf(r.Number) != r.Revision).Select(r => r.Number).ToArray();
        if (changed.Length == 0)
        {
            return known;
        }

        var fresh = new List<PlacementPage>(changed.Length);
        foreach (var numbers in changed.Chunk(500))
        {
            fresh.AddRange(await stored.Where(p => numbers.Contains(p.Number)).ToListAsync(cancellation));
        }

        return known.With(fresh);
    }
}

/// <summary>The placements of a corp at one moment. Immutable.</summary>
public sealed class CorpPlacements
{
    private const int SampleSeed = 20_260_101;

    private readonly SortedDictionary<long, PlacementPage> pages;

    private CorpPlacements(SortedDictionary<long, PlacementPage> pages) => this.pages = pages;

    internal static CorpPlacements Empty { get; } = new([]);

    /// <summary>Customers, and what they paid in all, by cell in the order of <see cref="MatrixCell.All"/>.</summary>
    public IReadOnlyList<Share> Cells(IReadOnlySet<long>? within = null)
    {
        var shares = new Share[MatrixCell.All.Count];
        ForEach(within, (_, record) => shares[record.CellIndex] += new Share(1, record.NetAmount));
        return shares;
    }

    /// <summary>Customers, and what they paid in all, by lifecycle stage.</summary>
    public IReadOnlyList<Share> Stages(IReadOnlySet<long>? within = null)
    {
        var shares = new Share[Enum.GetValues<LifecycleStage>().Length];
        ForEach(within, (_, record) => shares[(int)record.Stage] += new Share(1, record.NetAmount));
        return shares;
    }

    /// <summary>How many customers are wanted.</summary>
    public long Count(Func<PlacementRecord, bool> isWanted, IReadOnlySet<long>? within = null)
    {
        var count = 0L;
        ForEach(within, (_, record) => count += isWanted(record) ? 1 : 0);
        return count;
    }

    /// <summary>How many customers are placed.</summary>
    public long Count() => Count(_ => true);

    /// <summary>
    /// A random sample of those who are placed, everybody with the same chance, in the order of ids; all of them where there are not more
    /// than are wanted. Not every so-manieth: what customers do may repeat itself along their ids. The same placements always give the same
    /// sample.
    /// </summary>
    public long[] Sample(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var (random, left) = (new Random(SampleSeed), Count());
        var sample = new List<long>((int)Math.Min(most, left));
        ForEach(within: null, (id, _) =>
        {
            // Selection sampling: as many of those left as are still wanted.
            if (random.NextInt64(left--) < most - sample.Count)
            {
                sample.Add(id);
            }
        });
        return [.. sample];
    }

    /// <summary>The next wanted customers after an id, in the order of ids.</summary>
    public IReadOnlyList<long> People(Func<PlacementRecord, bool> isWanted, long after, int most, IReadOnlySet<long>? within = null)
    {
        var found = new List<long>(most);
        foreach (var (number, page) in pages)
        {
            var first = number * PlacementRecord.PerPage;
            if (first + PlacementRecord.PerPage <= after)
            {
                continue;
            }

            var records = PlacementRecord.On(page.Records);
            for (var i = 0; i < records.Length && found.Count < most; i++)
            {
                if (first + i > after && records[i].IsPlaced && isWanted(records[i]) && within?.Contains(first + i) != false)
                {
                    found.Add(first + i);
                }
            }
        }

        return found;
    }

    /// <summary>The record of a customer; not placed when there is none.</summary>
    public PlacementRecord this[long customerId] => pages.TryGetValue(customerId / PlacementRecord.PerPage, out var page)
        ? PlacementRecord.On(page.Records)[(int)(customerId % PlacementRecord.PerPage)]
        : default;

    /// <summary>The pages, in the order of their numbers.</summary>
    internal IReadOnlyCollection<PlacementPage> Pages => pages.Values;

    internal int RevisionOf(long page) => pages.TryGetValue(page, out var known) ? known.Revision : 0;

    internal CorpPlacements With(IEnumerable<PlacementPage> fresh)
    {
        var next = new SortedDictionary<long, PlacementPage>(pages);
        foreach (var page in fresh)
        {
            next[page.Number] = page;
        }

        return new CorpPlacements(next);
    }

    private void ForEach(IReadOnlySet<long>? within, Action<long, PlacementRecord> take)
    {
        foreach (var (number, page) in pages)
        {
            var records = PlacementRecord.On(page.Records);
            for (var i = 0; i < records.Length; i++)
            {
                var id = (number * PlacementRecord.PerPage) + i;
                if (records[i].IsPlaced && within?.Contains(id) != false)
                {
                    take(id, records[i]);
                }
            }
        }
    }
}

/// <summary>A number of customers and what they paid in all, in fen.</summary>
public readonly record struct Share(long Customers, long NetAmount)
{
    public static Share operator +(Share left, Share right) => new(left.Customers + right.Customers, left.NetAmount + right.NetAmount);
}
