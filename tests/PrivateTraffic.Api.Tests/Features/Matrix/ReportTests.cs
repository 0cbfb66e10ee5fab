using PrivateTraffic.Api.Features.Matrix;
using PrivateTraffic.Api.Features.Sync;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Api.Tests.Features.Matrix;

public sealed class ReportTests(PulledCompany pulled)
{
    [Fact]
    public async Task All_sixteen_cells_add_up_to_all_customers()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var matrix = await manager.GetAsync<MatrixResponse>("/api/v1/matrix");

        matrix.AsOf.ShouldBe(new DateOnly(2026, 3, 2));
        matrix.Cells.Select(c => c.Key).ShouldBe(MatrixCell.All.Select(c => c.Key));
        matrix.Cells.ShouldAllBe(c => c.Key == $"{c.Band}.{c.Stage}");
        matrix.Cells.Sum(c => c.Count).ShouldBe(matrix.Total);
        matrix.Cells.Sum(c => c.Share).ShouldBe(1, 1e-9);
        matrix.Total.ShouldBe((await manager.GetAsync<SyncResponse>("/api/v1/sync")).Counts.Customers);
        (matrix.Model, matrix.Status, matrix.Reason).ShouldBe((0, EstimateStatus.Default, "not-derived"));
        matrix.Warnings.ShouldBe(["not-derived"]);
    }

    [Fact]
    public async Task The_five_stages_add_up_to_the_same_customers_and_the_same_money()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var lifecycle = await manager.GetAsync<LifecycleResponse>("/api/v1/lifecycle");
        var matrix = await manager.GetAsync<MatrixResponse>("/api/v1/matrix");

        lifecycle.Stages.Select(s => s.Key).ShouldBe(["introduction", "growth", "mature", "silent", "churn"]);
        lifecycle.Stages.Sum(s => s.Count).ShouldBe(lifecycle.Total);
        lifecycle.Total.ShouldBe(matrix.Total);
        lifecycle.Stages.Sum(s => s.NetAmount).ShouldBe(matrix.Cells.Sum(c => c.NetAmount));
    }

    [Fact]
    public async Task A_past_day_counts_those_who_were_seen_by_then_and_the_days_before_nobody()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        var now = await manager.GetAsync<MatrixResponse>("/api/v1/matrix");

        var past = await manager.GetAsync<MatrixResponse>("/api/v1/matrix?asOf=2025-12-01");
        var longAgo = await manager.GetAsync<LifecycleResponse>("/api/v1/lifecycle?asOf=0001-01-01");

        past.AsOf.ShouldBe(new DateOnly(2025, 12, 1));
        past.Total.ShouldBeInRange(1, now.Total - 1);
        past.Cells.Sum(c => c.Count).ShouldBe(past.Total);
        longAgo.Total.ShouldBe(0);
        longAgo.Stages.ShouldAllBe(s => s.Count == 0 && s.Share == 0);
    }

    [Fact]
    public async Task A_day_to_come_is_counted_as_if_nothing_happened_until_then()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var later = await manager.GetAsync<LifecycleResponse>("/api/v1/lifecycle?asOf=2026-12-31");
        var lastDay = await manager.GetAsync<MatrixResponse>("/api/v1/matrix?asOf=9999-12-31");

        later.Stages.Single(s => s.Key == "churn").Count.ShouldBe(later.Total);
        lastDay.Cells.Where(c => c.Band == "silent").Sum(c => c.Count).ShouldBe(lastDay.Total);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-02-30")]
    [InlineData("1")]
    public async Task What_is_no_day_is_refused_by_name(string day)
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        (await manager.ProblemAsync($"/api/v1/matrix?asOf={day}", 400, "bad-request")).Title.ShouldBe("请求中的 asOf 缺失或无法识别。");
        manager.Speak("en");
        (await manager.ProblemAsync($"/api/v1/lifecycle?asOf={day}", 400, "bad-request")).Title
            .ShouldBe("asOf is missing from the request, or cannot be understood.");
    }
}
