using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Domain.Tests;

/// <summary>Random histories and models. Days lie within 150 days around the turn of a year, so that windows, gaps and refunds overlap often.</summary>
internal static class Arbitraries
{
    public const int LastDay = 100;

    private static readonly Gen<int> AnyDay = Gen.Choose(-50, LastDay);

    private static readonly Gen<int?> AnySecond =
        Gen.Frequency((1, Gen.Constant<int?>(null)), (4, Gen.Choose(0, 86_399).Select(s => (int?)s)));

    private static readonly Gen<FactTime> AnyTime = from day in AnyDay from second in AnySecond select new FactTime(A.Day(day), second);

    private static readonly Gen<Interaction> AnyInteraction =
        from kind in Gen.Elements(Enum.GetValues<InteractionKind>()) from time in AnyTime select new Interaction(kind, time);

    private static readonly Gen<Order> AnyOrder =
        from time in AnyTime
        from amount in Gen.Frequency((1, Gen.Constant(0)), (6, Gen.Choose(1, 5_000)))
        from refunds in Gen.Frequency((4, Gen.Constant(Array.Empty<Refund>())), (1, RefundsOf(time, amount)))
        select new Order(time, amount, refunds);

    public static Gen<CustomerHistory> Histories { get; } =
        from added in Gen.Frequency((1, Gen.Constant<int?>(null)), (3, AnyDay.Select(d => (int?)d)))
        from interactions in Gen.Frequency((3, AnyInteraction.ArrayOf(12)), (1, AnyInteraction.ArrayOf(60)), (1, Gen.Constant(Array.Empty<Interaction>())))
        from orders in Gen.Choose(0, 8).SelectMany(n => AnyOrder.ArrayOf(n))
        select A.Customer(added).WithInteractions(interactions).WithOrders(orders);

    public static Gen<SegmentationModel> Models { get; } =
        from window in Gen.Choose(3, 40)
        from low in Gen.Choose(1, window - 2)
        from medium in Gen.Choose(low + 1, window - 1)
        from high in Gen.Choose(medium + 1, window)
        from kinds in Gen.Elements(EventSet.Interactions, EventSet.Like | EventSet.Comment, EventSet.Open)
        from lapsed in Gen.Choose(1, 60)
        from silent in Gen.Choose(1, 30)
        from churn in Gen.Choose(silent + 1, silent + 40)
        from silentClock in Gen.Elements(EventSet.All, EventSet.Order | EventSet.Open, EventSet.Order)
        from churnClock in Gen.Elements(EventSet.All, EventSet.Interactions, EventSet.Open)
        from mature in Gen.Choose(2, 4)
        select new SegmentationModel
        {
            Interaction = new InteractionAxis { WindowDays = window, Low = low, Medium = medium, High = high, Kinds = kinds },
            Purchase = new PurchaseAxis { LapsedAfterDays = lapsed },
            Lifecycle = new LifecycleRules
            {
                SilentAfterDays = silent,
                ChurnAfterDays = churn,
                MatureFrom = mature,
                SilentClock = silentClock,
                ChurnClock = churnClock,
            },
        };

    public static IEnumerable<int> Days => Enumerable.Range(-55, LastDay + 55 + 60);

    private static Gen<Refund[]> RefundsOf(FactTime paid, int amount) =>
        (from days in Gen.Choose(0, 40) from share in Gen.Choose(1, 110) select new Refund(paid.Day.AddDays(days), amount * share / 100))
        .ArrayOf(2);
}
