namespace PrivateTraffic.Domain.Purchasing;

/// <summary>
/// The purchase days of one customer as of a day, rising, with the net amount of each: several orders on one day are one purchase day.
/// Read again for the next customer; not safe to share between threads.
/// </summary>
internal sealed class PurchaseDays
{
    private int[] days = new int[16];
    private long[] amounts = new long[16];
    private int count;

    /// <summary>Day numbers as in <see cref="DateOnly.DayNumber"/>.</summary>
    public ReadOnlySpan<int> Days => days.AsSpan(0, count);

    /// <summary>Paid minus refunded on each of <see cref="Days"/>, in fen.</summary>
    public ReadOnlySpan<long> Amounts => amounts.AsSpan(0, count);

    /// <summary>Valid orders.</summary>
    public int Orders { get; private set; }

    /// <summary>Paid minus refunded over all days, in fen.</summary>
    public long NetAmount { get; private set; }

    public void Clear() => (count, Orders, NetAmount) = (0, 0, 0);

    /// <summary>Adds a valid order; orders come in the order of their days.</summary>
    public void Add(int day, long net)
    {
        Orders++;
        NetAmount += net;
        if (count > 0 && days[count - 1] == day)
        {
            amounts[count - 1] += net;
            return;
        }

        if (count == days.Length)
        {
            Array.Resize(ref days, count * 2);
            Array.Resize(ref amounts, count * 2);
        }

        (days[count], amounts[count]) = (day, net);
        count++;
    }
}
