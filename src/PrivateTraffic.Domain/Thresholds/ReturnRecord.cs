using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Thresholds;

/// <summary>
/// Who was how long away h days ago, and who has come back since: everything a backtest of any thresholds needs (segmentation
/// specification, section 3). Whole numbers by recency: customers may be added in any order, records of disjoint populations add up. Not
/// safe to share between threads.
/// </summary>
public sealed class ReturnRecord
{
    private readonly EventSet silentClock;
    private readonly EventSet churnClock;
    private readonly EventSet returns;
    private readonly int labelledOn;
    private readonly int asOf;
    private readonly Purchases purchases = new();
    private readonly Dictionary<(int Silent, int Churn), (long Customers, long Returned)> byRecency = [];

    /// <param name="silent">The silent rule.</param>
    /// <param name="churn">The rule on which churn is measured: the silent rule again, or the second one.</param>
    /// <param name="asOf">The last complete day.</param>
    /// <param name="days">h: how far back the labels lie, at least 1.</param>
    public ReturnRecord(GapRule silent, GapRule churn, DateOnly asOf, int days)
    {
        ArgumentNullException.ThrowIfNull(silent);
        ArgumentNullException.ThrowIfNull(churn);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        silentClock = silent.Clock;
        churnClock = churn.Clock;
        returns = silent.Return | churn.Return;
        this.asOf = asOf.DayNumber;
        labelledOn = this.asOf - days;
    }

    /// <summary>
    /// Counts a customer who had an event of the silent rule by the day of the labels; nobody else. A customer without an event of the
    /// churn rule is measured from the day they were first seen, as in the lifecycle (section 4).
    /// </summary>
    public void Add(HistoryView history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (LastEvent(history, labelledOn, silentClock) is not { } last)
        {
            return;
        }

        var churnSince = churnClock == silentClock ? last : LastEvent(history, labelledOn, churnClock) ?? history.FirstSeenDay ?? last;
        var key = (labelledOn - last, labelledOn - churnSince);
        var returned = LastEvent(history, asOf, returns) > labelledOn;
        var (customers, back) = byRecency.GetValueOrDefault(key);
        byRecency[key] = (customers + 1, back + (returned ? 1 : 0));
    }

    /// <summary>Adds the record of other customers, of the same rules and day.</summary>
    /// <exception cref="ArgumentException">The other record is of other rules or days.</exception>
    public void Merge(ReturnRecord other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if ((silentClock, churnClock, returns) != (other.silentClock, other.churnClock, other.returns)
            || (labelledOn, asOf) != (other.labelledOn, other.asOf))
        {
            throw new ArgumentException("A return record of other rules or days cannot be added.", nameof(other));
        }

        foreach (var (key, more) in other.byRecency)
        {
            var (customers, back) = byRecency.GetValueOrDefault(key);
            byRecency[key] = (customers + more.Customers, back + more.Returned);
        }
    }

    /// <summary>What the thresholds would have been worth.</summary>
    /// <param name="silentAfterDays">S.</param>
    /// <param name="churnAfterDays">C, above S.</param>
    public Backtest Test(int silentAfterDays, int churnAfterDays)
    {
        Proportion active = default, silent = default, churn = default, newlyChurned = default;
        foreach (var ((silentRecency, churnRecency), (customers, returned)) in byRecency)
        {
            if (silentRecency <= silentAfterDays)
            {
                Count(ref active);
            }
            else if (churnRecency <= churnAfterDays)
            {
                Count(ref silent);
            }
            else
            {
                Count(ref churn);
                if (churnRecency <= churnAfterDays + Backtest.NewlyChurnedDays)
                {
                    Count(ref newlyChurned);
                }
            }

            void Count(ref Proportion label) => label = new Proportion(label.Successes + returned, label.Trials + customers);
        }

        return new Backtest
        {
            LabelledOn = DateOnly.FromDayNumber(labelledOn),
            AsOf = DateOnly.FromDayNumber(asOf),
            Active = active,
            Silent = silent,
            Churn = churn,
            NewlyChurned = newlyChurned,
        };
    }

    private int? LastEvent(HistoryView history, int day, EventSet events)
    {
        purchases.Read(history, day);
        return new EventsBackwards(history, history.InteractionDaysUpTo(day), purchases.Days, events).Next();
    }
}
