using Microsoft.Extensions.DependencyInjection;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Sync.Placements;
using PrivateTraffic.Sync.Tests.World;

namespace PrivateTraffic.Sync.Tests.Placements;

/// <summary>A new version of the model comes into effect: everybody is placed under it, once, from its day on.</summary>
public sealed class ModelChangeTests(PulledDatabase pulled)
{
    private static readonly SegmentationModel Brisk = new()
    {
        Interaction = new InteractionAxis { WindowDays = 20, Medium = 2, High = 5 },
        Purchase = new PurchaseAxis { LapsedAfterDays = 30 },
        Lifecycle = new LifecycleRules { SilentAfterDays = 6, ChurnAfterDays = 12 },
    };

    private static readonly string[] Versions = ["0", "1", "2"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("every day")]
    [InlineData("not on the day of the change")]
    [InlineData("not around the change")]
    [InlineData("on the last day only")]
    public async Task Across_planned_changes_due_runs_leave_what_placing_everybody_on_every_day_leaves(string schedule)
    {
        const int Days = 12;
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var due = await pulled.InstallAsync(company);
        await using var everybody = await pulled.InstallAsync(company);
        foreach (var installation in new[] { due, everybody })
        {
            await AddAsync(installation, Brisk, inDays: 4);
            await AddAsync(installation, new SegmentationModel(), inDays: 9);
        }

        var placed = 0L;
        for (var day = 0; day <= Days; day++)
        {
            await PlaceAsync(everybody, everybody: true);
            var runs = schedule switch
            {
                "every day" => true,
                "not on the day of the change" => day != 4,
                "not around the change" => day is < 3 or > 6,
                _ => day == Days,
            };
            placed += runs ? (await PlaceAsync(due, everybody: false)).Placed : 0;
            await company.AdvanceAsync(TimeSpan.FromDays(1), Cancellation);
        }

        var transitions = await Placed.TransitionsAsync(due);
        transitions.ShouldBe(await Placed.TransitionsAsync(everybody));
        transitions.Select(t => t.Split(' ')[2]).Distinct().Order().ShouldBe(Versions);
        (await Placed.LabelsAsync(due)).ShouldBe(await Placed.LabelsAsync(everybody));
        placed.ShouldBeLessThan(5L * (await Placed.LabelsAsync(due)).Length, "everybody is placed at each change, and not every day");
    }

    [Fact]
    public async Task Everybody_is_placed_once_when_the_day_of_a_version_comes()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        await PlaceAsync(installation, everybody: false);
        await AddAsync(installation, Brisk, inDays: 1);

        (await PlaceAsync(installation, everybody: false)).Placed.ShouldBe(0, "its day is still to come");
        await company.AdvanceAsync(TimeSpan.FromDays(1), Cancellation);
        var customers = (await Placed.LabelsAsync(installation)).Length;
        (await PlaceAsync(installation, everybody: false)).Placed.ShouldBeGreaterThanOrEqualTo(customers);
        (await PlaceAsync(installation, everybody: false)).Placed.ShouldBe(0);
        (await PlaceAsync(installation, everybody: true)).Moved.ShouldBe(0);
    }

    [Fact]
    public async Task A_run_that_was_cut_off_after_a_change_is_made_again_for_everybody()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        await PlaceAsync(installation, everybody: false);
        await AddAsync(installation, Brisk, inDays: 0);
        using var stop = new CancellationTokenSource();
        var progress = new StopAtOnce(stop);

        // The last part is stored; that everybody has been placed is not noted any more.
        await Should.ThrowAsync<OperationCanceledException>(async () => await installation.Get<PlacementRun>()
            .RunAsync(await installation.CorpAsync(), everybody: false, asOf: null, progress, stop.Token));

        (await PlaceAsync(installation, everybody: false)).Placed
            .ShouldBeGreaterThanOrEqualTo((await Placed.LabelsAsync(installation)).Length);
        (await PlaceAsync(installation, everybody: false)).Placed.ShouldBe(0);
    }

    [Fact]
    public async Task A_run_under_an_old_version_does_not_write_over_a_new_one()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var corp = await installation.CorpAsync();
        var today = corp.Calendar.DayOf(company.Now);
        await PlaceAsync(installation, everybody: false);
        await AddAsync(installation, Brisk, inDays: 0);
        await PlaceAsync(installation, everybody: false);
        var labels = await Placed.LabelsAsync(installation);

        // What a run does that looked the model up before the change, and comes to its part only now.
        await installation.WithAsync(async services =>
        {
            var store = services.GetRequiredService<PlacementStore>();
            await Should.ThrowAsync<ModelSupersededException>(
                () => store.PlaceAllAsync(corp.Id, 0, new NumberedModel(0, new SegmentationModel()), today, Cancellation));
            return await Should.ThrowAsync<ModelSupersededException>(
                () => store.PlaceDueAsync(corp.Id, 0, new NumberedModel(0, new SegmentationModel()), today, Cancellation));
        });

        (await Placed.LabelsAsync(installation)).ShouldBe(labels);
    }

    private static async Task AddAsync(Installation installation, SegmentationModel model, int inDays)
    {
        var corp = await installation.CorpAsync();
        await installation.WithAsync(services => services.GetRequiredService<ModelStore>().AddAsync(
            corp.Id, model, corp.Calendar.Today(services.GetRequiredService<TimeProvider>()).AddDays(inDays), Cancellation));
    }

    private static async Task<PlacementCounts> PlaceAsync(Installation installation, bool everybody) =>
        await installation.Get<PlacementRun>()
            .RunAsync(await installation.CorpAsync(), everybody, asOf: null, progress: null, Cancellation);

    private sealed class StopAtOnce(CancellationTokenSource stop) : IProgress<PlacementProgress>
    {
        public void Report(PlacementProgress value) => stop.Cancel();
    }
}
