using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Placements;

namespace PrivateTraffic.Domain.Labels.Propensity;

/// <summary>
/// What the propensity model knows of a customer on a day. Logarithms, because the tenth day more or less says less than the first.
/// </summary>
internal readonly record struct CustomerFeatures : IComparable<CustomerFeatures>
{
    /// <summary>The number of features.</summary>
    public const int Count = 7;

    /// <summary>Features of purchases and interactions look back this far where they are not of all time.</summary>
    private const int WindowDays = 30;

    private const double FenPerYuan = 100;

    private readonly float hasBought;
    private readonly float sincePurchase;
    private readonly float purchases;
    private readonly float amount;
    private readonly float recentInteractions;
    private readonly float sinceInteraction;
    private readonly float sinceFirstSeen;

    private CustomerFeatures(Purchases bought, int recentInteractions, int sinceInteraction, int sinceFirstSeen, int asOf)
    {
        hasBought = bought.Days.IsEmpty ? 0 : 1;
        sincePurchase = Log(bought.Days.IsEmpty ? sinceFirstSeen : asOf - bought.Days[^1]);
        purchases = Log(bought.Days.Length);
        amount = Log(bought.NetAmount / FenPerYuan);
        this.recentInteractions = Log(recentInteractions);
        this.sinceInteraction = Log(sinceInteraction);
        this.sinceFirstSeen = Log(sinceFirstSeen);
    }

    /// <summary>A score by which recency alone ranks: later buyers higher, those who never bought last.</summary>
    public double RecencyRank => hasBought == 0 ? double.NegativeInfinity : -sincePurchase;

    /// <summary>A score by which frequency alone ranks.</summary>
    public double FrequencyRank => purchases;

    /// <summary>One feature.</summary>
    public double this[int index] => index switch
    {
        0 => hasBought,
        1 => sincePurchase,
        2 => purchases,
        3 => amount,
        4 => recentInteractions,
        5 => sinceInteraction,
        6 => sinceFirstSeen,
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, null),
    };

    /// <summary>Reads a customer as of a day. Null when nothing of them is visible on it.</summary>
    /// <param name="history">The history.</param>
    /// <param name="asOf">The day number.</param>
    /// <param name="scratch">Read anew by this.</param>
    public static CustomerFeatures? Of(HistoryView history, int asOf, Purchases scratch)
    {
        scratch.Read(history, asOf);
        var days = history.InteractionDays;
        var visible = CountUpTo(days, asOf);
        var firstSeen = Math.Min(
            history.AddedDay == HistoryView.NoDay ? int.MaxValue : history.AddedDay,
            Math.Min(visible > 0 ? days[0] : int.MaxValue, scratch.Days.IsEmpty ? int.MaxValue : scratch.Days[0]));
        return firstSeen > asOf
            ? null
            : new CustomerFeatures(
                scratch,
                visible - CountUpTo(days, asOf - WindowDays),
                asOf - (visible > 0 ? days[visible - 1] : firstSeen),
                asOf - firstSeen,
                asOf);
    }

    /// <summary>An order that depends on the features alone, so that sums over customers come out the same whoever they are.</summary>
    public int CompareTo(CustomerFeatures other)
    {
        for (var i = 0; i < Count; i++)
        {
            if (this[i].CompareTo(other[i]) is var order && order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static float Log(double count) => (float)Math.Log(1 + Math.Max(0, count));

    private static int CountUpTo(ReadOnlySpan<int> days, int last)
    {
        var found = days.BinarySearch(last);
        return found >= 0 ? found + 1 : ~found;
    }
}
