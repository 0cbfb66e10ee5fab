using PrivateTraffic.Testing;
using PrivateTraffic.WeCom.RateLimits;

namespace PrivateTraffic.WeCom.Tests.RateLimits;

public class RateGateTests
{
    private const string Api = "externalcontact/get";

    private readonly ManualClock clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Calls_beyond_the_limit_of_a_minute_wait_until_the_oldest_have_left_the_window()
    {
        var gate = Gate(perMinute: 3);
        CallAndAnswer(gate, 3);

        var fourth = Enter(gate);
        fourth.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(60));
        IsIn(gate).ShouldBe(0);
        clock.Advance(TimeSpan.FromSeconds(0.1));

        IsIn(gate).ShouldBe(1);
    }

    [Fact]
    public void The_window_of_a_call_begins_with_its_answer()
    {
        var gate = Gate(perMinute: 1);
        _ = Enter(gate);
        clock.Advance(TimeSpan.FromSeconds(30));
        gate.Leave();

        _ = Enter(gate);
        clock.Advance(TimeSpan.FromSeconds(59));
        IsIn(gate).ShouldBe(0);
        clock.Advance(TimeSpan.FromSeconds(1.1));

        IsIn(gate).ShouldBe(1);
    }

    [Fact]
    public void The_limit_of_an_hour_holds_too()
    {
        var gate = Gate(perMinute: 10, perHour: 20);
        CallAndAnswer(gate, 10);
        clock.Advance(TimeSpan.FromSeconds(61));
        CallAndAnswer(gate, 10);
        clock.Advance(TimeSpan.FromSeconds(61));

        _ = Enter(gate);
        IsIn(gate).ShouldBe(0);
        clock.Advance(TimeSpan.FromMinutes(58.1));
        IsIn(gate).ShouldBe(1);
    }

    [Fact]
    public void People_go_before_bulk_and_each_kind_in_order_of_arrival()
    {
        var gate = Gate(atOnce: 1);
        _ = Enter(gate);
        var order = new List<string>();
        var bulk = Queue("bulk 1", CallPriority.Bulk);
        _ = Queue("bulk 2", CallPriority.Bulk);
        _ = Queue("person 1", CallPriority.Interactive);
        _ = Queue("person 2", CallPriority.Interactive);

        for (var i = 0; i < 4; i++)
        {
            gate.Leave();
            SpinWait.SpinUntil(() => order.Count == i + 1, TimeSpan.FromSeconds(10)).ShouldBeTrue();
        }

        order.ShouldBe(["person 1", "person 2", "bulk 1", "bulk 2"]);
        bulk.IsFaulted.ShouldBeFalse();

        async Task Queue(string name, CallPriority priority)
        {
            await gate.EnterAsync(priority, Timeout.InfiniteTimeSpan, Stop);
            order.Add(name);
        }
    }

    [Fact]
    public void Bulk_leaves_a_reserve_to_people()
    {
        var gate = Gate(perMinute: 10, options: new RateBudgetOptions { InteractiveReserve = 0.2 });
        CallAndAnswer(gate, 8, CallPriority.Bulk);

        var ninth = Enter(gate, CallPriority.Bulk);
        ninth.IsCompleted.ShouldBeFalse();
        CallAndAnswer(gate, 2, CallPriority.Interactive);

        ninth.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public void No_more_calls_run_at_once_than_allowed()
    {
        var gate = Gate(atOnce: 2);

        _ = Enter(gate);
        _ = Enter(gate);
        _ = Enter(gate);
        IsIn(gate).ShouldBe(2);
        gate.Leave();

        IsIn(gate).ShouldBe(2);
    }

    [Fact]
    public async Task Giving_up_a_wait_leaves_the_place_to_the_next()
    {
        var gate = Gate(atOnce: 1);
        _ = Enter(gate);
        using var impatient = new CancellationTokenSource();
        var first = gate.EnterAsync(CallPriority.Bulk, Timeout.InfiniteTimeSpan, impatient.Token).AsTask();
        var second = Enter(gate, CallPriority.Bulk);

        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        gate.Leave();

        await second;
        gate.Snapshot(Api).Waiting.ShouldBe(0);
        gate.Snapshot(Api).MinuteLeft.ShouldBe(9_998);
    }

    [Fact]
    public async Task A_wait_that_is_sure_to_be_too_long_is_refused_at_once()
    {
        var gate = Gate();
        gate.Report(RateSignal.TooOften);

        await Should.ThrowAsync<TimeoutException>(gate.EnterAsync(CallPriority.Interactive, TimeSpan.FromSeconds(10), Stop).AsTask());

        gate.ExpectedWait().ShouldBe(TimeSpan.FromMinutes(1));
        gate.Snapshot(Api).Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task A_wait_that_turns_out_too_long_ends()
    {
        var gate = Gate(atOnce: 1);
        _ = Enter(gate);
        var second = gate.EnterAsync(CallPriority.Interactive, TimeSpan.FromSeconds(10), Stop).AsTask();

        clock.Advance(TimeSpan.FromSeconds(10));

        await Should.ThrowAsync<TimeoutException>(second);
        gate.Snapshot(Api).Waiting.ShouldBe(0);
    }

    [Fact]
    public void A_frequency_refusal_closes_the_api_for_a_minute()
    {
        var gate = Gate();

        gate.Report(RateSignal.TooOften).ShouldBe(TimeSpan.FromMinutes(1));

        _ = Enter(gate);
        gate.Snapshot(Api).ClosedUntil.ShouldBe(clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        clock.Advance(TimeSpan.FromSeconds(59.9));
        IsIn(gate).ShouldBe(0);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        IsIn(gate).ShouldBe(1);
        gate.Snapshot(Api).ClosedUntil.ShouldBeNull();
    }

    [Fact]
    public void A_frequency_refusal_with_the_hour_nearly_used_up_closes_it_for_an_hour()
    {
        var gate = Gate(perMinute: 100, perHour: 100);
        CallAndAnswer(gate, 90);

        gate.Report(RateSignal.TooOften).ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public void A_refusal_repeated_after_the_minute_closes_it_for_an_hour()
    {
        var gate = Gate();
        gate.Report(RateSignal.TooOften).ShouldBe(TimeSpan.FromMinutes(1));
        clock.Advance(TimeSpan.FromSeconds(61));

        gate.Report(RateSignal.TooOften).ShouldBe(TimeSpan.FromHours(1));
        clock.Advance(TimeSpan.FromMinutes(30));
        gate.Report(RateSignal.TooOften).ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public void Refusals_of_one_burst_count_as_one()
    {
        var gate = Gate();

        gate.Report(RateSignal.TooOften);
        clock.Advance(TimeSpan.FromSeconds(1));
        gate.Report(RateSignal.TooOften).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void A_refusal_long_after_the_last_closes_for_a_minute_again()
    {
        var gate = Gate();
        gate.Report(RateSignal.TooOften);
        clock.Advance(TimeSpan.FromMinutes(5));

        gate.Report(RateSignal.TooOften).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Abnormal_traffic_closes_it_for_an_hour() => Gate().Report(RateSignal.Restricted).ShouldBe(TimeSpan.FromHours(1));

    [Fact]
    public void Too_many_at_once_halves_the_ceiling_which_then_rises_step_by_step()
    {
        var gate = Gate(atOnce: 8);
        for (var i = 0; i < 8; i++)
        {
            _ = Enter(gate);
        }

        gate.Report(RateSignal.TooManyAtOnce).ShouldBe(TimeSpan.Zero);
        gate.Report(RateSignal.TooManyAtOnce);
        gate.Snapshot(Api).AtOnceLimit.ShouldBe(4);
        clock.Advance(TimeSpan.FromSeconds(10));

        gate.Snapshot(Api).AtOnceLimit.ShouldBe(6);
    }

    [Fact]
    public async Task A_call_that_is_let_in_after_the_complaint_and_complains_too_lowers_it_further()
    {
        var gate = Gate(atOnce: 8);
        for (var i = 0; i < 6; i++)
        {
            _ = Enter(gate);
        }

        gate.Report(RateSignal.TooManyAtOnce);
        for (var i = 0; i < 6; i++)
        {
            gate.Leave();
        }

        clock.Advance(TimeSpan.FromMilliseconds(50));
        var again = Enumerable.Range(0, 3).Select(_ => Enter(gate)).ToArray();
        gate.Report(RateSignal.TooManyAtOnce, await again[0]);

        gate.Snapshot(Api).AtOnceLimit.ShouldBe(1);
    }

    [Fact]
    public void The_count_that_was_too_many_is_not_tried_again_for_half_an_hour()
    {
        var gate = Gate(atOnce: 8);
        for (var i = 0; i < 6; i++)
        {
            _ = Enter(gate);
        }

        gate.Report(RateSignal.TooManyAtOnce);
        clock.Advance(TimeSpan.FromMinutes(29));
        gate.Snapshot(Api).AtOnceLimit.ShouldBe(5);
        _ = Enter(gate);
        IsIn(gate).ShouldBe(6);
        clock.Advance(TimeSpan.FromMinutes(1));

        gate.Snapshot(Api).AtOnceLimit.ShouldBe(8);
        IsIn(gate).ShouldBe(7);
    }

    [Fact]
    public void Waiters_are_let_in_as_the_ceiling_rises()
    {
        var gate = Gate(atOnce: 4);
        for (var i = 0; i < 4; i++)
        {
            _ = Enter(gate);
        }

        gate.Report(RateSignal.TooManyAtOnce);
        gate.Leave();
        gate.Leave();
        _ = Enter(gate);
        IsIn(gate).ShouldBe(2);

        clock.Advance(TimeSpan.FromSeconds(5));

        IsIn(gate).ShouldBe(3);
    }

    [Fact]
    public void A_snapshot_tells_what_is_left()
    {
        var gate = Gate(perMinute: 10, perHour: 100, atOnce: 2);
        CallAndAnswer(gate, 3);
        _ = Enter(gate);
        _ = Enter(gate);
        _ = Enter(gate);

        gate.Snapshot(Api).ShouldBe(new ApiAllowance(Api, 10, 5, 100, 95, 2, 2, 1, null));
    }

    private RateGate Gate(int perMinute = 10_000, int perHour = 150_000, int atOnce = 100, RateBudgetOptions? options = null) =>
        new(new ApiRateLimit { PerMinute = perMinute, PerHour = perHour, AtOnce = atOnce }, options ?? new RateBudgetOptions(), clock);

    private static Task<TimeSpan> Enter(RateGate gate, CallPriority priority = CallPriority.Interactive) =>
        gate.EnterAsync(priority, Timeout.InfiniteTimeSpan, Stop).AsTask();

    private static int IsIn(RateGate gate) => gate.Snapshot(Api).UnderWay;

    private static void CallAndAnswer(RateGate gate, int times, CallPriority priority = CallPriority.Interactive)
    {
        for (var i = 0; i < times; i++)
        {
            _ = Enter(gate, priority);
            gate.Leave();
        }
    }
}
