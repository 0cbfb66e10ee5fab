using System.Text;
using System.Text.Json;
using PrivateTraffic.Api.Features.Matrix;
using PrivateTraffic.Api.Features.Models;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Api.Tests.Features.Models;

public sealed class ReadModelTests(PulledCompany pulled)
{
    [Fact]
    public async Task A_company_begins_with_the_defaults_as_version_0()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var models = await manager.GetAsync<ModelsResponse>("/api/v1/models");
        var current = await manager.GetAsync<ModelResponse>("/api/v1/models/current");

        (models.Today, models.Current, models.Latest).ShouldBe((new DateOnly(2026, 3, 2), 0, 0));
        models.Versions.ShouldBe([new ModelVersionResponse(0, ModelState.Current, null, null, null, null, null, null)]);
        current.Model.ShouldBe(new SegmentationModel());
        current.Warnings.ShouldBe(["not-derived"]);
        (await manager.GetAsync<ModelResponse>("/api/v1/models/0")).Model.ShouldBe(current.Model);
        (await manager.GetAsync<ModelDiffResponse>("/api/v1/models/diff?from=0&to=current")).IsEqual.ShouldBeTrue();
    }

    [Fact]
    public async Task A_version_that_is_not_there_is_named()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        manager.Speak("en");

        (await manager.ProblemAsync("/api/v1/models/7", 404, "unknown-model")).Title.ShouldBe("There is no version 7 of the model.");
        await manager.ProblemAsync("/api/v1/models/diff?from=0&to=8", 404, "unknown-model");
        (await manager.ProblemAsync("/api/v1/models/newest", 400, "bad-request")).Title.ShouldContain("number");
    }

    [Fact]
    public async Task Only_those_who_see_all_customers_see_the_model()
    {
        foreach (var member in new[] { pulled.Cast.Staff, pulled.Cast.Leader })
        {
            using var browser = await pulled.Api.SignInAsync(member);
            foreach (var page in new[] { "", "/current", "/diff?from=0&to=0", "/templates" })
            {
                await browser.ProblemAsync($"/api/v1/models{page}", 403, "not-allowed");
            }

            foreach (var address in new[] { "/api/v1/models", "/api/v1/models/preview", "/api/v1/models/0/rollback" })
            {
                using var refused = await browser.PostAsync(address, new { });
                await refused.ShouldBeProblemAsync(403, "not-allowed");
            }
        }
    }

    [Fact]
    public async Task A_preview_counts_what_each_model_counts_by_itself()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        var candidate = new
        {
            interaction = new { medium = 2, high = 4 },
            purchase = new { lapsedAfterDays = 20 },
            lifecycle = new { silentAfterDays = 7, churnAfterDays = 14 },
            rfm = new { windowDays = 60 },
        };

        var preview = await PreviewAsync(manager, new { model = candidate });

        var matrix = await manager.GetAsync<MatrixResponse>("/api/v1/matrix");
        var lifecycle = await manager.GetAsync<LifecycleResponse>("/api/v1/lifecycle");
        (preview.AsOf, preview.Model, preview.Total, preview.IsExact).ShouldBe((matrix.AsOf, 0, matrix.Total, true));
        preview.Cells.Places.Select(p => (p.Key, p.Before, p.NetAmountBefore))
            .ShouldBe(matrix.Cells.Select(c => (c.Key, c.Count, c.NetAmount)));
        preview.Stages.Places.Select(p => (p.Key, p.Before, p.NetAmountBefore))
            .ShouldBe(lifecycle.Stages.Select(s => (s.Key, s.Count, s.NetAmount)));
        foreach (var (moved, places, flows) in new[]
            {
                (preview.Cells.Moved, preview.Cells.Places, preview.Cells.Flows),
                (preview.Stages.Moved, preview.Stages.Places, preview.Stages.Flows),
                (preview.Segments!.Moved, preview.Segments.Places, preview.Segments.Flows),
            })
        {
            moved.Count.ShouldBeGreaterThan(0);
            (flows.Sum(f => f.Count), flows.Sum(f => f.NetAmount)).ShouldBe((moved.Count, moved.NetAmount));
            flows.ShouldAllBe(f => f.From != f.To && f.Count > 0 && f.Low == null && f.High == null);
            foreach (var place in places)
            {
                var (arrive, leave) = (flows.Where(f => f.To == place.Key), flows.Where(f => f.From == place.Key));
                (place.After - place.Before).ShouldBe(arrive.Sum(f => f.Count) - leave.Sum(f => f.Count), place.Key);
            }
        }

        preview.Moved.Count.ShouldBeInRange(
            Math.Max(preview.Cells.Moved.Count, preview.Stages.Moved.Count), preview.Cells.Moved.Count + preview.Stages.Moved.Count);
        preview.Cells.Places.Select(p => p.Key).ShouldBe(MatrixCell.All.Select(c => c.Key));
        preview.Segments!.Places.Select(p => p.Key).ShouldBe([.. RfmSegment.All.Select(s => s.Key), "none"]);
        preview.Differences.Select(d => d.Path).ShouldBe(
        [
            "interaction.medium", "interaction.high", "purchase.lapsedAfterDays", "lifecycle.silentAfterDays", "lifecycle.churnAfterDays",
            "rfm.windowDays",
        ]);
        (await manager.GetAsync<ModelsResponse>("/api/v1/models")).Latest.ShouldBe(0, "a preview saves nothing");
    }

    [Fact]
    public async Task The_model_in_effect_moves_nobody()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        foreach (var preview in new[]
            {
                await PreviewAsync(manager, new { version = 0 }),
                await PreviewAsync(manager, new { model = new { } }),
                await PreviewAsync(manager, new { model = new SegmentationModel(), asOf = "2026-01-15" }),
            })
        {
            preview.Total.ShouldBeGreaterThan(0);
            (preview.Moved.Count, preview.Cells.Flows.Count, preview.Stages.Flows.Count, preview.Segments!.Flows.Count)
                .ShouldBe((0, 0, 0, 0));
            preview.Differences.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_first_estimate_of_a_company_no_larger_than_the_sample_is_exact()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        var model = new { lifecycle = new { silentAfterDays = 7, churnAfterDays = 14 } };

        var (exact, estimate) = (await PreviewAsync(manager, new { model }), await PreviewAsync(manager, new { model, estimate = true }));

        JsonSerializer.Serialize(estimate).ShouldBe(JsonSerializer.Serialize(exact));
    }

    [Theory]
    [InlineData("""{"interaction":{"windowDay":30}}""",
        "interaction.windowDay is unknown; interaction may hold windowDays, low, medium, high, kinds.",
        "未知的键 interaction.windowDay；可用：windowDays, low, medium, high, kinds。")]
    [InlineData("""{"interaction":{"high":2}}""", "interaction.high is 2; it must be 4 to 30.", "interaction.high 的值是 2，应在 4 到 30 之间。")]
    [InlineData("""{"interaction":{"low":"one"}}""", "interaction.low is \"one\"; it must be a whole number.",
        "interaction.low 的值是 \"one\"，应为整数。")]
    [InlineData("""{"interaction":null}""", "interaction is null; it must be an object {…}.", "interaction 的值是 null，应为对象 {…}。")]
    [InlineData("""{"lifecycle":{"silentClock":"phone"}}""",
        "lifecycle.silentClock is \"phone\"; it must be one or more of none, open, like",
        "lifecycle.silentClock 的值是 \"phone\"，应为以下的一个或多个")]
    [InlineData("""{"rfm":{"boxes":[null]}}""", "rfm.boxes[0] is null; it must be an object {…}.", "rfm.boxes[0] 的值是 null")]
    [InlineData("""{"rfm":{"boxes":[{"key":"a","name":null,"r":{"from":1,"to":2},"f":{"from":1,"to":2},"m":{"from":1,"to":2}}]}}""",
        "rfm.boxes[0].name is null; it must be an object {…}.", "rfm.boxes[0].name 的值是 null")]
    [InlineData("""{"origin":{"derivedOn":"2026-02-30","silent":{"days":1},"churn":{"days":2},"lapsed":{"days":3}}}""",
        "origin.derivedOn is \"2026-02-30\"; it must be a day such as 2026-03-31.", "origin.derivedOn 的值是 \"2026-02-30\"，应为日期")]
    [InlineData("""{"origin":{"derivedOn":"2026-02-28","silent":{"days":1},"churn":{"days":2},"lapsed":{"low":3}}}""",
        "origin.lapsed.days is missing.", "缺少 origin.lapsed.days。")]
    [InlineData("7", "The document is 7; it must be an object {…}.", "文档 的值是 7，应为对象 {…}。")]
    public async Task A_model_that_cannot_be_used_is_refused_by_key_value_and_what_is_allowed(string model, string english, string chinese)
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        foreach (var (language, words) in new[] { ("en", english), ("zh-CN", chinese) })
        {
            manager.Speak(language);
            foreach (var address in new[] { "/api/v1/models/preview", "/api/v1/models" })
            {
                using var response = await manager.SendAsync(HttpMethod.Post, address, Json($$"""{"model":{{model}}}"""));
                var problem = await response.ShouldBeProblemAsync(400, "invalid");
                problem.Errors!["model"].ShouldHaveSingleItem().ShouldStartWith(words);
            }
        }
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        manager.Speak("en");

        using var response = await manager.SendAsync(
            HttpMethod.Post,
            "/api/v1/models/preview",
            Json("""{"model":{"purchase":{"lapsedAfterDays":0},"lifecycle":{"matureFrom":1}}}"""));

        (await response.ShouldBeProblemAsync(400, "invalid")).Errors!["model"].ShouldBe(
        [
            "purchase.lapsedAfterDays is 0; it must be 1 to 3660.", "lifecycle.matureFrom is 1; it must be 2 to 1000.",
        ]);
    }

    [Theory]
    [InlineData("""{"model":{""", "bad-json", 400)]
    [InlineData("""{"modell":{}}""", "bad-json", 400)]
    [InlineData("""{"\ud800":{}}""", "bad-json", 400)]
    [InlineData("""{"template":"\ud800"}""", "bad-json", 400)]
    [InlineData("""{"model":{"\ud800":{}}}""", "invalid", 400)]
    [InlineData("""{}""", "invalid", 400)]
    [InlineData("""{"version":0,"template":"retail"}""", "invalid", 400)]
    [InlineData("""{"version":3}""", "unknown-model", 404)]
    [InlineData("""{"template":"nothing"}""", "unknown-template", 404)]
    public async Task A_request_without_exactly_one_model_is_refused(string body, string code, int status)
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        using var response = await manager.SendAsync(HttpMethod.Post, "/api/v1/models/preview", Json(body));

        await response.ShouldBeProblemAsync(status, code);
    }

    internal static async Task<PreviewResponse> PreviewAsync<T>(Browser browser, T request)
    {
        using var response = await browser.PostAsync("/api/v1/models/preview", request);
        return await response.ReadAsync<PreviewResponse>();
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
