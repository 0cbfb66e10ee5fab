using System.Net;
using PrivateTraffic.Api.Features.Sync;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Api.Tests.Features.Sync;

public sealed class SyncTests(PulledCompany pulled)
{
    private const string Runs = "/api/v1/sync/runs";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_pull_the_page_says_what_came_of_it()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var sync = await manager.GetAsync<SyncResponse>("/api/v1/sync");

        (sync.IsConfigured, sync.IsRunning, sync.EveryMinutes).ShouldBe((true, false, null));
        var run = sync.Current.ShouldNotBeNull();
        (run.Kind, run.Problem).ShouldBe((RunKind.Full, null));
        sync.LastFullAt.ShouldBe(run.FinishedAt);
        sync.LastIncrementalAt.ShouldBeNull();
        run.Steps.ShouldAllBe(s => s.State == StepState.Done && s.PartsDone == s.Parts);
        run.Steps.Select(s => s.Area).ShouldBe(
            ["members", "tags", "contacts", "vanished-contacts", "groups", "vanished-groups",
                "moments", "reactions", "bills", "statistics", "placements"]);
        sync.Counts.Contacts.ShouldBe((await pulled.Company.TruthAsync("customers", Cancellation))
            .Count(c => c.GetProperty("followers").GetArrayLength() > 0));
        sync.Counts.Relations.ShouldBe((await pulled.Company.TruthAsync("relations", Cancellation))
            .Count(r => TrueFacts.Text(r, "status") is "mutual" or "customer_left"));
        sync.Placement.ShouldBe(new PlacementState(sync.Counts.Customers, 0));
        sync.WaitingCallbacks.ShouldBe(0);
        sync.Quotas.ShouldContain(q => q.Api == "externalcontact/batch/get_by_user" && q.LeftThisMinute > 0 && q.BlockedUntil == null);
    }

    [Fact]
    public async Task A_second_run_has_to_wait_and_the_page_shows_how_far_the_first_has_come()
    {
        await using var copy = await pulled.CopyAsync();
        using var manager = await copy.Api.SignInAsync(copy.Cast.Manager);

        // The run stays on its first step until it is let go on.
        await copy.Company.FaultAsync(new { kind = "slow", api = "department/list", seconds = 600 }, Cancellation);
        using var first = await manager.PostAsync(Runs, new StartSync.Request(RunKind.Incremental));
        using var second = await manager.PostAsync(Runs, new StartSync.Request(RunKind.Full));

        first.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await first.ReadAsync<RunStarted>()).ShouldBe(new RunStarted(RunKind.Incremental));
        (await second.ShouldBeProblemAsync(409, "busy")).Title.ShouldBe("已有同步正在进行，请等它完成。");
        RunResponse? run = null;
        await Poll.Until(
            async () => (run = (await manager.GetAsync<SyncResponse>("/api/v1/sync")).Current) is { Kind: RunKind.Incremental },
            "the run to be seen",
            cancellation: Cancellation);
        (await manager.GetAsync<SyncResponse>("/api/v1/sync")).IsRunning.ShouldBeTrue();
        run!.FinishedAt.ShouldBeNull();
        run.Steps.ShouldHaveSingleItem().ShouldBe(new StepResponse("members", StepState.Waiting, 0, 1, 0));
    }

    [Fact]
    public async Task What_stops_a_run_is_said_in_words_and_after_the_repair_it_goes_on()
    {
        await using var copy = await pulled.CopyAsync();
        using var manager = await copy.Api.SignInAsync(copy.Cast.Manager);
        await copy.Company.FaultAsync(new { kind = "reset" }, Cancellation);
        (await manager.PostAsync(Runs, new StartSync.Request(RunKind.Incremental))).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        var stopped = await ApiFactory.EndOfRunAsync(manager);

        stopped.FinishedAt.ShouldBeNull();
        stopped.Problem.ShouldNotBeNull().ShouldEndWith("：连接中断。");
        stopped.Remedy.ShouldNotBeNull().ShouldStartWith("企业微信没有正常应答");
        manager.Speak("en");
        var inEnglish = (await manager.GetAsync<SyncResponse>("/api/v1/sync")).Current!;
        inEnglish.Problem.ShouldNotBeNull().ShouldEndWith(": the connection broke off.");
        inEnglish.Remedy.ShouldNotBeNull().ShouldStartWith("WeCom gave no proper answer");

        await copy.Company.HealAsync(Cancellation);
        (await manager.PostAsync(Runs, new StartSync.Request(RunKind.Incremental))).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Poll.Until(
            async () => (await manager.GetAsync<SyncResponse>("/api/v1/sync")).Current!.FinishedAt is not null,
            "the run to go on and end",
            cancellation: Cancellation);
        var finished = (await manager.GetAsync<SyncResponse>("/api/v1/sync")).Current!;
        (finished.Id, finished.Problem, finished.Remedy).ShouldBe((stopped.Id, null, null));
    }

    [Fact]
    public async Task A_refusal_names_the_remedy()
    {
        await using var copy = await pulled.CopyAsync();
        using var manager = await copy.Api.SignInAsync(copy.Cast.Manager);
        await copy.Company.FaultAsync(new { kind = "wrong_ip" }, Cancellation);
        (await manager.PostAsync(Runs, new StartSync.Request(RunKind.Incremental))).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        var stopped = await ApiFactory.EndOfRunAsync(manager);

        stopped.Problem.ShouldNotBeNull().ShouldContain("返回错误 60020");
        stopped.Remedy.ShouldNotBeNull().ShouldContain("企业可信IP");
        stopped.Remedy.ShouldContain("127.0.0.1");
    }

    [Fact]
    public async Task A_kind_of_run_that_there_is_not_is_refused()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        using var unknown = await manager.PostAsync(Runs, new { kind = "partial" });
        using var none = await manager.PostAsync(Runs, new { });

        await unknown.ShouldBeProblemAsync(400, "bad-json");
        await none.ShouldBeProblemAsync(400, "bad-json");
    }
}
