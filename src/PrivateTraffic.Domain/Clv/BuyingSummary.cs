using PrivateTraffic.Domain.Purchasing;

namespace PrivateTraffic.Domain.Clv;

/// <summary>
/// What the models of section 7 know of one buyer: how often, from when to when, for how much. Days are exact integers; the models see
/// weeks, so that two customers with equal days are equal to them.
/// </summary>
/// <param name="PurchaseDays">Days with at least one valid order, at least 1.</param>
/// <param name="FirstDay">The first of them, as a day number.</param>
/// <param name="LastDay">The last of them, as a day number.</param>
/// <param name="NetAmount">Paid minus refunded on all of them, in fen.</param>
/// <param name="FirstAmount">Paid minus refunded on the first of them, in fen.</param>
public readonly record struct BuyingSummary(int PurchaseDays, int FirstDay, int LastDay, long NetAmount, long FirstAmount)
{
    /// <summary>Days in a week: the models count time in weeks.</summary>
    public const double DaysPerWeek = 7;

    /// <summary>x: purchase days after the first.</summary>
    public int Repeats => PurchaseDays - 1;

    /// <summary>x times m: what was spent on the repeat days, in fen.</summary>
    public long RepeatAmount => NetAmount - FirstAmount;

    /// <summary>t_x in days: from the first to the last purchase day.</summary>
    public int RecencyDays => LastDay - FirstDay;

    /// <summary>m: the mean spend on a repeat purchase day, in fen; 0 without one.</summary>
    public double MeanRepeatSpend => Repeats == 0 ? 0 : (double)RepeatAmount / Repeats;

    /// <summary>T in days: from the first purchase day to the as-of day.</summary>
    public int AgeDays(int asOf) => asOf - FirstDay;

    /// <summary>Sums purchase days up; null where there are none.</summary>
    internal static BuyingSummary? Of(PurchaseDays purchases) => purchases.Days.IsEmpty
        ? null
        : new(purchases.Days.Length, purchases.Days[0], purchases.Days[^1], purchases.NetAmount, purchases.Amounts[0]);
}
