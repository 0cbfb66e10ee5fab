namespace PrivateTraffic.Domain.Thresholds;

/// <summary>
/// The gaps of a population in one observation window, as whole numbers by length in days (segmentation specification, section 1.2). Counts
/// of disjoint populations add up, in any order, to the same numbers.
/// </summary>
/// <remarks>
/// Every estimator of the section follows from these histograms. Weighted ones do too, exactly: a customer with m completed gaps gives each
/// of them the weight 1/m, so completed gaps are counted apart for each m, and weights are formed only when an estimate is made, always in
/// the same order. A sum of fractions kept as a floating-point number would depend on the order of customers in its last bits, and a
/// threshold could move by a day with it.
/// </remarks>
internal sealed class GapCounts
{
    private long[][] completed = [];
    private long[] first = [];
    private long[] shortest = [];
    private long[] open = [];
    private long[] censored = [];

    /// <summary>Customers with an anchor in the window.</summary>
    public long Customers { get; private set; }

    /// <summary>Completed gaps.</summary>
    public long Gaps { get; private set; }

    /// <summary>Completed gaps by the number m of completed gaps of their customer, then by length: <c>[m][days]</c>.</summary>
    public IReadOnlyList<long[]> Completed => completed;

    /// <summary>The first completed gap of each customer who has one.</summary>
    public ReadOnlySpan<long> First => first;

    /// <summary>The shortest completed gap of each customer who has one.</summary>
    public ReadOnlySpan<long> Shortest => shortest;

    /// <summary>The open gap of each customer who has completed ones as well.</summary>
    public ReadOnlySpan<long> Open => open;

    /// <summary>The open gap of each customer who has not completed one.</summary>
    public ReadOnlySpan<long> Censored => censored;

    /// <summary>Counts a customer.</summary>
    /// <param name="gaps">The completed gaps in days, in time order.</param>
    /// <param name="openGap">The days since the anchor of the episode that is still open; null when none is.</param>
    public void Add(ReadOnlySpan<int> gaps, int? openGap)
    {
        if (gaps.IsEmpty && openGap is null)
        {
            return;
        }

        Customers++;
        Gaps += gaps.Length;
        if (gaps.IsEmpty)
        {
            Increment(ref censored, openGap!.Value);
            return;
        }

        var least = gaps[0];
        ref var ofEqual = ref Row(gaps.Length);
        foreach (var gap in gaps)
        {
            Increment(ref ofEqual, gap);
            least = Math.Min(least, gap);
        }

        Increment(ref first, gaps[0]);
        Increment(ref shortest, least);
        if (openGap is { } days)
        {
            Increment(ref open, days);
        }
    }

    /// <summary>Adds the counts of another population.</summary>
    public void Add(GapCounts other)
    {
        Customers += other.Customers;
        Gaps += other.Gaps;
        for (var m = 0; m < other.completed.Length; m++)
        {
            if (other.completed[m].Length > 0)
            {
                Add(ref Row(m), other.completed[m]);
            }
        }

        Add(ref first, other.first);
        Add(ref shortest, other.shortest);
        Add(ref open, other.open);
        Add(ref censored, other.censored);
    }

    /// <summary>The same counts, to be continued apart.</summary>
    public GapCounts Copy()
    {
        var copy = new GapCounts();
        copy.Add(this);
        return copy;
    }

    private ref long[] Row(int m)
    {
        if (completed.Length <= m)
        {
            var before = completed.Length;
            Array.Resize(ref completed, (m * 3 / 2) + 4);
            completed.AsSpan(before).Fill([]);
        }

        return ref completed[m];
    }

    private static void Increment(ref long[] counts, int index)
    {
        if (counts.Length <= index)
        {
            Array.Resize(ref counts, (index * 3 / 2) + 8);
        }

        counts[index]++;
    }

    private static void Add(ref long[] counts, long[] more)
    {
        if (counts.Length < more.Length)
        {
            Array.Resize(ref counts, more.Length);
        }

        for (var i = 0; i < more.Length; i++)
        {
            counts[i] += more[i];
        }
    }
}
