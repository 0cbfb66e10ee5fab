using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;

namespace PrivateTraffic.Domain.Tests.Placements;

public sealed class PlacerProperties
{
    [Fact]
    public void Every_day_of_a_history_is_placed_as_the_specification_says() => ForAll(150, (history, model) =>
    {
        var placer = new Placer(model);
        var naive = new NaivePlacer(model);
        var view = history.View();
        foreach (var day in Arbitraries.Days.Where(d => d % 3 == 0).Select(A.Day))
        {
            var placement = placer.Place(view, day);
            var labels = placement is { } p
                ? new NaivePlacer.Labels(p.Cell, p.Stage, p.ReactivatedOn, p.InteractionDays, p.PurchaseDays, p.Orders, p.NetAmount)
                : null;

            labels.ShouldBe(naive.Place(history, day), $"on {day:O}");
        }
    });

    [Fact]
    public void A_customer_stands_in_exactly_one_cell_from_the_first_fact_on() => ForAll(300, (history, model) =>
    {
        var placer = new Placer(model);
        var view = history.View();
        var placed = Arbitraries.Days.Select(d => placer.Place(view, A.Day(d))).ToArray();

        placed.SkipWhile(p => p is null).ShouldAllBe(p => p != null);
        placed.Where(p => p is not null).ShouldAllBe(p => MatrixCell.All.Count(cell => cell == p!.Value.Cell) == 1);
    });

    [Fact]
    public void Going_on_from_any_stored_placement_equals_placing_from_scratch() => ForAll(300, (history, model) =>
    {
        var placer = new Placer(model);
        var view = history.View();
        Placement? stored = null;
        foreach (var day in Arbitraries.Days.Select(A.Day))
        {
            var scratch = placer.Place(view, day);
            var advanced = stored is { } earlier ? placer.Advance(view, earlier, day) : scratch;
            advanced.ShouldBe(scratch);
            stored = day.DayNumber % 7 == 0 || stored is null ? scratch : stored;
        }
    });

    [Fact]
    public void Facts_in_any_order_give_the_same_placement() => ForAll(300, (history, model) =>
    {
        var random = new System.Random(history.Interactions.Count);
        var interactions = history.Interactions.ToArray();
        var orders = history.Orders.ToArray();
        random.Shuffle(interactions);
        random.Shuffle(orders);

        var shuffled = A.Customer(null).WithAddedOn(history.AddedOn);
        shuffled = interactions.Aggregate(shuffled, (h, i) => h.WithInteractions([i])).WithOrders(orders);

        shuffled.Pack().ShouldBe(history.Pack());
        new Placer(model).Place(shuffled.View(), A.Day(60)).ShouldBe(new Placer(model).Place(history.View(), A.Day(60)));
    });

    [Fact]
    public void No_label_changes_before_the_day_that_was_announced() => ForAll(300, (history, model) =>
    {
        var placer = new Placer(model);
        var view = history.View();
        Placement? previous = null;
        foreach (var day in Arbitraries.Days.Select(A.Day))
        {
            var placement = placer.Place(view, day);
            if (previous is { } before && !placement!.Value.HasSameLabelsAs(before))
            {
                before.NextOn.ShouldBe(day, $"labels changed on {day:O}");
            }

            if (placement is { NextOn: { } next })
            {
                next.ShouldBeGreaterThan(day);
            }

            previous = placement;
        }
    });

    [Fact]
    public void The_path_names_every_change_of_label_and_nothing_else() => ForAll(300, (history, model) =>
    {
        var placer = new Placer(model);
        var view = history.View();
        var changes = new List<Placement>();
        foreach (var day in Arbitraries.Days.Select(A.Day))
        {
            if (placer.Place(view, day) is { } placement && (changes.Count == 0 || !placement.HasSameLabelsAs(changes[^1])))
            {
                changes.Add(placement);
            }
        }

        placer.Path(view, A.Day(Arbitraries.Days.First()), A.Day(Arbitraries.Days.Last())).ShouldBe(changes);
    });

    [Fact]
    public void What_happens_later_never_changes_the_past() => ForAll(200, (history, model) =>
    {
        var placer = new Placer(model);
        var known = CustomerHistory.Empty.WithAddedOn(history.AddedOn)
            .WithInteractions(history.Interactions.Where(i => i.At.Day <= A.Day(30)))
            .WithOrders(history.Orders.Where(o => o.PaidAt.Day <= A.Day(30))
                .Select(o => o with { Refunds = [.. o.Refunds.Where(r => r.On <= A.Day(30))] }));

        var early = placer.Place(known.View(), A.Day(30));
        var late = placer.Place(history.View(), A.Day(30));

        (late is { } l ? l with { NextOn = null } : late).ShouldBe(early is { } e ? e with { NextOn = null } : early);
    });

    private static void ForAll(int tests, Action<CustomerHistory, SegmentationModel> holds) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(tests),
            Prop.ForAll(Arbitraries.Histories.ToArbitrary(), Arbitraries.Models.ToArbitrary(), (history, model) => holds(history, model)));
}
