using Microsoft.Extensions.DependencyInjection;
using PrivateTraffic.Api.Features.Matrix;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Imports;
using PrivateTraffic.Sync.Placements;

namespace PrivateTraffic.Api.Tests.Features.Matrix;

/// <summary>
/// What the daily job stored on a day against what is told of that day later (segmentation specification, section 12): the first is counted
/// from stored placements, the second from histories.
/// </summary>
public sealed class PastDayTests(PulledCompany pulled)
{
    private const int Days = 25;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_past_day_is_told_as_it_was_stored_by_the_daily_run_of_that_day()
    {
        await using var copy = await pulled.CopyAsync(new Dictionary<string, string?> { ["Access:SessionLength"] = "30.00:00:00" });
        using var manager = await copy.Api.SignInAsync(copy.Cast.Manager);
        var kept = new List<(MatrixResponse Matrix, LifecycleResponse Lifecycle)>();

        // Ten minutes before midnight in Shanghai: what a day brings is known on it.
        await copy.Company.AdvanceAsync(new TimeSpan(13, 20, 0), Cancellation);
        for (var day = 0; day < Days; day++)
        {
            await RunAsync(copy);
            kept.Add((
                await manager.GetAsync<MatrixResponse>("/api/v1/matrix"), await manager.GetAsync<LifecycleResponse>("/api/v1/lifecycle")));
            await copy.Company.AdvanceAsync(TimeSpan.FromDays(1), Cancellation);
        }

        foreach (var (matrix, lifecycle) in kept)
        {
            var day = $"{matrix.AsOf:yyyy-MM-dd}";
            (await manager.GetAsync<MatrixResponse>($"/api/v1/matrix?asOf={day}")).Cells.ShouldBe(matrix.Cells);
            (await manager.GetAsync<LifecycleResponse>($"/api/v1/lifecycle?asOf={day}")).Stages.ShouldBe(lifecycle.Stages);
        }

        kept.Select(k => k.Matrix.AsOf).ShouldBe(Enumerable.Range(0, Days).Select(kept[0].Matrix.AsOf.AddDays));
        kept.Select(k => string.Join(',', k.Matrix.Cells.Select(c => c.Count))).Distinct().Count()
            .ShouldBeGreaterThan(Days / 2, "people move");
    }

    /// <summary>
    /// The evening of a day: the shop exports the facts of the day, then the job places those with new ones or a due day.
    /// </summary>
    private static async Task RunAsync(CopiedCompany copy)
    {
        await using var scope = copy.Api.Get<IServiceScopeFactory>().CreateAsyncScope();
        var services = scope.ServiceProvider;
        var corp = await services.GetRequiredService<CorpRegistry>().DefaultAsync(Cancellation);
        var (db, personal) = (services.GetRequiredService<PrivateTrafficDb>(), services.GetRequiredService<PersonalData>());
        var today = corp.Calendar.Today(copy.Company.Clock);
        await new OrderImport(db, corp.Calendar, personal, copy.Company.Clock).ImportAsync(
            corp.Id,
            await FileAsync(copy, $"orders.csv?from={today:yyyy-MM-dd}"),
            new OrderImportOptions { Source = "shop" },
            null,
            Cancellation);
        await new InteractionImport(db, corp.Calendar, personal, copy.Company.Clock).ImportAsync(
            corp.Id,
            await FileAsync(copy, $"interactions.csv?from={today:yyyy-MM-dd}"),
            new InteractionImportOptions { Source = "shop" },
            null,
            Cancellation);
        await services.GetRequiredService<PlacementRun>().RunAsync(corp, everybody: false, asOf: null, progress: null, Cancellation);
    }

    private static async Task<ImportSource> FileAsync(CopiedCompany copy, string name)
    {
        var content = System.Text.Encoding.UTF8.GetBytes(await copy.Company.FileAsync(name, Cancellation));
        return new ImportSource("export.csv", () => new MemoryStream(content, writable: false), content.Length);
    }
}
