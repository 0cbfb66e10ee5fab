using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Domain.Rfm;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Validity;

/// <summary>
/// Judges the matrix, the lifecycle and the value segments of a model on a company's customers (segmentation specification, section 9), in
/// two passes over the histories: <see cref="Count"/> for everybody, then <see cref="Compare"/> for everybody, then <see cref="Reports"/>.
/// The order of customers does not matter. Not safe to share between threads.
/// </summary>
public sealed class ModelAudit
{
    /// <summary>The last days in which a change back counts as flapping: the week.</summary>
    private const int FlappingSpan = 7;

    private static readonly Measure[] OfPlaced =
    [
        new("days-away", new LocalizedText("未活跃天数", "days since the last activity"), InGeometry: true),
        new("interaction-days", new LocalizedText("互动天数", "interaction days"), InGeometry: true),
        .. Bought,
    ];

    private static readonly Measure[] OfBuyers =
        [new("recency", new LocalizedText("距上次下单天数", "days since the last order"), InGeometry: true), .. Bought];

    private readonly Placer placer;
    private readonly RfmReader reader;
    private readonly RfmReader lately;
    private readonly RfmSegmentation rfm;
    private readonly DateOnly asOf;
    private readonly ValiditySample matrix = new(MatrixCell.All.Count, OfPlaced, Outcomes.Count);
    private readonly ValiditySample lifecycle = new(Enum.GetValues<LifecycleStage>().Length, OfPlaced, Outcomes.Count);
    private readonly ValiditySample value = new(RfmSegment.All.Count, OfBuyers, Outcomes.Count);
    private Comparison? comparison;

