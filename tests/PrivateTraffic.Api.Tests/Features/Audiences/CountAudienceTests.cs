using PrivateTraffic.Api.Features.Audiences;
using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Api.Features.Matrix;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Features.Audiences;

public sealed class CountAudienceTests(PulledCompany pulled)
{
    private static readonly string[] Days = ["", "2026-02-01"];

    [Fact]
    public async Task Every_cell_counts_as_the_matrix_does_today_and_on_a_past_day()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        foreach (var day in Days)
        {
            var matrix = await manager.GetAsync<MatrixResponse>($"/api/v1/matrix{(day.Length == 0 ? "" : "?asOf=" + day)}");
            foreach (var cell in matrix.Cells)
            {
                var count = await CountAsync(manager, $"cell is {cell.Key}", day);

                count.Count.ShouldBe(cell.Count, $"{cell.Key} {day}");
                count.Total.ShouldBe(matrix.Total);
            }
        }
    }

    [Fact]
    public async Task Text_and_tree_are_told_with_every_count_and_count_the_same()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        var text = "(band in (low, medium) or did not chat in 30 days) and orders in 90 days >= 1 exclude bucket 1 to 3 of 10 seed \"x\"";

        var byText = await CountAsync(manager, text);
        var byTree = await (await manager.PostAsync("/api/v1/audiences/count", new { definition = byText.Definition }))
            .ReadAsync<AudienceCountResponse>();

        byText.Count.ShouldBeGreaterThan(0);
        (byTree.Text, byTree.Count).ShouldBe((byText.Text, byText.Count));
        (await CountAsync(manager, byText.Text)).Count.ShouldBe(byText.Count);
        byText.Effects.Select(e => e.Text).ShouldBe(
            ["band in (low, medium)", "did not chat in 30 days", "orders in 90 days >= 1", "bucket 1 to 3 of 10 seed \"x\""]);
        byText.Effects.ShouldAllBe(e => e.Holds > 0);
        byText.Effects[2].Without.ShouldBeGreaterThan(byText.Count);
        byText.Samples.Count.ShouldBe(Math.Min(10, (int)byText.Count));
        byText.Samples.ShouldAllBe(c => c.Orders >= 1);
    }

    [Fact]
    public async Task Staff_count_and_see_their_own_customers_only()
    {
        using var staff = await pulled.Api.SignInAsync(pulled.Cast.Staff);
        var own = await staff.GetAsync<CustomerPage>("/api/v1/customers?limit=100");

        var all = await CountAsync(staff, "all ()");
        var others = await CountAsync(staff, $"member is not \"{pulled.Cast.Staff.ToLowerInvariant()}\"");

        (all.Total, all.Count).ShouldBe((own.Total, own.Total));
        all.Samples.Select(c => c.Id).ShouldBe(own.Items.Take(10).Select(c => c.Id));
        others.Count.ShouldBe(0);
        others.Effects.Single().Holds.ShouldBe(0);
    }

    [Theory]
    [InlineData("zh-CN", "第 1 行第 9 列：此处应为下列之一：silent, low, medium, high，实际是“hihg”。")]
    [InlineData("en", "Line 1, column 9: expected one of silent, low, medium, high; there is 'hihg'.")]
    public async Task A_text_with_a_mistake_says_where_and_what_is_expected(string language, string expected)
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        manager.Speak(language);

        var problem = await (await manager.PostAsync("/api/v1/audiences/count", new { text = "band is hihg" }))
            .ShouldBeProblemAsync(400, "invalid");

        problem.Errors!["text"].ShouldBe([expected]);
    }

    [Fact]
    public async Task Days_to_come_nothing_at_all_and_broken_trees_are_refused()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        object[] bodies =
        [
            new { text = "all ()", asOf = "2030-01-01" },
            new { },
            new { definition = new { include = new { kind = "some" } } },
            new { definition = new { include = new { kind = "bucket", from = 5, to = 4, of = 10 } } },
        ];

        var fields = new List<string>();
        foreach (var body in bodies)
        {
            var response = await manager.PostAsync("/api/v1/audiences/count", body);
            fields.Add((await response.ShouldBeProblemAsync(400, "invalid")).Errors!.Keys.Single());
        }

        fields.ShouldBe(["asOf", "text", "definition", "definition"]);
    }

    [Fact]
    public async Task Why_tells_what_was_found_and_agrees_with_the_count()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        var text = "rfm in (key-value, key-develop, general-value) and days_since_order <= 60 and not relation is deletedByCustomer";
        var sample = (await CountAsync(manager, text)).Samples[0];
        var outsider = (await CountAsync(manager, "orders = 0")).Samples[0];

        var inside = await WhyAsync(manager, sample.Id, text);
        var outside = await WhyAsync(manager, outsider.Id, text);

        inside.IsIn.ShouldBeTrue();
        inside.Include!.Parts.ShouldAllBe(p => p.Held);
        inside.Include.Parts[0].Values.Single().ShouldBeOneOf("key-value", "key-develop", "general-value");
        inside.Include.Parts[1].Number.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(60);
        outside.IsIn.ShouldBeFalse();
        outside.Include!.Parts[0].Held.ShouldBeFalse();
        outside.Include.Parts[1].ShouldSatisfyAllConditions(p => p.Number.ShouldBeNull(), p => p.Text.ShouldBe("days_since_order <= 60"));
        using var staff = await pulled.Api.SignInAsync(pulled.Cast.Staff);
        var foreign = (await CountAsync(manager, $"member is not \"{pulled.Cast.Staff.ToLowerInvariant()}\"")).Samples[0].Id;
        await (await PostWhyAsync(staff, foreign, text)).ShouldBeProblemAsync(404, "not-found");
    }

    private static async Task<AudienceCountResponse> CountAsync(Browser who, string text, string asOf = "") =>
        await (await who.PostAsync("/api/v1/audiences/count", new { text, asOf = asOf.Length == 0 ? null : asOf }))
            .ReadAsync<AudienceCountResponse>();

    private static async Task<WhyResponse> WhyAsync(Browser who, long customerId, string text) =>
        await (await PostWhyAsync(who, customerId, text)).ReadAsync<WhyResponse>();

    private static Task<HttpResponseMessage> PostWhyAsync(Browser who, long customerId, string text) =>
        who.PostAsync("/api/v1/audiences/why", new { customerId, text });
}
