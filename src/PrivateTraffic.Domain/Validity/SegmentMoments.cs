namespace PrivateTraffic.Domain.Validity;

/// <summary>
/// Count, sum and sum of squares of some measures by segment: one pass, linear in customers (segmentation specification, section 9). Sums
/// are exact before they are rounded, so that neither the order of customers nor the way in which parts are merged shows in the result. Not
/// safe to share between threads.
/// </summary>
public sealed class SegmentMoments
{
    private readonly long[] counts;
    private readonly Cell[,] cells;

    /// <param name="segments">Defined segments, at least 1; some may stay empty.</param>
    /// <param name="measures">Measures, at least 1.</param>
    public SegmentMoments(int segments, int measures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(segments, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(measures, 1);
        counts = new long[segments];
        cells = new Cell[segments, measures];
        for (var s = 0; s < segments; s++)
        {
            for (var m = 0; m < measures; m++)
            {
                cells[s, m] = new Cell();
            }
        }
    }

    /// <summary>Customers by segment.</summary>
    public IReadOnlyList<long> Counts => counts;

    /// <summary>Customers.</summary>
    public long Customers => counts.Sum();

    /// <summary>Measures.</summary>
    public int Measures => cells.GetLength(1);

    /// <summary>Segments with at least one customer.</summary>
    public int NonEmpty => counts.Count(n => n > 0);

    /// <summary>Adds a customer.</summary>
    /// <param name="segment">The position of the segment.</param>
    /// <param name="values">One finite value for each measure.</param>
    public void Add(int segment, ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, Measures);
        counts[segment]++;
        for (var m = 0; m < values.Length; m++)
        {
            cells[segment, m].Add(values[m]);
        }
    }

    /// <summary>Adds the customers of another pass over the same segments and measures.</summary>
    public void Merge(SegmentMoments other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentOutOfRangeException.ThrowIfNotEqual((other.counts.Length, other.Measures), (counts.Length, Measures), nameof(other));
        for (var s = 0; s < counts.Length; s++)
        {
            counts[s] += other.counts[s];
            for (var m = 0; m < Measures; m++)
            {
                cells[s, m].Add(other.cells[s, m]);
            }
        }
    }

    /// <summary>The mean of a measure in a segment; not a number where the segment is empty.</summary>
    public double Mean(int segment, int measure) => cells[segment, measure].Sum.Value / counts[segment];

    /// <summary>The mean of a measure over all customers.</summary>
    public double Mean(int measure) => TotalOf(measure) / Customers;

    /// <summary>The standard deviation of a measure over all customers (divisor N); 0 where all values are equal.</summary>
    public double Deviation(int measure)
    {
        var (within, between) = Squares(measure);
        return Customers == 0 ? 0 : Math.Sqrt((within + between) / Customers);
    }

    /// <summary>How a measure is split into the differences between segments and those within.</summary>
    public MeasureSeparation SeparationOf(int measure)
    {
        var (within, between) = Squares(measure);
        return MeasureSeparation.Of(between, within, Customers, NonEmpty);
    }

    /// <summary>The sums of squares within segments and between them, exactly 0 where all values are equal.</summary>
    private (double Within, double Between) Squares(int measure)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        var (within, between) = (new ExactSum(), new ExactSum());
        var mean = Mean(measure);
        for (var s = 0; s < counts.Length; s++)
        {
            var cell = cells[s, measure];
            (least, most) = (Math.Min(least, cell.Least), Math.Max(most, cell.Most));
            if (counts[s] > 0)
            {
                within.Add(cell.SquaresAround(counts[s]));
                between.Add(counts[s] * Math.Pow((cell.Sum.Value / counts[s]) - mean, 2));
            }
        }

        return least >= most ? (0, 0) : (within.Value, between.Value);
    }

    private double TotalOf(int measure)
    {
        var sum = new ExactSum();
        for (var s = 0; s < counts.Length; s++)
        {
            sum.Add(cells[s, measure].Sum);
        }

        return sum.Value;
    }

    private sealed class Cell
    {
        public ExactSum Sum { get; } = new();

        public ExactSum Squares { get; } = new();

        public double Least { get; private set; } = double.PositiveInfinity;

        public double Most { get; private set; } = double.NegativeInfinity;

        public void Add(double value)
        {
            Sum.Add(value);
            Squares.Add(value * value);
            (Least, Most) = (Math.Min(Least, value), Math.Max(Most, value));
        }

        public void Add(Cell other)
        {
            Sum.Add(other.Sum);
            Squares.Add(other.Squares);
            (Least, Most) = (Math.Min(Least, other.Least), Math.Max(Most, other.Most));
        }

        /// <summary>The sum of squared distances to the mean, exactly 0 where all values are equal.</summary>
        public double SquaresAround(long count)
        {
            var sum = Sum.Value;
            return Least == Most ? 0 : Math.Max(0, Squares.Value - (sum * (sum / count)));
        }
    }
}
