using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Domain.Previews;

/// <summary>Who would move where if another model took over: exactly what applying it on the same day does. Nothing is changed.</summary>
public sealed class ModelPreview
{
    private readonly PreviewSample sample;

    private ModelPreview(PreviewSample sample, RfmSegmentation before, RfmSegmentation after)
    {
        this.sample = sample;
        (ValueBefore, ValueAfter) = (before, after);
        foreach (var customer in sample.Kept.Where(c => c.ValueBefore is not null || c.ValueAfter is not null))
        {
            Segments.Add(IndexOf(SegmentBefore(customer)), IndexOf(SegmentAfter(customer)), customer.NetAmount);
        }
    }

    /// <summary>The place in <see cref="Segments"/> of buyers without an order in the RFM window.</summary>
    public static int NoSegment { get; } = RfmSegment.All.Count;

    /// <summary>Customers seen by the day.</summary>
    public long Total => Cells.Total.Customers;

    /// <summary>Those whose cell or lifecycle stage would change.</summary>
    public Flow Moved => sample.Moved;

    /// <summary>Between cells, by <see cref="Matrix.MatrixCell.Index"/>.</summary>
    public FlowTable Cells => sample.Cells;

    /// <summary>Between lifecycle stages.</summary>
    public FlowTable Stages => sample.Stages;

    /// <summary>Between value segments, by <see cref="RfmSegment.Index"/> and <see cref="NoSegment"/>. Buyers only.</summary>
    public FlowTable Segments { get; } = new(RfmSegment.All.Count + 1);

    /// <summary>RFM under the model in effect.</summary>
    public RfmSegmentation ValueBefore { get; }

    /// <summary>RFM under the other model.</summary>
    public RfmSegmentation ValueAfter { get; }

    /// <summary>The customers that the sample has kept, by number.</summary>
    public IEnumerable<ComparedCustomer> Customers => sample.Kept.OrderBy(c => c.Id);

    /// <summary>Settles what was collected.</summary>
    public static ModelPreview Of(PreviewSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var before = Segment(sample.Kept, c => c.ValueBefore, sample.Current.Rfm);
        var after = sample.Current.Rfm == sample.Candidate.Rfm ? before : Segment(sample.Kept, c => c.ValueAfter, sample.Candidate.Rfm);
        return new ModelPreview(sample, before, after);
    }

    /// <summary>The value segment of a customer under the model in effect; null without an order in its RFM window.</summary>
    public RfmSegment? SegmentBefore(ComparedCustomer customer) =>
        customer.ValueBefore is { } facts ? ValueBefore.Thresholds.SegmentOf(facts) : null;

    /// <summary>The value segment of a customer under the other model.</summary>
    public RfmSegment? SegmentAfter(ComparedCustomer customer) =>
        customer.ValueAfter is { } facts ? ValueAfter.Thresholds.SegmentOf(facts) : null;

    private static int IndexOf(RfmSegment? segment) => segment?.Index ?? NoSegment;

    private static RfmSegmentation Segment(List<ComparedCustomer> customers, Func<ComparedCustomer, RfmFacts?> valueOf, RfmRules rules)
    {
        var population = new RfmPopulation();
        foreach (var customer in customers)
        {
            if (valueOf(customer) is { } facts)
            {
                population.Add(facts);
            }
        }

        return RfmSegmentation.Of(population, rules);
    }
}
