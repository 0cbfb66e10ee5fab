using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.WeCom.RateLimits;

namespace PrivateTraffic.WeCom.Tests.RateLimits;

public class SlidingWindowTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void An_event_is_counted_for_the_whole_window_and_little_longer()
    {
        var window = new SlidingWindow(Minute);
        window.Add(TimeSpan.FromSeconds(10.05));

        window.Count(TimeSpan.FromSeconds(70.05)).ShouldBe(1);
        window.Count(TimeSpan.FromSeconds(70.1)).ShouldBe(0);
    }

    [Fact]
    public void The_next_drop_is_when_the_oldest_event_leaves()
    {
        var window = new SlidingWindow(Minute);
        window.UntilNextDrop(TimeSpan.Zero).ShouldBeNull();

        window.Add(TimeSpan.FromSeconds(5));
        window.Add(TimeSpan.FromSeconds(30));

        window.UntilNextDrop(TimeSpan.FromSeconds(30)).ShouldBe(TimeSpan.FromSeconds(35.1));
        window.UntilNextDrop(TimeSpan.FromSeconds(66)).ShouldBe(TimeSpan.FromSeconds(24.1));
    }

    [Fact]
    public void A_long_silence_empties_it()
    {
        var window = new SlidingWindow(Minute);
        window.Add(TimeSpan.Zero);
        window.Add(TimeSpan.FromSeconds(59));

        window.Count(TimeSpan.FromDays(400)).ShouldBe(0);
    }

    [Fact]
    public void It_never_counts_less_than_the_truth_nor_much_more()
    {
        var gaps = Gen.Choose(0, 3_000).ArrayOf().ToArbitrary();
        Prop.ForAll(gaps, milliseconds =>
        {
            var window = new SlidingWindow(Minute);
            List<TimeSpan> events = [];
            var now = TimeSpan.Zero;
            foreach (var gap in milliseconds)
            {
                now += TimeSpan.FromMilliseconds(gap);
                window.Add(now);
                events.Add(now);

                var counted = window.Count(now);
                counted.ShouldBeGreaterThanOrEqualTo(events.Count(e => e > now - Minute));
                counted.ShouldBeLessThanOrEqualTo(events.Count(e => e > now - Minute - (Minute / 600)));
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void After_the_time_it_names_the_count_has_fallen_and_a_tick_before_it_has_not()
    {
        Prop.ForAll(Gen.Choose(0, 5_000).NonEmptyListOf().ToArbitrary(), milliseconds =>
        {
            var window = new SlidingWindow(Minute);
            var now = TimeSpan.Zero;
            foreach (var gap in milliseconds)
            {
                now += TimeSpan.FromMilliseconds(gap);
                window.Add(now);
            }

            var before = window.Count(now);
            var drop = window.UntilNextDrop(now)!.Value;
            drop.ShouldBeGreaterThan(TimeSpan.Zero);
            window.Count(now + drop - TimeSpan.FromTicks(1)).ShouldBe(before);
            window.Count(now + drop).ShouldBeLessThan(before);
        }).QuickCheckThrowOnFailure();
    }
}
