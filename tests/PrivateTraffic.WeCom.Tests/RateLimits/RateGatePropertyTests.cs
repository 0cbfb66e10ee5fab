using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Testing;
using PrivateTraffic.WeCom.RateLimits;

namespace PrivateTraffic.WeCom.Tests.RateLimits;

/// <summary>
/// A server that counts arrivals in true sliding windows, with any latency before and after. Whatever the load, it must never see more than
/// the limit, and the gate must not waste what is allowed.
/// </summary>
public class RateGatePropertyTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    [Fact]
    public void No_window_of_a_minute_or_an_hour_ever_sees_more_than_the_limit()
    {
        var runs =
            from perMinute in Gen.Choose(1, 12)
            from perHour in Gen.Choose(1, 60)
            from atOnce in Gen.Choose(1, 6)
            from seed in Gen.Choose(0, int.MaxValue)
            select (perMinute, perHour, atOnce, seed);

        Prop.ForAll(runs.ToArbitrary(), run =>
        {
            var (perMinute, perHour, atOnce, seed) = run;
            var arrivals = Simulate(perMinute, perHour, atOnce, new Random(seed), steps: 1_500);

            MostInAnyWindow(arrivals, TimeSpan.FromMinutes(1)).ShouldBeLessThanOrEqualTo(perMinute);
            MostInAnyWindow(arrivals, TimeSpan.FromHours(1)).ShouldBeLessThanOrEqualTo(perHour);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Under_constant_load_nearly_everything_allowed_is_used()
    {
        var clock = new ManualClock();
        var gate = new RateGate(new ApiRateLimit { PerMinute = 600, PerHour = 100_000, AtOnce = 40 }, new RateBudgetOptions(), clock);
        Queue(gate, 20_000);

        var calls = 0;
        for (var i = 0; i < 10 * 60 * 10; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            for (var underWay = gate.Snapshot("").UnderWay; underWay > 0; underWay--, calls++)
            {
                gate.Leave();
            }
        }

        // Ten minutes allow 6,000; one in a hundred is the reserve for people.
        calls.ShouldBeInRange((int)(6_000 * 0.95), 6_600);
    }

    private static List<TimeSpan> Simulate(int perMinute, int perHour, int atOnce, Random random, int steps)
    {
        var clock = new ManualClock();
        var options = new RateBudgetOptions { ConcurrencyRecovery = TimeSpan.FromSeconds(3) };
        var gate = new RateGate(new ApiRateLimit { PerMinute = perMinute, PerHour = perHour, AtOnce = atOnce }, options, clock);
        var start = clock.GetUtcNow();
        var arrivals = new List<TimeSpan>();
        var underWay = new List<TimeSpan>();
        for (var i = 0; i < steps; i++)
        {
            Queue(gate, random.Next(0, 3));
            clock.Advance(random.Next(20) == 0 ? TimeSpan.FromMinutes(random.Next(1, 20)) : Step * random.Next(1, 4));
            var now = clock.GetUtcNow() - start;
            underWay.AddRange(Enumerable.Repeat(now, gate.Snapshot("").UnderWay - underWay.Count));
            underWay.Count.ShouldBeLessThanOrEqualTo(atOnce);

            // Some get their answer now. The server counted each somewhere between its being let in and this moment.
            for (var answers = random.Next(0, underWay.Count + 1); answers > 0; answers--)
            {
                var which = random.Next(underWay.Count);
                arrivals.Add(underWay[which] + ((now - underWay[which]) * (random.Next(3) / 2.0)));
                underWay.RemoveAt(which);
                gate.Leave();
                underWay.AddRange(Enumerable.Repeat(now, gate.Snapshot("").UnderWay - underWay.Count));
            }

            if (random.Next(50) == 0)
            {
                gate.Report(RateSignal.TooManyAtOnce, underWay.Count > 0 ? underWay[random.Next(underWay.Count)] : now);
            }
        }

        arrivals.Sort();
        return arrivals;
    }

    private static void Queue(RateGate gate, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            var priority = i % 2 == 0 ? CallPriority.Bulk : CallPriority.Interactive;
            _ = gate.EnterAsync(priority, Timeout.InfiniteTimeSpan, CancellationToken.None).AsTask();
        }
    }

    private static int MostInAnyWindow(List<TimeSpan> arrivals, TimeSpan length)
    {
        var most = 0;
        var first = 0;
        for (var last = 0; last < arrivals.Count; last++)
        {
            while (arrivals[last] - arrivals[first] >= length)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
