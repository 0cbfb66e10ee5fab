using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Tests.World;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Sync.Tests.Faults;

/// <summary>What goes wrong between WeCom and us for a while, and is over when the schedule comes round often enough.</summary>
public sealed class FaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("busy")]
    [InlineData("http502")]
    [InlineData("reset")]
    [InlineData("truncated_json")]
    [InlineData("html_page")]
    [InlineData("write_conflict")]
    public async Task One_call_in_five_goes_wrong_and_the_truth_is_stored(string kind)
    {
        await using var company = await SimulatedCompany.StartAsync(cancellation: Cancellation);
        await using var installation = await Installation.OnAsync(company, FastMotion.Settings);
        await company.FaultAsync(new { kind, rate = 0.2 }, Cancellation);

        await installation.PullThroughAsync(RunKind.Full);

        (await RefusalsAsync(company)).ShouldBeGreaterThan(20);
        await Truth.ShouldHoldAsync(company, installation);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("http502")]
    public async Task An_answer_that_is_lost_after_the_call_was_carried_out_changes_nothing(string kind)
    {
        await using var company = await SimulatedCompany.StartAsync(cancellation: Cancellation);
        await using var installation = await Installation.OnAsync(company, FastMotion.Settings);
        await company.FaultAsync(new { kind, rate = 0.2, afterwards = true }, Cancellation);

        await installation.PullThroughAsync(RunKind.Full);

        await Truth.ShouldHoldAsync(company, installation);
    }

    [Theory]
    [InlineData("extra_fields")]
    [InlineData("no_errcode")]
    public async Task Answers_of_an_unusual_form_are_understood(string kind)
    {
        await using var company = await SimulatedCompany.StartAsync(cancellation: Cancellation);
        await using var installation = await Installation.OnAsync(company, FastMotion.Settings);
        await company.FaultAsync(new { kind }, Cancellation);

        (await installation.PullThroughAsync(RunKind.Full)).ShouldBeEmpty();

        await Truth.ShouldHoldAsync(company, installation);
    }

    [Fact]
    public async Task Answers_that_come_too_late_are_asked_for_again()
    {
        await using var company = await SimulatedCompany.StartAsync(cancellation: Cancellation);
        await using var installation = await Installation.OnAsync(company, FastMotion.Settings);
        await company.FaultAsync(new { kind = "slow", api = "externalcontact/batch/get_by_user", times = 3, seconds = 30 }, Cancellation);

        (await installation.PullThroughAsync(RunKind.Full)).ShouldBeEmpty();

        await Truth.ShouldHoldAsync(company, installation);
    }

    [Fact]
    public async Task Cursors_that_WeCom_has_forgotten_make_the_listing_begin_again()
    {
        await using var company = await SimulatedCompany.StartAsync(cancellation: Cancellation);
        await using var installation = await Installation.OnAsync(company, FastMotion.Settings);
        await company.FaultAsync(new { kind = "invalid_cursor", api = "externalcontact/batch/get_by_user", times = 2 }, Cancellation);
        await company.FaultAsync(new { kind = "invalid_cursor", api = "externalcontact/get_moment_list", times = 1 }, Cancellation);

        (await installation.PullThroughAsync(RunKind.Full)).ShouldBeEmpty();

        await Truth.ShouldHoldAsync(company, installation);
    }

    [Fact]
    public async Task Closures_for_too_many_calls_are_waited_out()
    {
        await using var company = await SimulatedCompany.StartAsync(cancellation: Cancellation);
        await using var installation = await Installation.OnAsync(company, FastMotion.Settings);

        var refused = RefuseOnceAsync(
            company, "externalcontact/batch/get_by_user", "externalcontact/get_moment_comments", "externalpay/get_bill_list");
        await installation.PullAsync(RunKind.Full);

        await refused;
        await Truth.ShouldHoldAsync(company, installation);
    }

    [Fact]
    public async Task Limits_lower_than_the_published_ones_are_found_out()
    {
        // Answers take a while, so that the parts of an area that are pulled at once do call at once.
        var answerTime = TimeSpan.FromMilliseconds(50);
        await using var company = await SimulatedCompany.StartAsync(
            configure: o => o with { Latency = (answerTime, answerTime) }, cancellation: Cancellation);
        await using var installation = await Installation.OnAsync(company, FastMotion.Settings);
        await company.FaultAsync(new { kind = "concurrency", api = "externalcontact/groupchat/get", limit = 2 }, Cancellation);
        await company.FaultAsync(new { kind = "concurrency", api = "externalcontact/get_moment_comments", limit = 2 }, Cancellation);

        await installation.PullThroughAsync(RunKind.Full);

        (await RefusalsAsync(company, "45033")).ShouldBeGreaterThan(0);
        await Truth.ShouldHoldAsync(company, installation);
    }

    [Theory]
    [InlineData(40014)]
    [InlineData(42001)]
    public async Task Tokens_that_are_ended_in_the_middle_of_a_run_are_replaced(int errcode)
    {
        await using var company = await SimulatedCompany.StartAsync(cancellation: Cancellation);
        await using var installation = await Installation.OnAsync(company, FastMotion.Settings);
        var ending = new Meddler(
            ["contacts", "groups", "bills"], () => company.FaultAsync(new { kind = "expire_token", errcode }, Cancellation));

        await installation.PullAsync(RunKind.Full, ending);

        await ending.DoneAsync(times: 3);
        (await RefusalsAsync(company, $"{errcode}")).ShouldBeGreaterThan(0);
        (await company.CallCountsAsync(Cancellation))["gettoken"].ShouldBeInRange(2, 4);
        await Truth.ShouldHoldAsync(company, installation);
    }

    [Fact]
    public async Task A_token_that_a_call_takes_for_no_token_is_replaced()
    {
        await using var company = await SimulatedCompany.StartAsync(cancellation: Cancellation);
        await using var installation = await Installation.OnAsync(company, FastMotion.Settings);
        await company.FaultAsync(
            new { kind = "errcode", errcode = 40001, api = "externalcontact/groupchat/list", times = 1 }, Cancellation);

        (await installation.PullThroughAsync(RunKind.Full)).ShouldBeEmpty();

        await Truth.ShouldHoldAsync(company, installation);
    }

    [Fact]
    public async Task A_clock_that_jumps_in_the_middle_of_a_run_leaves_nothing_that_the_next_pull_does_not_find()
    {
        await using var company = await SimulatedCompany.StartAsync(cancellation: Cancellation);
        await using var installation = await Installation.OnAsync(company, FastMotion.Settings);
        var jump = new Meddler(["contacts"], () => company.AdvanceAsync(TimeSpan.FromDays(9) + TimeSpan.FromHours(5), Cancellation));

        await installation.PullAsync(RunKind.Full, jump);
        await jump.DoneAsync(times: 1);
        await installation.PullAsync(RunKind.Full);

        await Truth.ShouldHoldAsync(company, installation);
    }

    /// <summary>Closes one API after the other, each until a call has been refused.</summary>
    private static async Task RefuseOnceAsync(SimulatedCompany company, params string[] apis)
    {
        for (var i = 0; i < apis.Length; i++)
        {
            foreach (var api in apis.Skip(i))
            {
                await company.FaultAsync(new { kind = "rate_limited", api, seconds = 3600 }, Cancellation);
            }

            var before = i;
            await Poll.Until(
                async () => await RefusalsAsync(company, "45009") > before, $"{apis[i]} was not called", cancellation: Cancellation);
            await company.HealAsync(Cancellation);
        }
    }

    private static async Task<int> RefusalsAsync(SimulatedCompany company, string? reason = null) =>
        (await company.CallsAsync(Cancellation)).EnumerateObject()
            .SelectMany(api => api.Value.GetProperty("rejected").EnumerateObject())
            .Where(r => reason is null || r.Name == reason).Sum(r => r.Value.GetInt32());
}
