using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Schedule;
using PrivateTraffic.Sync.Tests.World;
using Quartz;

namespace PrivateTraffic.Sync.Tests.Schedule;

public sealed class PullJobTests(PulledDatabase pulled)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_is_pulled_again_when_the_last_time_was_a_day_ago_and_what_has_changed_in_between()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);

        await company.AdvanceAsync(TimeSpan.FromHours(12), Cancellation);
        await RunAsync(installation);
        await company.AdvanceAsync(TimeSpan.FromHours(12), Cancellation);
        await RunAsync(installation);

        await using var db = installation.Open();
        (await db.SyncRuns.OrderBy(r => r.Id).Select(r => r.Kind).ToListAsync(Cancellation))
            .ShouldBe([RunKind.Full, RunKind.Incremental, RunKind.Full]);
    }

    [Fact]
    public async Task A_pull_that_fails_is_left_to_the_next_round()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        await company.FaultAsync(new { kind = "errcode", errcode = 48002, api = "externalcontact/get_corp_tag_list" }, Cancellation);

        await RunAsync(installation);
        await company.HealAsync(Cancellation);
        await RunAsync(installation);

        await using var db = installation.Open();
        (await db.SyncRuns.CountAsync(Cancellation)).ShouldBe(2);
        (await db.SyncRuns.AllAsync(r => r.FinishedAt != null, Cancellation)).ShouldBeTrue();
    }

    private static async Task RunAsync(Installation installation)
    {
        var job = new PullJob(new ProductScopes(installation.Get<IServiceScopeFactory>()), NullLogger<PullJob>.Instance);
        var context = Substitute.For<IJobExecutionContext>();
        context.MergedJobDataMap.Returns(new JobDataMap { [CorpJob.CorpKey] = (await installation.CorpAsync()).Id });
        await job.Execute(context, Cancellation);
    }
}
