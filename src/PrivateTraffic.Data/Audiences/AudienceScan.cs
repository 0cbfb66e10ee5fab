using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Audiences;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Data.Audiences;

/// <summary>One pass over all histories on all processors, which answers everything that the columns cannot.</summary>
internal sealed class AudienceScan(CustomerRows rows, DateOnly day, SegmentationModel model)
{
    /// <summary>Conditions on behaviour, with the set of those for whom each holds.</summary>
    public Dictionary<AudienceCondition, CustomerSet> Conditions { get; } = [];

    /// <summary>The labels to find anew; null where they are known.</summary>
    public DayLabels? Labels { get; init; }

    /// <summary>Customers whom other answers are about, where labels are known.</summary>
    public CustomerSet? Among { get; init; }

    /// <summary>Whether value segments are wanted.</summary>
    public bool WantsSegments { get; init; }

    /// <summary>Buyers with their facts, where segments are wanted.</summary>
    public IReadOnlyList<(int Row, RfmFacts Facts)> Buyers { get; private set; } = [];

    /// <summary>Adds a condition.</summary>
    public void Ask(AudienceCondition condition) => Conditions.TryAdd(condition, rows.Empty());

    public async Task RunAsync(PlacementStore store, int corpId, CancellationToken cancellation)
    {
        var withTimes = Conditions.Keys.Any(BehaviourReader.NeedsTimes);
        var workers = await store.ScanAsync(corpId, () => new Worker(this), static (w, id, h) => w.Visit(id, h), cancellation, withTimes);
        Buyers = [.. workers.SelectMany(w => w.Buyers)];
    }

    /// <summary>What one thread at a time works with.</summary>
    private sealed class Worker(AudienceScan scan)
    {
        private readonly BehaviourReader behaviour = new(scan.Day);
        private readonly Placer placer = new(scan.Model);
        private readonly RfmReader rfm = new(scan.Model.Rfm.WindowDays);

        public List<(int Row, RfmFacts Facts)> Buyers { get; } = [];

        public void Visit(long id, HistoryView history)
        {
            var row = scan.Rows.RowOf(id);
            if (row < 0 || !IsAmong(row, history))
            {
                return;
            }

            if (scan.WantsSegments && rfm.Read(history, scan.Day) is { } facts)
            {
                Buyers.Add((row, facts));
            }

            behaviour.Read(history);
            foreach (var (condition, set) in scan.Conditions)
            {
                if (behaviour.Holds(condition))
                {
                    set.AddShared(row);
                }
            }
        }

        private bool IsAmong(int row, HistoryView history)
        {
            if (scan.Labels is null)
            {
                return scan.Among!.Contains(row);
            }

            if (placer.Place(history, scan.Day) is not { } placement)
            {
                return false;
            }

            scan.Labels.AddShared(row, placement);
            return true;
        }
    }

    private CustomerRows Rows => rows;

    private DateOnly Day => day;

    private SegmentationModel Model => model;
}
