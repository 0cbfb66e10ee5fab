namespace PrivateTraffic.Domain.Labels.Pyramid;

/// <summary>
/// The cut-points of the pyramid, by the amounts of all buyers (segmentation specification, section 8): top 1%, next 4%, next 15%, the
/// remaining buyers, and those who never bought. A cut is a value: buyers who paid the same are on the same level. Where a cut falls among
/// equals, they all go to the higher level if it then is at most 1.5 times its size, else to the lower.
/// </summary>
/// <param name="Buyers">The number of buyers.</param>
/// <param name="TopFrom">Amounts from which a buyer is on the top level, in fen; null when nobody is.</param>
/// <param name="LargeFrom">Amounts from which a buyer is at least large; null when nobody is.</param>
/// <param name="MediumFrom">Amounts from which a buyer is at least medium; null when nobody is.</param>
public sealed record CustomerPyramid(int Buyers, long? TopFrom, long? LargeFrom, long? MediumFrom)
{
    private static readonly int[] PercentUpTo = [1, 5, 20];

    /// <summary>Derives the cut-points.</summary>
    /// <param name="amounts">What every buyer paid in all, in fen, in any order.</param>
    public static CustomerPyramid Of(IEnumerable<long> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        var falling = amounts.OrderDescending().ToArray();
        var cuts = new long?[PercentUpTo.Length];
        var (wantedBefore, taken) = (0, 0);
        for (var i = 0; i < cuts.Length; i++)
        {
            var wanted = (int)(((PercentUpTo[i] * (long)falling.Length) + 99) / 100);
            taken = EndOfLevel(falling, taken, wanted, wanted - wantedBefore);
            cuts[i] = taken == 0 ? null : falling[taken - 1];
            wantedBefore = wanted;
        }

        return new CustomerPyramid(falling.Length, cuts[0], cuts[1], cuts[2]);
    }

    /// <summary>The level of a customer.</summary>
    /// <param name="purchaseDays">Days with a valid order; 0 for those who never bought.</param>
    /// <param name="amount">What they paid in all, in fen.</param>
    public PyramidLevel LevelOf(int purchaseDays, long amount) =>
        purchaseDays == 0 ? PyramidLevel.NeverBought
        : amount >= TopFrom ? PyramidLevel.Top
        : amount >= LargeFrom ? PyramidLevel.Large
        : amount >= MediumFrom ? PyramidLevel.Medium
        : PyramidLevel.Small;

    /// <summary>The name of a level in keys, such as <c>never-bought</c>.</summary>
    public static string KeyOf(PyramidLevel level) => level switch
    {
        PyramidLevel.NeverBought => "never-bought",
        PyramidLevel.Small => "small",
        PyramidLevel.Medium => "medium",
        PyramidLevel.Large => "large",
        PyramidLevel.Top => "top",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };

    /// <summary>How many buyers are on this level and the ones above it.</summary>
    /// <param name="falling">Amounts, the largest first.</param>
    /// <param name="taken">Buyers on the levels above.</param>
    /// <param name="wanted">Where this level should end.</param>
    /// <param name="size">How many this level should hold.</param>
    private static int EndOfLevel(long[] falling, int taken, int wanted, int size)
    {
        if (wanted <= taken)
        {
            return taken;
        }

        var (first, end) = (wanted - 1, wanted);
        while (first > taken && falling[first - 1] == falling[wanted - 1])
        {
            first--;
        }

        while (end < falling.Length && falling[end] == falling[wanted - 1])
        {
            end++;
        }

        return end == wanted || 2 * (end - taken) <= 3 * size ? end : first;
    }
}
