using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Imports;
using PrivateTraffic.Sync.Placements;
using PrivateTraffic.Sync.Tests.Callbacks;
using PrivateTraffic.Sync.Tests.World;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Sync.Tests.Placements;

/// <summary>Placing those with new facts or a due day, day by day, against placing everybody.</summary>
public sealed class DailyPlacementTests(PulledDatabase pulled)
{
    private const int Days = 30;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_month_of_daily_runs_leaves_what_placing_everybody_on_every_day_leaves_transitions_included()
    {
        // The end of a business day in Shanghai.
        await using var company = await SimulatedCompany.StartAsync(
            now: new DateTimeOffset(2026, 3, 1, 15, 50, 0, TimeSpan.Zero), cancellation: Cancellation);
        await using var daily = await Installation.OnAsync(company);
        await using var everybody = await Installation.OnAsync(company);
        long placedDaily = 0, placedInAll = 0;
        for (var day = 0; day <= Days; day++)
        {
            foreach (var installation in new[] { daily, everybody })
            {
                await ImportAsync(company, installation, isFirst: day == 0);
            }

            placedDaily += (await PlaceAsync(daily, everybody: false)).Placed;
            placedInAll += (await PlaceAsync(everybody, everybody: true)).Placed;
            await company.AdvanceAsync(TimeSpan.FromDays(1), Cancellation);
        }

        var transitions = await Placed.TransitionsAsync(daily);
        transitions.ShouldBe(await Placed.TransitionsAsync(everybody));
        transitions.Length.ShouldBeGreaterThan(500);
        (await Placed.LabelsAsync(daily)).ShouldBe(await Placed.LabelsAsync(everybody));
        placedDaily.ShouldBeLessThan(placedInAll / 3);
    }

    [Fact]
    public async Task A_month_of_callbacks_and_pulls_ends_in_the_truth_and_where_placing_everybody_ends()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        await using var door = await CallbackDoor.OpenAsync(company, installation);
        for (var day = 0; day < Days; day += 2)
        {
            await company.AdvanceAsync(TimeSpan.FromDays(2), Cancellation);
            await company.CallbacksArrivedAsync(Cancellation);
            await installation.ApplyCallbacksAsync();
            await installation.PullAsync(RunKind.Incremental);
        }

        await Truth.ShouldHoldAsync(company, installation);
        var (labels, transitions) = (await Placed.LabelsAsync(installation), await Placed.TransitionsAsync(installation));
        var counts = await PlaceAsync(installation, everybody: true);

        counts.Moved.ShouldBe(0);
        (await Placed.LabelsAsync(installation)).ShouldBe(labels);
        (await Placed.TransitionsAsync(installation)).ShouldBe(transitions);
        transitions.Length.ShouldBeGreaterThan(100);
    }

    /// <summary>
    /// What the shop exports in the evening: the orders of the last weeks, because of refunds, and the interactions of the day.
    /// </summary>
    private static async Task ImportAsync(SimulatedCompany company, Installation installation, bool isFirst)
    {
        var today = DateOnly.FromDateTime(company.Now.UtcDateTime.AddHours(8));
        var corp = await installation.CorpAsync();
        var orders = await company.FileAsync(isFirst ? "orders.csv" : $"orders.csv?from={today.AddDays(-20):yyyy-MM-dd}", Cancellation);
        var interactions = await company.FileAsync(
            isFirst ? "interactions.csv" : $"interactions.csv?from={today:yyyy-MM-dd}", Cancellation);
        await installation.WithAsync(async services =>
        {
            var (db, clock) = (services.GetRequiredService<PrivateTrafficDb>(), services.GetRequiredService<TimeProvider>());
            await new OrderImport(db, corp.Calendar, installation.Personal, clock)
                .ImportAsync(corp.Id, Source(orders), new(), null, Cancellation);
            return await new InteractionImport(db, corp.Calendar, installation.Personal, clock)
                .ImportAsync(corp.Id, Source(interactions), new(), null, Cancellation);
        });
    }

    private static ImportSource Source(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new ImportSource("export.csv", () => new MemoryStream(bytes), bytes.Length);
    }

    private static async Task<PlacementCounts> PlaceAsync(Installation installation, bool everybody) =>
        await installation.Get<PlacementRun>()
            .RunAsync(await installation.CorpAsync(), everybody, asOf: null, progress: null, Cancellation);
}
