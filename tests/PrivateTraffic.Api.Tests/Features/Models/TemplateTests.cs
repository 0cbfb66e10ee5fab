using System.Text.Json;
using PrivateTraffic.Api.Features.Models;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Scripts;

namespace PrivateTraffic.Api.Tests.Features.Models;

public sealed class TemplateTests(PulledCompany pulled)
{
    private static readonly string[] Trades =
    [
        "apparel", "automobile", "beauty", "catering", "education", "finance", "fitness", "fresh-food", "mother-and-baby",
        "retail", "saas", "travel",
    ];

    public static TheoryData<string> Shipped => [.. Trades];

    [Fact]
    public async Task There_is_a_template_for_each_trade_without_a_problem_and_in_both_languages()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var answer = await manager.GetAsync<TemplatesResponse>("/api/v1/models/templates");

        answer.Problems.ShouldBeEmpty();
        answer.Templates.Select(t => t.Key).ShouldBe(Trades);
        answer.Templates.Select(t => t.Model).Distinct().Count().ShouldBe(Trades.Length, "trades differ");
        foreach (var template in answer.Templates)
        {
            template.Obstacles.Count.ShouldBeGreaterThanOrEqualTo(3, template.Key);
            template.Obstacles.Select(o => o.Key).ShouldBeUnique();
            foreach (var text in new[] { template.Name, template.Description }
                .Concat(template.Obstacles.SelectMany(o => new[] { o.Name, o.Why })).Concat(template.Reasons.Select(r => r.Why)))
            {
                text.Zh.ShouldContain(c => c >= 0x4E00 && c <= 0x9FFF, template.Key);
                text.En.ShouldNotContain(c => c >= 0x4E00 && c <= 0x9FFF, template.Key);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_number_of_a_template_has_its_reason(string trade)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(FileOf(trade)));
        var reasons = document.RootElement.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("path").GetString()!).ToList();
        var values = Leaves("", document.RootElement.GetProperty("model")).ToList();

        reasons.ShouldBeUnique();
        values.Where(value => !reasons.Any(r => value == r || value.StartsWith(r + ".", StringComparison.Ordinal))).ShouldBeEmpty();
        reasons.Where(r => !values.Any(value => value == r || value.StartsWith(r + ".", StringComparison.Ordinal))).ShouldBeEmpty();
        reasons.ShouldAllBe(r => ModelMeanings.IsKnown(r));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task A_template_can_be_previewed_on_a_company(string trade)
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var preview = await ReadModelTests.PreviewAsync(manager, new { template = trade });

        preview.Total.ShouldBeGreaterThan(300);
        preview.Cells.Places.Sum(p => p.After).ShouldBe(preview.Total);
        var file = await File.ReadAllTextAsync(FileOf(trade), TestContext.Current.CancellationToken);
        preview.Candidate.ShouldBe(TemplateDocument.TryRead(file).Template!.Model);
        preview.Differences.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_template_can_be_applied_and_an_operators_own_file_takes_its_place()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var copy = await pulled.CopyAsync();
        using var manager = await copy.Api.SignInAsync(copy.Cast.Manager);
        var own = Directory.CreateDirectory(Path.Combine(copy.Api.Folder, "templates")).FullName;
        var retail = await File.ReadAllTextAsync(FileOf("retail"), cancellation);
        await WriteAsync("retail", "\"silentAfterDays\": 18", "\"silentAfterDays\": 11");
        await WriteAsync("flowers", "\"key\": \"retail\"", "\"key\": \"flowers\"");
        await WriteAsync("broken", "\"key\": \"price\"", "\"key\": \"prize\"");
        await WriteAsync("again", "\"key\": \"retail\"", "\"key\": \"saas\"");

        var answer = await manager.GetAsync<TemplatesResponse>("/api/v1/models/templates");
        using var response = await manager.PostAsync("/api/v1/models", new { template = "retail" });
        (await response.ReadAsync<AppliedResponse>()).IsNew.ShouldBeTrue();

        answer.Templates.Select(t => t.Key).ShouldBe([.. Trades.Append("flowers").Order(StringComparer.Ordinal)]);
        answer.Problems.Select(p => p.File).ShouldBe(["broken.json", "saas.json"]);
        answer.Problems[0].En.ShouldStartWith("obstacles[0].key is prize; it must be one of price, ");
        answer.Problems[0].En.ShouldContain(Obstacle.All[^1].Key);
        answer.Problems[1].En.ShouldBe("key is saas, which another file has already.");
        var current = await manager.GetAsync<ModelResponse>("/api/v1/models/current");
        (current.Model.Lifecycle.SilentAfterDays, current.Version.Note).ShouldBe((11, "template retail"));

        Task WriteAsync(string name, string old, string replacement) =>
            File.WriteAllTextAsync(Path.Combine(own, $"{name}.json"), retail.Replace(old, replacement), cancellation);
    }

    private static string FileOf(string trade) => Path.Combine(AppContext.BaseDirectory, "templates", $"{trade}.json");

    private static IEnumerable<string> Leaves(string path, JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(p => Leaves(path.Length == 0 ? p.Name : $"{path}.{p.Name}", p.Value))
        : [path];
}
