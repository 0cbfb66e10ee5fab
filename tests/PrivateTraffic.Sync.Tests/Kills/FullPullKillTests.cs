using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Tests.World;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Sync.Tests.Kills;

/// <summary>The program, killed again and again while it pulls everything, and started again each time.</summary>
public sealed class FullPullKillTests
{
    private static readonly TimeSpan ChinaIsAhead = TimeSpan.FromHours(8);
    private static readonly TimeSpan Evening = new(23, 40, 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_full_pull_that_is_killed_twenty_times_ends_in_the_truth() => PullWithKillsAsync(kills: 22, settings: null);

    [Fact]
    public async Task A_full_pull_that_is_killed_ends_in_the_truth_on_PostgreSQL_too()
    {
        await using var database = await PostgreSql.CreateAsync();
        await PullWithKillsAsync(kills: 6, database.Settings);
    }

    [Fact]
    public async Task A_pull_of_changes_that_is_killed_ends_in_the_truth()
    {
        await using var company = await StartCompanyAsync();
        using var folder = new DataFolder();
        await using var installation = await Installation.OnAsync(company, folder: folder);
        await installation.PullAsync(RunKind.Full);
        await ChangeAsync(company, installation);
        await company.ForgetCallsAsync(Cancellation);

        var killed = await KillAsync(company, folder, null, Seed.Draw().Spread(5, 60), "sync");
        await ProductProcess.RunAsync(folder, company, null, "sync");

        killed.ShouldBeGreaterThanOrEqualTo(4);
        var runs = await RunsAsync(installation);
        runs.ShouldAllBe(r => r.FinishedAt != null);
        runs.Skip(1).ShouldAllBe(r => r.Kind == RunKind.Incremental);
        await installation.Chronicle.NoteAsync(runs[^1].StartedAt, Cancellation);
        await Truth.ShouldHoldAsync(company, installation);
    }

    private static async Task PullWithKillsAsync(int kills, IReadOnlyDictionary<string, string?>? settings)
    {
        await using var company = await StartCompanyAsync();
        var calls = await CallsOfAPullAsync(company);
        using var folder = new DataFolder();

        var killed = await KillAsync(company, folder, settings, Seed.Draw().Spread(kills, calls), "sync", "--full");
        await ProductProcess.RunAsync(folder, company, settings, "sync", "--full");

        killed.ShouldBeGreaterThanOrEqualTo(kills - 2);
        await using var installation = await Installation.OnAsync(company, settings, folder);
        var run = (await RunsAsync(installation)).ShouldHaveSingleItem("every process went on with the run of the one before");
        run.FinishedAt.ShouldNotBeNull();
        await installation.Chronicle.NoteAsync(run.StartedAt, Cancellation);
        await Truth.ShouldHoldAsync(company, installation);
    }

    /// <summary>
    /// Kills the program whenever the company has been called as often as the next moment says: calls are
    /// spread over a whole pull, however fast the machine is.
    /// </summary>
    private static async Task<int> KillAsync(
        SimulatedCompany company, DataFolder folder, IReadOnlyDictionary<string, string?>? settings, IReadOnlyList<int> moments, params string[] arguments)
    {
        var killed = 0;
        foreach (var moment in moments)
        {
            await using var program = ProductProcess.Start(folder, company, settings, arguments);
            if (await program.KillWhenAsync(async () => await CallsAsync(company) >= moment, Cancellation))
            {
                killed++;
            }
        }

        return killed;
    }

    private static async Task<int> CallsAsync(SimulatedCompany company) => (await company.CallCountsAsync(Cancellation)).Values.Sum();

    /// <summary>How often WeCom is called by a pull that nothing disturbs.</summary>
    private static async Task<int> CallsOfAPullAsync(SimulatedCompany company)
    {
        await using var undisturbed = await Installation.OnAsync(company);
        await undisturbed.PullAsync(RunKind.Full);
        var calls = await CallsAsync(company);
        await company.ForgetCallsAsync(Cancellation);
        return calls;
    }

    /// <summary>
    /// What a pull of changes has to find: people who came and went, tags and groups that changed, and somebody who left.
    /// </summary>
    private static async Task ChangeAsync(SimulatedCompany company, Installation installation)
    {
        await using var db = installation.Open();
        var relations = await db.FollowRelations.AsNoTracking().Where(r => r.Status == RelationStatus.Active && r.Tags.Count > 0)
            .OrderBy(r => r.ExternalUserId).ToListAsync(Cancellation);
        var chats = await db.GroupChats.AsNoTracking().OrderBy(g => g.ChatId).Select(g => g.ChatId).Take(3).ToListAsync(Cancellation);
        foreach (var relation in relations.DistinctBy(r => r.ExternalUserId).Take(25))
        {
            await company.ActAsync(
                new { act = "member_deletes_customer", userid = relation.UserId, external_userid = relation.ExternalUserId }, Cancellation);
            await company.ActAsync(new { act = "add_customer", userid = relation.UserId }, Cancellation);
        }

        await company.ActAsync(new { act = "delete_tag", id = relations[0].Tags[0] }, Cancellation);
        await company.ActAsync(new { act = "dismiss_group", chat_id = chats[0] }, Cancellation);
        await company.ActAsync(new { act = "rename_group", chat_id = chats[1], name = "换了名字的群" }, Cancellation);
        await company.ActAsync(new { act = "member_leaves", userid = relations[^1].UserId }, Cancellation);
    }

    private static async Task<List<SyncRun>> RunsAsync(Installation installation)
    {
        await using var db = installation.Open();
        return await db.SyncRuns.AsNoTracking().OrderBy(r => r.Id).ToListAsync(Cancellation);
    }

    /// <summary>
    /// A company in the present, because the program lives by the real clock. It is a little ahead shortly
    /// before midnight, so that the day which the program takes for yesterday is over there as well.
    /// </summary>
    private static Task<SimulatedCompany> StartCompanyAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var isLate = (now + ChinaIsAhead).TimeOfDay > Evening;
        return SimulatedCompany.StartAsync(now: now + (isLate ? TimeSpan.FromMinutes(30) : TimeSpan.Zero), cancellation: Cancellation);
    }
}
