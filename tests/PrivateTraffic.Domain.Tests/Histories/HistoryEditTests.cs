using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;

namespace PrivateTraffic.Domain.Tests.Histories;

public sealed class HistoryEditTests
{
    [Fact]
    public void Interactions_added_to_the_packed_form_give_the_bytes_of_the_history_with_them() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1_000),
        Prop.ForAll(Arbitraries.Histories.ToArbitrary(), Arbitraries.Histories.ToArbitrary(), (history, more) =>
            HistoryEdit.AddInteractions(history.Pack(), more.Interactions.Reverse())
                .ShouldBe(history.WithInteractions(more.Interactions).Pack())));

    [Fact]
    public void Interactions_added_one_at_a_time_in_any_order_give_the_same_bytes() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Arbitraries.Histories.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (history, seed) =>
        {
            var shuffled = history.Interactions.ToArray();
            new Random(seed).Shuffle(shuffled);

            shuffled.Aggregate(history.WithNoInteractions().Pack(), (packed, i) => HistoryEdit.AddInteractions(packed, [i])).ShouldBe(history.Pack());
        }));

    [Fact]
    public void Orders_added_to_the_packed_form_give_the_bytes_of_the_history_with_them() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Arbitraries.Histories.ToArbitrary(), Arbitraries.Histories.ToArbitrary(), (history, more) =>
            HistoryEdit.AddOrders(history.Pack(), more.Orders).ShouldBe(history.WithOrders(history.Orders.Concat(more.Orders)).Pack())));

    [Fact]
    public void Orders_put_in_place_of_others_give_the_bytes_of_the_history_with_them() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Arbitraries.Histories.ToArbitrary(), Arbitraries.Histories.ToArbitrary(), (history, other) =>
            HistoryEdit.WithOrders(history.Pack(), other.Orders).ShouldBe(history.WithOrders(other.Orders).Pack())));

    [Fact]
    public void Nothing_added_changes_nothing()
    {
        var packed = A.Customer(likes: [1, 2, 3], orders: [A.Order(2)]).Pack();

        HistoryEdit.AddInteractions(packed, []).ShouldBe(packed);
        HistoryEdit.AddOrders(packed, []).ShouldBe(packed);
    }

    [Fact]
    public void Damaged_bytes_are_refused_and_never_read_past_the_end() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Arbitraries.Histories.ToArbitrary(), Gen.Choose(0, 10_000).ToArbitrary(), (history, at) =>
        {
            var more = new Interaction(InteractionKind.Open, A.Time(5));
            var packed = history.WithInteractions([more, new(InteractionKind.Like, A.Time(5))]).Pack();
            var cut = packed[..(at % packed.Length)];

            // Times of days that stay are copied unread, so a cut among them is found by whoever reads them.
            try
            {
                var edited = HistoryEdit.AddInteractions(cut, [more]);
                Should.Throw<FormatException>(() => CustomerHistory.Unpack(edited));
            }
            catch (FormatException)
            {
                // Found at once.
            }
        }));

    [Fact]
    public void A_negative_amount_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => HistoryEdit.AddOrders(A.Customer().Pack(), [A.Order(1, -1)]));
}

file static class Histories
{
    public static CustomerHistory WithNoInteractions(this CustomerHistory history) =>
        CustomerHistory.Empty.WithAddedOn(history.AddedOn).WithOrders(history.Orders);
}
