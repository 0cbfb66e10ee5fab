using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Placements;

namespace PrivateTraffic.Domain.Labels.Acquisition;

/// <summary>One customer of a cohort: when they were added, and which stages they have reached.</summary>
public readonly record struct CohortMember
{
    private readonly int stages;

    private CohortMember(DateOnly addedOn, int stages) => (AddedOn, this.stages) = (addedOn, stages);

    /// <summary>The day they were added.</summary>
    public DateOnly AddedOn { get; }

    /// <summary>Reads a customer as of the end of a day.</summary>
    /// <param name="history">Their history.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="referrals">Days on which contacts were added on their recommendation, in any order.</param>
    /// <returns>Null for customers nobody has added by that day.</returns>
    public static CohortMember? Of(HistoryView history, DateOnly asOf, IEnumerable<DateOnly> referrals)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(referrals);
        var purchases = new Purchases();
        purchases.Read(history, asOf.DayNumber);
        return Of(history, purchases, asOf, referrals);
    }

    internal static CohortMember? Of(HistoryView history, Purchases purchases, DateOnly asOf, IEnumerable<DateOnly> referrals)
    {
        if (history.AddedOn is not { } addedOn || addedOn > asOf)
        {
            return null;
        }

        var added = addedOn.DayNumber;
        var interactions = history.InteractionDays;
        var orders = purchases.Days;
        var end = asOf.DayNumber;
        var stages = 1 << (int)AcquisitionStage.Added;
        Reach(AcquisitionStage.Activated, Any(interactions, added, added + 7, end));
        Reach(AcquisitionStage.Retained, Any(interactions, added + 8, added + 30, end) || Any(orders, added + 8, added + 30, end));
        Reach(AcquisitionStage.Bought, !orders.IsEmpty && orders[0] >= added && orders[0] <= added + 30);
        Reach(AcquisitionStage.Referred, referrals.Any(r => r >= addedOn && r <= addedOn.AddDays(30) && r <= asOf));
        return new CohortMember(addedOn, stages);

        void Reach(AcquisitionStage stage, bool isReached) => stages |= isReached ? 1 << (int)stage : 0;
    }

    /// <summary>Whether they have reached a stage.</summary>
    public bool HasReached(AcquisitionStage stage) => (stages & (1 << (int)stage)) != 0;

    private static bool Any(ReadOnlySpan<int> days, int from, int to, int end)
    {
        var found = days.BinarySearch(from);
        var first = found >= 0 ? found : ~found;
        return first < days.Length && days[first] <= Math.Min(to, end);
    }
}
