namespace PrivateTraffic.Domain.Clv;

/// <summary>Ranges of days since the last purchase within which customers are counted together.</summary>
internal static class RecencyBuckets
{
    /// <summary>The last day of each range but the last one, which has no end.</summary>
    public static IReadOnlyList<int> Ends { get; } = [30, 60, 90, 180, 365];

    /// <summary>How many there are.</summary>
    public static int Count => Ends.Count + 1;

    /// <summary>The range of a number of days.</summary>
    public static int IndexOf(int recencyDays)
    {
        var bucket = 0;
        while (bucket < Ends.Count && recencyDays > Ends[bucket])
        {
            bucket++;
        }

        return bucket;
    }
}