    /// <param name="model">The model.</param>
    /// <param name="rfm">Its value segments, thresholds settled.</param>
    /// <param name="asOf">The last complete day.</param>
    /// <param name="days">How long ago the labels of the past lie, in days, at least 1: outcomes are counted since then.</param>
    public ModelAudit(SegmentationModel model, RfmSegmentation rfm, DateOnly asOf, int days)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rfm);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        placer = new Placer(model);
        reader = new RfmReader(model.Rfm.WindowDays);
        lately = new RfmReader(days);
        this.rfm = rfm;
        this.asOf = asOf;
        Since = DaysBefore(days);
    }

    /// <summary>The outcomes whose lift is measured, in this order: a valid order, an interaction.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = ["order", "interaction"];

    /// <summary>The day of the labels of the past; no earlier than the calendar begins.</summary>
    public DateOnly Since { get; }

    private static Measure[] Bought =>
    [
        new("frequency", new LocalizedText("订单数", "orders"), InGeometry: false),
        new("log-frequency", new LocalizedText("订单数（对数）", "orders, logarithm"), InGeometry: true),
        new("monetary", new LocalizedText("消费金额", "amount"), InGeometry: false),
        new("log-monetary", new LocalizedText("消费金额（对数）", "amount, logarithm"), InGeometry: true),
    ];

    /// <summary>The first pass.</summary>
    public void Count(HistoryView history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (placer.Place(history, asOf) is not { } now)
        {
            return;
        }

        var then = placer.Place(history, Since);
        ReadOnlySpan<bool> happened = [HasOrder(history), HasInteraction(history)];
        Span<double> values = stackalloc double[OfPlaced.Length];
        Read(now, values);
        matrix.Add(now.Cell.Index, values);
        matrix.AddPast(then?.Cell.Index, now.Cell.Index, happened);
        lifecycle.Add((int)now.Stage, values);
        lifecycle.AddPast((int?)then?.Stage, (int)now.Stage, happened);
        CountFlapping(history);
        CountValue(history, happened);
    }

    /// <summary>The second pass.</summary>
    public void Compare(long customer, HistoryView history)
    {
        ArgumentNullException.ThrowIfNull(history);
        comparison ??= new Comparison(matrix, lifecycle, value);
        if (placer.Place(history, asOf) is { } now)
        {
            Span<double> values = stackalloc double[OfPlaced.Length];
            Read(now, values);
            comparison.Matrix.Add(customer, now.Cell.Index, values);
            comparison.Lifecycle.Add(customer, (int)now.Stage, values);
        }

        if (reader.Read(history, asOf) is { } facts)
        {
            Span<double> values = stackalloc double[OfBuyers.Length];
            Read(facts, values);
            comparison.Value.Add(customer, rfm.Thresholds.SegmentOf(facts).Index, values);
        }
    }

    /// <summary>What the passes have found.</summary>
    public (ValidityReport Matrix, ValidityReport Lifecycle, ValidityReport Value) Reports()
    {
        comparison ??= new Comparison(matrix, lifecycle, value);
        return (comparison.Matrix.Report(), comparison.Lifecycle.Report(), comparison.Value.Report());
    }

    private void CountValue(HistoryView history, ReadOnlySpan<bool> happened)
    {
        var now = reader.Read(history, asOf);
        if (now is { } facts)
        {
            Span<double> values = stackalloc double[OfBuyers.Length];
            Read(facts, values);
            value.Add(rfm.Thresholds.SegmentOf(facts).Index, values);
        }

        if (SegmentOn(history, Since) is var then && (then is not null || now is not null))
        {
            value.AddPast(then, now is { } current ? rfm.Thresholds.SegmentOf(current).Index : null, happened);
        }
    }

    private void CountFlapping(HistoryView history)
    {
        var first = DaysBefore(FlappingSpan + Flapping.WithinDays - 1);
        var cells = new List<(int, int?)>();
        var stages = new List<(int, int?)>();
        foreach (var step in placer.Path(history, first, asOf))
        {
            AddChange(cells, step.AsOf.DayNumber, step.Cell.Index);
            AddChange(stages, step.AsOf.DayNumber, (int)step.Stage);
        }

        matrix.AddFlapping(Happened(cells));
        lifecycle.AddFlapping(Happened(stages));
        if (SegmentOn(history, asOf) is null)
        {
            return;
        }

        var segments = new List<(int, int?)>();
        for (var day = first; day <= asOf; day = day.AddDays(1))
        {
            AddChange(segments, day.DayNumber, SegmentOn(history, day));
        }

        value.AddFlapping(Happened(segments));
    }

    private bool Happened(List<(int, int?)> path) => Flapping.Happened(path, asOf.DayNumber - FlappingSpan + 1, asOf.DayNumber);

    private static void AddChange(List<(int Day, int? Label)> path, int day, int? label)
    {
        if (path.Count == 0 || path[^1].Label != label)
        {
            path.Add((day, label));
        }
    }

    private int? SegmentOn(HistoryView history, DateOnly day) =>
        reader.Read(history, day) is { } facts ? rfm.Thresholds.SegmentOf(facts).Index : null;

    private DateOnly DaysBefore(int days) => DateOnly.FromDayNumber(Math.Max(0, asOf.DayNumber - days));

    private bool HasOrder(HistoryView history) => lately.Read(history, asOf) is not null;

    private bool HasInteraction(HistoryView history) =>
        history.InteractionDaysUpTo(asOf.DayNumber) > history.InteractionDaysUpTo(Since.DayNumber);

    private static void Read(Placement placement, Span<double> values)
    {
        values[0] = placement.AsOf.DayNumber - placement.SilentSince.DayNumber;
        values[1] = placement.InteractionDays;
        ReadBought(placement.Orders, placement.NetAmount, values[2..]);
    }

    private static void Read(RfmFacts facts, Span<double> values)
    {
        values[0] = facts.Recency;
        ReadBought(facts.Frequency, facts.Monetary, values[1..]);
    }

    private static void ReadBought(int orders, long amount, Span<double> values)
    {
        values[0] = orders;
        values[1] = Math.Log(1.0 + orders);
        values[2] = amount;
        values[3] = Math.Log(1.0 + amount);
    }

    private sealed class Comparison(ValiditySample matrix, ValiditySample lifecycle, ValiditySample value)
    {
        public Part Matrix { get; } = new(matrix);

        public Part Lifecycle { get; } = new(lifecycle);

        public Part Value { get; } = new(value);
    }

    private sealed class Part
    {
        private readonly ValiditySample sample;
        private readonly SegmentGeometry geometry;
        private readonly SilhouetteSample silhouettes;

        public Part(ValiditySample sample)
        {
            this.sample = sample;
            geometry = sample.Geometry();
            silhouettes = new SilhouetteSample(geometry);
        }

        public void Add(long customer, int segment, ReadOnlySpan<double> values)
        {
            geometry.Add(segment, values);
            silhouettes.Add(customer, segment, values);
        }

        public ValidityReport Report() => sample.Report(geometry, silhouettes);
    }
}
