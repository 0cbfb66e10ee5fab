using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Tests.World;
using PrivateTraffic.Testing;
using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.Sync.Tests.Faults;

/// <summary>What somebody has to put right: the run says what it was, keeps what it has, and goes on from there.</summary>
public sealed class HardFailureTests
{
    /// <summary>The APIs of the areas, in the order in which a full pull comes to them.</summary>
    private static readonly string[][] Apis =
    [
        ["externalcontact/get_follow_user_list", "department/list", "user/list"],
        ["externalcontact/get_corp_tag_list"],
        ["externalcontact/batch/get_by_user"],
        ["externalcontact/groupchat/list", "externalcontact/groupchat/get"],
        ["externalcontact/get_moment_list", "externalcontact/get_moment_task"],
        ["externalcontact/get_moment_comments"],
        ["externalpay/get_bill_list"],
        ["externalcontact/get_user_behavior_data"],
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("externalcontact/get_corp_tag_list", 48002, "48002")]
    [InlineData("externalcontact/batch/get_by_user", 60020, "60020")]
    [InlineData("externalcontact/groupchat/get", 40058, "40058")]
    [InlineData("externalcontact/get_moment_comments", -1, "-1")]
    [InlineData("externalpay/get_bill_list", 660001, "660001")]
    [InlineData("externalcontact/get_user_behavior_data", 45036, "45036")]
    public async Task A_run_that_is_refused_says_why_keeps_what_it_has_and_goes_on_from_there(string api, int errcode, string told)
    {
        await using var company = await SimulatedCompany.StartAsync(cancellation: Cancellation);
        await using var installation = await Installation.OnAsync(company, FastMotion.Settings);
        await company.FaultAsync(new { kind = "errcode", api, errcode }, Cancellation);

        var problem = await Should.ThrowAsync<WeComCallException>(() => installation.PullAsync(RunKind.Full));
        var stopped = await RunAsync(installation);
        await company.HealAsync(Cancellation);
        await company.ForgetCallsAsync(Cancellation);
        var finished = await installation.PullAsync(RunKind.Full);

        problem.Operation.ShouldBe(api);
        problem.Message.ShouldContain(told);
        stopped.Problem.ShouldBe(problem.Message);
        stopped.FinishedAt.ShouldBeNull();
        finished.Id.ShouldBe(stopped.Id);
        (await RunAsync(installation)).Problem.ShouldBeNull();
        await ShouldNotHaveBegunAnewAsync(company, api);
        await Truth.ShouldHoldAsync(company, installation);
    }

    [Theory]
    [InlineData("http502", "HTTP 502")]
    [InlineData("reset", "the connection broke off")]
    [InlineData("html_page", "the answer is not JSON")]
    [InlineData("truncated_json", "the answer is not JSON")]
    [InlineData("wrong_ip", "60020")]
    public async Task A_run_that_gets_no_answer_says_so_and_goes_on_when_there_is_one(string kind, string told)
    {
        const string Api = "externalcontact/groupchat/list";
        await using var company = await SimulatedCompany.StartAsync(cancellation: Cancellation);
        await using var installation = await Installation.OnAsync(company, FastMotion.Settings);
        await company.FaultAsync(new { kind, api = Api }, Cancellation);

        await Should.ThrowAsync<WeComCallException>(() => installation.PullAsync(RunKind.Full));
        var stopped = await RunAsync(installation);
        await company.HealAsync(Cancellation);
        await company.ForgetCallsAsync(Cancellation);
        await installation.PullAsync(RunKind.Full);

        stopped.Problem.ShouldNotBeNull().ShouldContain(told);
        await ShouldNotHaveBegunAnewAsync(company, Api);
        await Truth.ShouldHoldAsync(company, installation);
    }

    [Fact]
    public async Task A_secret_that_is_refused_stops_the_run_with_the_code_and_no_secret()
    {
        await using var company = await SimulatedCompany.StartAsync(cancellation: Cancellation);
        await using var installation = await Installation.OnAsync(
            company, new Dictionary<string, string?> { ["Corps:0:Secret"] = "a-wrong-secret" });

        await Should.ThrowAsync<WeComCallException>(() => installation.PullAsync(RunKind.Full));

        var stopped = await RunAsync(installation);
        stopped.Problem.ShouldNotBeNull().ShouldContain("40001");
        stopped.Problem.ShouldNotContain("a-wrong-secret");
    }

    [Fact]
    public async Task Whoever_asks_for_everything_gets_it_also_behind_a_pull_of_changes_that_was_cut_off()
    {
        await using var company = await SimulatedCompany.StartAsync(cancellation: Cancellation);
        await using var installation = await Installation.OnAsync(company, FastMotion.Settings);
        await installation.PullAsync(RunKind.Full);
        await company.FaultAsync(new { kind = "errcode", api = "externalcontact/get_corp_tag_list", errcode = 48002 }, Cancellation);
        await Should.ThrowAsync<WeComCallException>(() => installation.PullAsync(RunKind.Incremental));
        await company.HealAsync(Cancellation);

        var run = await installation.PullAsync(RunKind.Full);

        run.Kind.ShouldBe(RunKind.Full);
        await using var db = installation.Open();
        (await db.SyncRuns.AsNoTracking().OrderBy(r => r.Id).Select(r => new { r.Kind, IsDone = r.FinishedAt != null }).ToListAsync(Cancellation))
            .ShouldBe(
                [new { Kind = RunKind.Full, IsDone = true }, new { Kind = RunKind.Incremental, IsDone = true }, new { Kind = RunKind.Full, IsDone = true }]);
    }

    /// <summary>Areas that were finished before the failure are not asked for again; those behind it are.</summary>
    private static async Task ShouldNotHaveBegunAnewAsync(SimulatedCompany company, string failed)
    {
        var calls = await company.CallCountsAsync(Cancellation);
        var at = Array.FindIndex(Apis, area => area.Contains(failed));
        Apis.Take(at).SelectMany(area => area).Where(calls.ContainsKey).ShouldBeEmpty("called again though it was done");
        Apis.Skip(at).ShouldAllBe(area => area.Any(calls.ContainsKey));
    }

    private static async Task<SyncRun> RunAsync(Installation installation)
    {
        await using var db = installation.Open();
        return await db.SyncRuns.AsNoTracking().SingleAsync(Cancellation);
    }
}
