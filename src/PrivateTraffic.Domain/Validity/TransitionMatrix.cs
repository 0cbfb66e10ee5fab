namespace PrivateTraffic.Domain.Validity;

/// <summary>
/// How many customers went from which segment to which between two days. Customers who were in none on one of them stand in a row or column
/// of their own.
/// </summary>
public sealed class TransitionMatrix
{
    private readonly long[,] counts;

    /// <param name="segments">Defined segments, at least 1.</param>
    public TransitionMatrix(int segments)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(segments, 1);
        counts = new long[segments + 1, segments + 1];
    }

    /// <summary>Defined segments.</summary>
    public int Segments => counts.GetLength(0) - 1;

    /// <summary>Customers who went from one segment to another, or stayed; null stands for no segment.</summary>
    public long this[int? from, int? to] => counts[from ?? Segments, to ?? Segments];

    /// <summary>Customers in each segment on the earlier day.</summary>
    public IReadOnlyList<long> Earlier => Margin((segment, other) => counts[segment, other]);

    /// <summary>Customers in each segment on the later day.</summary>
    public IReadOnlyList<long> Later => Margin((segment, other) => counts[other, segment]);

    /// <summary>Customers with a segment on both days, and those of them who changed it.</summary>
    public Proportion Moved
    {
        get
        {
            var (moved, both) = (0L, 0L);
            for (var s = 0; s < Segments; s++)
            {
                for (var t = 0; t < Segments; t++)
                {
                    both += counts[s, t];
                    moved += s == t ? 0 : counts[s, t];
                }
            }

            return new Proportion(moved, both);
        }
    }

    /// <summary>Counts a customer; null stands for no segment.</summary>
    public void Add(int? from, int? to) => counts[from ?? Segments, to ?? Segments]++;

    /// <summary>Adds the counts of other customers.</summary>
    public void Merge(TransitionMatrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentOutOfRangeException.ThrowIfNotEqual(other.Segments, Segments, nameof(other));
        for (var s = 0; s <= Segments; s++)
        {
            for (var t = 0; t <= Segments; t++)
            {
                counts[s, t] += other.counts[s, t];
            }
        }
    }

    private long[] Margin(Func<int, int, long> count) =>
        [.. Enumerable.Range(0, Segments).Select(segment => Enumerable.Range(0, Segments + 1).Sum(other => count(segment, other)))];
}
