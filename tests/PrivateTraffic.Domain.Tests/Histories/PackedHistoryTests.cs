using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;

namespace PrivateTraffic.Domain.Tests.Histories;

public sealed class PackedHistoryTests
{
    [Fact]
    public void A_history_survives_packing() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Arbitraries.Histories.ToArbitrary(), history =>
        {
            var again = CustomerHistory.Unpack(history.Pack());

            again.AddedOn.ShouldBe(history.AddedOn);
            again.Interactions.ShouldBe(history.Interactions);
            again.Orders.Select(o => (o.PaidAt, o.Amount)).ShouldBe(history.Orders.Select(o => (o.PaidAt, o.Amount)));
            again.Orders.SelectMany(o => o.Refunds).ShouldBe(history.Orders.SelectMany(o => o.Refunds));
        }));

    [Fact]
    public void Adding_facts_one_by_one_packs_to_the_same_bytes_as_adding_them_together() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(Arbitraries.Histories.ToArbitrary(), history =>
            history.Interactions.Reverse().Aggregate(
                CustomerHistory.Empty.WithAddedOn(history.AddedOn).WithOrders(history.Orders),
                (h, i) => CustomerHistory.Unpack(h.WithInteractions([i]).Pack())).Pack().ShouldBe(history.Pack())));

    [Fact]
    public void An_ordinary_customer_takes_some_tens_of_bytes()
    {
        var customer = A.Customer(likes: [.. Enumerable.Range(0, 16).Select(i => i * 7)], orders: [A.Order(30), A.Order(70)]);

        customer.Pack().Length.ShouldBeLessThan(120);
    }

    [Fact]
    public void Damaged_bytes_are_refused_and_never_read_past_the_end() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Arbitraries.Histories.ToArbitrary(), Gen.Choose(0, 10_000).ToArbitrary(), (history, at) =>
        {
            var packed = history.WithInteractions([new Interaction(InteractionKind.Open, A.Time(5))]).Pack();

            Should.Throw<FormatException>(() => CustomerHistory.Unpack(packed.AsSpan(0, at % packed.Length)));
        }));

    [Fact]
    public void A_later_format_is_refused_by_name()
    {
        var packed = A.Customer().Pack();
        packed[0] = 9;

        Should.Throw<FormatException>(() => new HistoryView().Load(packed)).Message.ShouldContain("format 9");
    }

    [Fact]
    public void A_merge_keeps_the_facts_of_both_and_the_earlier_day_of_adding()
    {
        var one = A.Customer(added: 10, likes: [12], orders: [A.Order(20)]);
        var other = A.Customer(added: 5, likes: [6, 30], orders: [A.Order(8, 5, (9, 2))]);

        var merged = one.UnionWith(other);

        merged.AddedOn.ShouldBe(A.Day(5));
        merged.Interactions.Select(i => i.At.Day).ShouldBe([A.Day(6), A.Day(12), A.Day(30)]);
        merged.Orders.Select(o => o.PaidAt.Day).ShouldBe([A.Day(8), A.Day(20)]);
        merged.Pack().ShouldBe(other.UnionWith(one).Pack());
    }

    [Fact]
    public void A_negative_amount_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => A.Customer(orders: [A.Order(1, -1)]));
}
