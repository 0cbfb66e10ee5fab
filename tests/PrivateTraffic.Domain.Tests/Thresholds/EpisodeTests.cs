using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Thresholds;

namespace PrivateTraffic.Domain.Tests.Thresholds;

public sealed class EpisodeTests
{
    private static readonly GapRule PaidToOpened = Gaps.PaidToOpened;

    [Fact]
    public void Anchors_inside_an_open_episode_do_not_start_another() =>
        Read(PaidToOpened, A.Customer(orders: [A.Order(0), A.Order(3), A.Order(8)], likes: []), opens: [10]).ShouldBe([10], null);

    [Fact]
    public void The_purchase_that_ends_one_gap_starts_the_next() =>
        Read(Gaps.PaidToPaid, A.Customer(orders: [A.Order(0), A.Order(3), A.Order(10)])).ShouldBe([3, 7], 30);

    [Fact]
    public void Several_purchases_of_one_day_are_one() =>
        Read(Gaps.PaidToPaid, A.Customer(orders: [A.Order(0), A.Order(0), A.Order(5), A.Order(5)])).ShouldBe([5], 35);

    [Fact]
    public void A_return_later_on_the_same_day_is_a_gap_of_no_days() =>
        Read(PaidToOpened, A.Customer(orders: [A.Order(5)]), opens: [5], second: 36_001).ShouldBe([0], null);

    [Fact]
    public void A_return_at_the_very_same_second_is_not_later() =>
        Read(PaidToOpened, A.Customer(orders: [A.Order(5)]), opens: [5, 9], second: 36_000).ShouldBe([4], null);

    [Fact]
    public void Where_only_dates_are_known_the_return_is_on_a_later_day() =>
        Read(PaidToOpened, A.Customer(orders: [new Order(A.Time(5, null), 1)]), opens: [5, 9], second: 80_000).ShouldBe([4], null);

    [Fact]
    public void An_anchor_after_the_return_of_the_same_day_starts_the_next_episode() =>
        Read(PaidToOpened, A.Customer(orders: [A.Order(0), new Order(A.Time(5, 50_000), 1)]), opens: [5, 9], second: 40_000)
            .ShouldBe([5, 4], null);

    [Fact]
    public void An_anchor_before_the_return_of_the_same_day_lies_inside_the_episode() =>
        Read(PaidToOpened, A.Customer(orders: [A.Order(0), new Order(A.Time(5, 30_000), 1)]), opens: [5, 9], second: 40_000)
            .ShouldBe([5], null);

    [Fact]
    public void Events_before_the_window_are_ignored() =>
        Read(PaidToOpened, A.Customer(orders: [A.Order(0), A.Order(20)]), opens: [25], window: 30).ShouldBe([5], null);

    [Fact]
    public void An_order_that_was_fully_refunded_never_happened() =>
        Read(Gaps.PaidToPaid, A.Customer(orders: [A.Order(0), A.Order(10, 500, (12, 500)), A.Order(20)])).ShouldBe([20], 20);

    [Fact]
    public void A_customer_without_an_anchor_contributes_nothing() =>
        Read(PaidToOpened, A.Customer(likes: [1, 2]), opens: [3]).ShouldBe([], null);

    [Fact]
    public void A_rule_that_compares_times_of_a_day_asks_for_them()
    {
        var view = new HistoryView().Load(A.Customer(orders: [A.Order(1)]).Pack());

        Should.Throw<InvalidOperationException>(() => new EpisodeReader(PaidToOpened).Read(view, A.Day(5).DayNumber));
        new GapSample(PaidToOpened, A.Day(5)).NeedsTimes.ShouldBeTrue();
        new GapSample(Gaps.PaidToPaid, A.Day(5)).NeedsTimes.ShouldBeFalse();
    }

    /// <summary>As of day 40, over everything or the last days.</summary>
    private static Episodes Read(GapRule rule, CustomerHistory history, int[]? opens = null, int second = 36_000, int window = 100)
    {
        var reader = new EpisodeReader(rule);
        var all = history.WithInteractions((opens ?? []).Select(d => new Interaction(InteractionKind.Open, A.Time(d, second))));
        reader.Read(all.View(), A.Day(40).DayNumber);
        var gaps = reader.Gaps(A.Day(40).DayNumber - window + 1, A.Day(40).DayNumber, out var open).ToArray();
        return new Episodes(gaps, open);
    }

    private sealed record Episodes(int[] Gaps, int? Open)
    {
        public void ShouldBe(int[] gaps, int? open)
        {
            Gaps.ShouldBe(gaps);
            Open.ShouldBe(open);
        }
    }
}
