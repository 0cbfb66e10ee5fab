using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Audiences;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Data.Audiences;

/// <summary>Who stands where on a day.</summary>
internal sealed class DayLabels
{
    private readonly CustomerSet[] cells;
    private readonly CustomerSet[] stages;
    private CustomerSet[]? segments;

    public DayLabels(CustomerRows rows)
    {
        Everybody = rows.Empty();
        cells = [.. MatrixCell.All.Select(_ => rows.Empty())];
        stages = [.. Enum.GetValues<LifecycleStage>().Select(_ => rows.Empty())];
    }

    /// <summary>All customers who are placed.</summary>
    public CustomerSet Everybody { get; }

    /// <summary>The day of the value segments; null while they are not known.</summary>
    public DateOnly? SegmentsOn { get; private set; }

    /// <summary>The labels that are stored.</summary>
    public static DayLabels Of(CustomerRows rows, CorpPlacements placements)
    {
        var labels = new DayLabels(rows);
        var first = 0;
        foreach (var page in placements.Pages)
        {
            var records = PlacementRecord.On(page.Records);
            for (var i = 0; i < records.Length; i++)
            {
                if (records[i].IsPlaced)
                {
                    labels.Everybody.Add(first + i);
                    labels.cells[records[i].CellIndex].Add(first + i);
                    labels.stages[(int)records[i].Stage].Add(first + i);
                }
            }

            first += PlacementRecord.PerPage;
        }

        return labels;
    }

    /// <summary>Adds a customer while others are added.</summary>
    public void AddShared(int row, in Placement placement)
    {
        Everybody.AddShared(row);
        cells[placement.Cell.Index].AddShared(row);
        stages[(int)placement.Stage].AddShared(row);
    }

    /// <summary>Settles the value segments of buyers.</summary>
    public void SetSegments(CustomerRows rows, IReadOnlyList<(int Row, RfmFacts Facts)> buyers, RfmRules rules, DateOnly day)
    {
        var population = new RfmPopulation();
        foreach (var buyer in buyers)
        {
            population.Add(buyer.Facts);
        }

        var rfm = RfmSegmentation.Of(population, rules);
        CustomerSet[] sets = [.. RfmSegment.All.Select(_ => rows.Empty())];
        foreach (var (row, facts) in buyers)
        {
            sets[rfm.LabelOf(facts).Segment.Index].Add(row);
        }

        (segments, SegmentsOn) = (sets, day);
    }

    /// <summary>The value segment of a row; null for those without one.</summary>
    public RfmSegment? SegmentOf(int row) =>
        segments is null ? null : RfmSegment.All.FirstOrDefault(s => segments[s.Index].Contains(row));

    /// <summary>Adds those with a label to a set.</summary>
    public void AddTo(CustomerSet set, SetField field, string key)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = MatrixCell.All[i];
            if (key == field switch
            {
                SetField.Band => MatrixCell.KeyOf(cell.Band),
                SetField.Stage => MatrixCell.KeyOf(cell.Stage),
                SetField.Cell => cell.Key,
                _ => null,
            })
            {
                set.Add(cells[i]);
            }
        }

        for (var i = 0; field == SetField.Lifecycle && i < stages.Length; i++)
        {
            if (key == LifecycleRules.KeyOf((LifecycleStage)i))
            {
                set.Add(stages[i]);
            }
        }

        if (field == SetField.Rfm && RfmSegment.TryParse(key, out var segment))
        {
            set.Add((segments ?? throw new InvalidOperationException("Value segments are not known yet."))[segment.Index]);
        }
    }
}
