using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Domain.Tests.Placements;

/// <summary>
/// The segmentation specification read word by word: every day from the first, every fact each time. Slow on purpose and written apart
/// from the product, to check it against.
/// </summary>
internal sealed class NaivePlacer(SegmentationModel model)
{
    public sealed record Labels(MatrixCell Cell, LifecycleStage Stage, DateOnly? ReactivatedOn, int InteractionDays, int PurchaseDays, int Orders, long NetAmount);

    public Labels? Place(CustomerHistory history, DateOnly asOf)
    {
        if (FirstSeen(history) is not { } seen || seen > asOf)
        {
            return null;
        }

        var purchaseDays = PurchaseDays(history, asOf);
        var valid = history.Orders.Where(o => IsValid(o, asOf)).ToArray();
        return new Labels(
            new MatrixCell(Band(history, asOf), Stage(purchaseDays, asOf)),
            Lifecycle(history, asOf),
            ReactivatedOn(history, asOf),
            Count(history, asOf),
            purchaseDays.Count,
            valid.Length,
            valid.Sum(o => Net(o, asOf)));
    }

    private InteractionBand Band(CustomerHistory history, DateOnly asOf)
    {
        var level = 0;
        for (var day = FirstSeen(history)!.Value; day <= asOf; day = day.AddDays(1))
        {
            var c = Count(history, day);
            var next = 0;
            for (var j = 1; j <= 3; j++)
            {
                var u = new[] { 0, model.Interaction.Low, model.Interaction.Medium, model.Interaction.High }[j];
                var v = Math.Max(1, u - Math.Max(1, (int)Math.Ceiling(u * 2 / 10m)));
                next = c >= u || (j <= level && c >= v) ? j : next;
            }

            level = next;
        }

        return (InteractionBand)level;
    }

    private int Count(CustomerHistory history, DateOnly day) => history.Interactions
        .Where(i => Matches(i.Kind, model.Interaction.Kinds) && i.At.Day <= day && i.At.Day > day.AddDays(-model.Interaction.WindowDays))
        .Select(i => i.At.Day).Distinct().Count();

    private PurchaseStage Stage(SortedSet<DateOnly> purchaseDays, DateOnly asOf) =>
        purchaseDays.Count == 0 ? PurchaseStage.Potential
        : asOf.DayNumber - purchaseDays.Max.DayNumber > model.Purchase.LapsedAfterDays ? PurchaseStage.Lapsed
        : purchaseDays.Count == 1 ? PurchaseStage.First
        : PurchaseStage.Repurchase;

    private LifecycleStage Lifecycle(CustomerHistory history, DateOnly asOf)
    {
        var silent = asOf.DayNumber - LastEvent(history, asOf, model.Lifecycle.SilentClock).DayNumber;
        var churn = asOf.DayNumber - LastEvent(history, asOf, model.Lifecycle.ChurnClock).DayNumber;
        var n = PurchaseDays(history, asOf).Count;
        return silent > model.Lifecycle.SilentAfterDays && churn > model.Lifecycle.ChurnAfterDays ? LifecycleStage.Churn
            : silent > model.Lifecycle.SilentAfterDays ? LifecycleStage.Silent
            : n >= model.Lifecycle.MatureFrom ? LifecycleStage.Mature
            : n >= 1 ? LifecycleStage.Growth
            : LifecycleStage.Introduction;
    }

    /// <summary>Looks at each of the last days: an event on it, and the customer silent on the day before.</summary>
    private DateOnly? ReactivatedOn(CustomerHistory history, DateOnly asOf)
    {
        for (var day = asOf; day > asOf.AddDays(-model.Lifecycle.SilentAfterDays); day = day.AddDays(-1))
        {
            var yesterday = day.AddDays(-1);
            if (Events(history, asOf, model.Lifecycle.SilentClock).Contains(day) && FirstSeen(history) <= yesterday)
            {
                var before = Events(history, asOf, model.Lifecycle.SilentClock).Where(d => d < day).ToArray();
                var last = before.Length > 0 ? before.Max() : FirstSeen(history)!.Value;
                if (day.DayNumber - last.DayNumber > model.Lifecycle.SilentAfterDays)
                {
                    return day;
                }
            }
        }

        return null;
    }

    private static DateOnly LastEvent(CustomerHistory history, DateOnly asOf, EventSet clock)
    {
        var events = Events(history, asOf, clock).ToArray();
        return events.Length > 0 ? events.Max() : FirstSeen(history)!.Value;
    }

    private static IEnumerable<DateOnly> Events(CustomerHistory history, DateOnly asOf, EventSet clock) =>
        history.Interactions.Where(i => Matches(i.Kind, clock) && i.At.Day <= asOf).Select(i => i.At.Day)
            .Concat(clock.HasFlag(EventSet.Order) ? PurchaseDays(history, asOf) : []);

    private static SortedSet<DateOnly> PurchaseDays(CustomerHistory history, DateOnly asOf) =>
        [.. history.Orders.Where(o => IsValid(o, asOf)).Select(o => o.PaidAt.Day)];

    private static bool IsValid(Order order, DateOnly asOf) =>
        order.PaidAt.Day <= asOf && (!order.Refunds.Any(r => r.On <= asOf) || Net(order, asOf) > 0);

    private static long Net(Order order, DateOnly asOf) => order.Amount - order.Refunds.Where(r => r.On <= asOf).Sum(r => r.Amount);

    private static bool Matches(InteractionKind kind, EventSet set) => ((1 << (int)kind) & (int)set) != 0;

    private static DateOnly? FirstSeen(CustomerHistory history) =>
        new[] { history.AddedOn }.Concat(history.Interactions.Select(i => (DateOnly?)i.At.Day)).Concat(history.Orders.Select(o => (DateOnly?)o.PaidAt.Day))
            .Where(d => d is not null).Min();
}
