using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Domain.Previews;

/// <summary>
/// Places customers under two models and collects what a <see cref="ModelPreview"/> is made of. One sample serves one thread; samples of
/// disjoint customers are merged.
/// </summary>
public sealed class PreviewSample
{
    private readonly Placer before;
    private readonly Placer? after;
    private readonly RfmReader valueBefore;
    private readonly RfmReader? valueAfter;
    private readonly bool keepsAll;
    private readonly DateOnly asOf;

    /// <param name="current">The model in effect.</param>
    /// <param name="candidate">The model that would take its place.</param>
    /// <param name="asOf">The day on which customers are placed.</param>
    /// <param name="keepsAll">Whether every customer is wanted one by one, not only the counts.</param>
    public PreviewSample(SegmentationModel current, SegmentationModel candidate, DateOnly asOf, bool keepsAll)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(candidate);
        (Current, Candidate, this.asOf, this.keepsAll) = (current, candidate, asOf, keepsAll);

        // Models that differ in other parts place everybody alike, which halves the work.
        var placesAlike = (current.Interaction, current.Purchase, current.Lifecycle)
            == (candidate.Interaction, candidate.Purchase, candidate.Lifecycle);
        (before, after) = (new Placer(current), placesAlike ? null : new Placer(candidate));
        valueBefore = new RfmReader(current.Rfm.WindowDays);
        valueAfter = candidate.Rfm.WindowDays == current.Rfm.WindowDays ? null : new RfmReader(candidate.Rfm.WindowDays);
    }

    /// <summary>The model in effect.</summary>
    public SegmentationModel Current { get; }

    /// <summary>The model that would take its place.</summary>
    public SegmentationModel Candidate { get; }

    internal FlowTable Cells { get; } = new(MatrixCell.All.Count);

    internal FlowTable Stages { get; } = new(Enum.GetValues<LifecycleStage>().Length);

    /// <summary>Those whose cell or stage differ.</summary>
    internal Flow Moved { get; private set; }

    /// <summary>Buyers in one of the RFM windows; everybody where everybody is kept.</summary>
    internal List<ComparedCustomer> Kept { get; } = [];

    /// <summary>Adds a customer; one of whom nothing is visible on the day is left out.</summary>
    public void Add(long id, HistoryView history)
    {
        if (before.Place(history, asOf) is not { } from)
        {
            return;
        }

        var to = after?.Place(history, asOf) ?? from;

        var value = valueBefore.Read(history, asOf);
        var valueThen = valueAfter is null ? value : valueAfter.Read(history, asOf);
        var customer = new ComparedCustomer(id, from.NetAmount, from.Cell, to.Cell, from.Stage, to.Stage, value, valueThen);
        Cells.Add(from.Cell.Index, to.Cell.Index, from.NetAmount);
        Stages.Add((int)from.Stage, (int)to.Stage, from.NetAmount);
        Moved += customer.Moves ? new Flow(1, from.NetAmount) : default;
        if (keepsAll || customer.ValueBefore is not null || customer.ValueAfter is not null)
        {
            Kept.Add(customer);
        }
    }

    /// <summary>Adds the customers of another sample of the same models and day.</summary>
    public void Merge(PreviewSample other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Cells.Merge(other.Cells);
        Stages.Merge(other.Stages);
        Moved += other.Moved;
        Kept.AddRange(other.Kept);
    }
}
