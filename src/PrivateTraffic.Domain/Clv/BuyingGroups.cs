namespace PrivateTraffic.Domain.Clv;

/// <summary>
/// Buyers with equal (x, t_x, T) counted together: the likelihood of a million customers is a sum over the different triples. Sorted, so
/// that no order of input changes a bit of the result.
/// </summary>
internal sealed class BuyingGroups
{
    // 20 bits of x and 22 bits each of t_x and T in days: 11,000 years.
    private const int DayBits = 22;
    private const ulong DayMask = (1UL << DayBits) - 1;

    private BuyingGroups(int count) =>
        (Repeats, RecencyDays, AgeDays, Customers) = (new int[count], new int[count], new int[count], new int[count]);

    /// <summary>x of each group.</summary>
    public int[] Repeats { get; }

    /// <summary>t_x of each group, in days.</summary>
    public int[] RecencyDays { get; }

    /// <summary>T of each group, in days.</summary>
    public int[] AgeDays { get; }

    /// <summary>The number of customers in each group.</summary>
    public int[] Customers { get; }

    /// <summary>The number of groups.</summary>
    public int Count => Repeats.Length;

    /// <summary>Groups the buyers of summaries that are all of the same day.</summary>
    public static BuyingGroups Of(ReadOnlySpan<BuyingSummary> buyers, int asOf)
    {
        var keys = new ulong[buyers.Length];
        for (var i = 0; i < buyers.Length; i++)
        {
            ref readonly var buyer = ref buyers[i];
            keys[i] = ((ulong)(uint)buyer.Repeats << (2 * DayBits))
                | ((ulong)(uint)buyer.RecencyDays << DayBits)
                | (uint)buyer.AgeDays(asOf);
        }

        Array.Sort(keys);
        return OfSorted(keys);
    }

    private static BuyingGroups OfSorted(ulong[] keys)
    {
        var count = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            count += i == 0 || keys[i] != keys[i - 1] ? 1 : 0;
        }

        var groups = new BuyingGroups(count);
        var group = -1;
        for (var i = 0; i < keys.Length; i++)
        {
            if (i == 0 || keys[i] != keys[i - 1])
            {
                group++;
                groups.Repeats[group] = (int)(keys[i] >> (2 * DayBits));
                groups.RecencyDays[group] = (int)((keys[i] >> DayBits) & DayMask);
                groups.AgeDays[group] = (int)(keys[i] & DayMask);
            }

            groups.Customers[group]++;
        }

        return groups;
    }
}
