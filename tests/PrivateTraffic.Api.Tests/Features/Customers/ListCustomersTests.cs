using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Api.Features.Matrix;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Features.Customers;

public sealed class ListCustomersTests(PulledCompany pulled)
{
    [Fact]
    public async Task Page_by_page_everybody_is_visited_exactly_once()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var pages = await PagesAsync(manager, "limit=100");

        var ids = pages.SelectMany(p => p.Items).Select(c => c.Id).ToList();
        ids.Count.ShouldBe((int)pages[0].Total);
        ids.ShouldBe(ids.Distinct().Order());
        pages.SkipLast(1).ShouldAllBe(p => p.Items.Count == 100);
    }

    [Fact]
    public async Task Without_a_limit_a_page_has_fifty()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        (await manager.GetAsync<CustomerPage>("/api/v1/customers")).Items.Count.ShouldBe(50);
    }

    [Fact]
    public async Task The_people_behind_each_cell_are_as_many_as_the_matrix_says()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        var matrix = await manager.GetAsync<MatrixResponse>("/api/v1/matrix");

        foreach (var cell in matrix.Cells)
        {
            var page = await manager.GetAsync<CustomerPage>($"/api/v1/customers?cell={cell.Key}&limit=100");

            page.Total.ShouldBe(cell.Count, cell.Key);
            page.Items.ShouldAllBe(c => c.Cell == cell.Key);
        }
    }

    [Fact]
    public async Task The_people_behind_each_stage_are_as_many_as_the_lifecycle_says()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        var lifecycle = await manager.GetAsync<LifecycleResponse>("/api/v1/lifecycle");

        foreach (var stage in lifecycle.Stages)
        {
            var page = await manager.GetAsync<CustomerPage>($"/api/v1/customers?lifecycle={stage.Key}&limit=100");

            page.Total.ShouldBe(stage.Count, stage.Key);
            page.Items.ShouldAllBe(c => c.Lifecycle == stage.Key);
        }
    }

    [Fact]
    public async Task Cell_and_stage_narrow_together_and_page_by_page()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        var pages = await PagesAsync(manager, "cell=silent.lapsed&lifecycle=churn&limit=7");

        pages.Count.ShouldBeGreaterThan(1);
        pages.Sum(p => p.Items.Count).ShouldBe((int)pages[0].Total);
        pages.SelectMany(p => p.Items).ShouldAllBe(c => c.Cell == "silent.lapsed" && c.Lifecycle == "churn");
    }

    [Theory]
    [InlineData("limit=0", "limit", "limit 应为 1 到 100。", "limit must be 1 to 100.")]
    [InlineData("limit=101", "limit", "limit 应为 1 到 100。", "limit must be 1 to 100.")]
    [InlineData("after=x", "after", "after 应为上一页给出的 next。", "after must be the next of the page before.")]
    [InlineData("after=-1", "after", "after 应为上一页给出的 next。", "after must be the next of the page before.")]
    [InlineData("cell=high", "cell", "没有这个矩阵单元；应写作 high.repurchase 的形式。",
        "There is no such matrix cell; one is written like high.repurchase.")]
    [InlineData("lifecycle=asleep", "lifecycle", "没有这个生命周期阶段；可用：introduction、growth、mature、silent、churn。",
        "There is no such lifecycle stage; there are introduction, growth, mature, silent and churn.")]
    public async Task What_cannot_be_asked_for_is_named_in_both_languages(string query, string field, string zh, string en)
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        (await manager.ProblemAsync($"/api/v1/customers?{query}", 400, "invalid")).Errors.ShouldNotBeNull()[field].ShouldBe([zh]);
        manager.Speak("en");
        (await manager.ProblemAsync($"/api/v1/customers?{query}", 400, "invalid")).Errors.ShouldNotBeNull()[field].ShouldBe([en]);
    }

    [Fact]
    public async Task A_limit_that_is_no_number_is_named_too()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        (await manager.ProblemAsync("/api/v1/customers?limit=many", 400, "bad-request")).Title.ShouldBe("请求中的 limit 缺失或无法识别。");
    }

    private static async Task<List<CustomerPage>> PagesAsync(Browser browser, string query)
    {
        var pages = new List<CustomerPage>();
        string? after = null;
        do
        {
            pages.Add(await browser.GetAsync<CustomerPage>($"/api/v1/customers?{query}{(after is null ? "" : $"&after={after}")}"));
            after = pages[^1].Next;
        }
        while (after is not null);

        return pages;
    }
}
