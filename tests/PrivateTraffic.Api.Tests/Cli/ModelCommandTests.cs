using System.Globalization;
using System.Text;
using System.Text.Json;
using PrivateTraffic.Api.Features.Models;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Api.Tests.Cli;

public sealed class ModelCommandTests : IDisposable
{
    private const string Brisk = """
        {
          // A shop whose customers come every few days.
          "lifecycle": { "silentAfterDays": 7, "churnAfterDays": 14 },
          "purchase": { "lapsedAfterDays": 20 },
        }
        """;

    private readonly Shell shell = new();
    private readonly DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(8));

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task A_model_is_shown_edited_compared_previewed_applied_and_rolled_back()
    {
        await ImportAsync();
        var shown = (await shell.RunAsync("model show")).ShouldSucceed();
        var edited = shell.Write("edited.json", shown.Output.Replace("\"silentAfterDays\": 18", "\"silentAfterDays\": 7"));

        var diff = (await shell.CallAsync($"model diff current {edited}")).ShouldSucceed();
        var preview = (await shell.CallAsync($"model preview {edited} --json")).ShouldSucceed().Json;
        var applied = (await shell.CallAsync($"model apply {edited} --note brisk --json")).ShouldSucceed().Json;
        var again = (await shell.CallAsync($"model apply {edited}")).ShouldSucceed();
        var rolledBack = (await shell.CallAsync("model rollback --json")).ShouldSucceed().Json;
        var history = (await shell.CallAsync("model history --json")).ShouldSucceed().Json;

        ModelDocument.Read(shown.Output).ShouldBe(new SegmentationModel());
        diff.Output.ShouldContain("lifecycle.silentAfterDays");
        diff.Output.Split('\n')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[..3]
            .ShouldBe(["lifecycle.silentAfterDays", "18", "7"]);
        var moved = preview.GetProperty("moved").GetProperty("count").GetInt64();
        moved.ShouldBeGreaterThan(0);
        preview.GetProperty("moved").GetProperty("netAmount").GetInt64().ShouldBeGreaterThan(0);
        applied.GetProperty("number").GetInt32().ShouldBe(1);
        applied.GetProperty("moved").GetInt64().ShouldBe(moved, "applying does what the preview said");
        again.Output.ShouldStartWith("This is what version 1 says already; nothing was changed.");
        (rolledBack.GetProperty("number").GetInt32(), rolledBack.GetProperty("restores").GetInt32()).ShouldBe((2, 0));
        rolledBack.GetProperty("moved").GetInt64().ShouldBe(moved);
        history.GetProperty("current").GetInt32().ShouldBe(2);
        history.GetProperty("versions").EnumerateArray()
            .Select(v => (v.GetProperty("number").GetInt32(), v.GetProperty("state").GetString()))
            .ShouldBe([(2, "current"), (1, "past"), (0, "past")]);
        history.GetProperty("versions")[1].GetProperty("note").GetString().ShouldBe("brisk");
        var compared = (await shell.CallAsync("model diff 1 2 --json")).ShouldSucceed().Json;
        compared.GetProperty("differences").EnumerateArray().Select(d => d.GetProperty("path").GetString())
            .ShouldBe(["lifecycle.silentAfterDays"]);
        (await shell.CallAsync("model diff 0 current", "zh")).ShouldSucceed().Output.ShouldBe("没有差异。\n");
        ModelDocument.Read((await shell.CallAsync("model show --version 1")).ShouldSucceed().Output).Lifecycle.SilentAfterDays.ShouldBe(7);
    }

    [Fact]
    public async Task Whoever_would_move_is_listed_with_both_labels_and_nobody_else()
    {
        await ImportAsync();
        var (model, list) = (shell.Write("brisk.json", Brisk), shell.Files["moves.csv"]);

        var preview = (await shell.CallAsync($"model preview {model} --customers {list} --json")).ShouldSucceed().Json;

        var lines = await File.ReadAllLinesAsync(list, TestContext.Current.CancellationToken);
        lines[0].ShouldBe("number,customer_id,amount_fen,cell_before,cell_after,stage_before,stage_after,segment_before,segment_after");
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToList();
        rows.ShouldAllBe(r => r[3] != r[4] || r[5] != r[6] || r[7] != r[8]);
        rows.Select(r => int.Parse(r[0], CultureInfo.InvariantCulture)).ShouldBeInOrder();
        rows.ShouldAllBe(r => r[1].StartsWith("buyer", StringComparison.Ordinal));
        rows.Count(r => r[3] != r[4] || r[5] != r[6]).ShouldBe((int)preview.GetProperty("moved").GetProperty("count").GetInt64());
        rows.Where(r => r[3] != r[4]).GroupBy(r => (r[3], r[4])).Select(g => (g.Key, g.Count(), g.Sum(AmountOf)))
            .ShouldBe(Flows(preview.GetProperty("cells")), ignoreOrder: true);
        rows.Where(r => r[5] != r[6]).GroupBy(r => (r[5], r[6])).Select(g => (g.Key, g.Count(), g.Sum(AmountOf)))
            .ShouldBe(Flows(preview.GetProperty("stages")), ignoreOrder: true);
        var text = (await shell.CallAsync($"model preview {model}", "zh")).ShouldSucceed().Output;
        text.ShouldContain("位客户");
        text.ShouldContain("沉默阈值（天）");
        text.ShouldContain(" → ");
        var history = (await shell.CallAsync("model history --json")).ShouldSucceed().Json;
        history.GetProperty("latest").GetInt32().ShouldBe(0, "nothing is saved");

        static long AmountOf(string[] row) => long.Parse(row[2], CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_first_estimate_says_that_it_is_one_and_its_intervals_hold_what_the_exact_count_says()
    {
        await ImportAsync(buyers: 6_000);
        var model = shell.Write("brisk.json", Brisk);

        var estimate = (await shell.CallAsync($"model preview {model} --estimate --json")).ShouldSucceed().Json;
        var exact = (await shell.CallAsync($"model preview {model} --json")).ShouldSucceed().Json;

        estimate.GetProperty("isExact").GetBoolean().ShouldBeFalse();
        (estimate.GetProperty("sample").GetInt64(), estimate.GetProperty("total").GetInt64()).ShouldBe((PreviewModel.SampleSize, 6_000));
        exact.GetProperty("isExact").GetBoolean().ShouldBeTrue();
        estimate.GetProperty("segments").ValueKind.ShouldBe(JsonValueKind.Null, "the thresholds of segments come from all buyers");
        var guessed = estimate.GetProperty("moved");
        var (low, high) = (guessed.GetProperty("low").GetInt64(), guessed.GetProperty("high").GetInt64());
        exact.GetProperty("moved").GetProperty("count").GetInt64().ShouldBeInRange(low, high);
        guessed.GetProperty("count").GetInt64().ShouldBeInRange(low, high);
        (high - low).ShouldBeLessThan(300, "it is of use");
        foreach (var part in new[] { "cells", "stages" })
        {
            var intervals = estimate.GetProperty(part).GetProperty("flows").EnumerateArray().ToDictionary(
                f => (f.GetProperty("from").GetString()!, f.GetProperty("to").GetString()!),
                f => (Low: f.GetProperty("low").GetInt64(), High: f.GetProperty("high").GetInt64()));
            foreach (var (way, count, _) in Flows(exact.GetProperty(part)).Where(f => f.Count > 50))
            {
                ((long)count).ShouldBeInRange(intervals[way].Low, intervals[way].High, $"{way}");
            }
        }

        (await shell.CallAsync($"model preview {model} --estimate")).ShouldSucceed().Output
            .ShouldContain("(estimated from 4,000 customers, 95% interval ");
    }

    [Fact]
    public async Task A_model_for_a_later_day_is_planned_and_can_be_withdrawn()
    {
        await ImportAsync();
        var model = shell.Write("brisk.json", Brisk);
        var day = today.AddDays(9).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        var planned = (await shell.CallAsync($"model apply {model} --from {day}")).ShouldSucceed();
        var withdrawn = (await shell.CallAsync("model rollback")).ShouldSucceed();

        planned.Output.ShouldBe($"Version 1 takes effect on {day}.\n");
        withdrawn.Output.ShouldContain("Planned and no longer to come: version 1.");
        (await shell.CallAsync("model history", "zh")).ShouldSucceed().Output.ShouldContain("未生效即撤下");
    }

    [Theory]
    [InlineData("{\"lifecycle\":{\"silentAfterDays\":\n", 3, "This is not JSON from line ", "行第")]
    [InlineData("{\"lifecycle\":{\"silent\":7}}", 3, "lifecycle.silent is unknown; lifecycle may hold silentAfterDays, ",
        "未知的键 lifecycle.silent")]
    [InlineData("{\"purchase\":{\"lapsedAfterDays\":1.5}}", 3, "purchase.lapsedAfterDays is 1.5; it must be a whole number.", "应为整数")]
    [InlineData("{\"purchase\":{\"lapsedAfterDays\":9999}}", 3, "purchase.lapsedAfterDays is 9999; it must be 1 to 3660.",
        "应在 1 到 3660 之间")]
    [InlineData("{\"purchase\":{},\"purchase\":{}}", 3, "A name stands twice", "同一名称出现了两次")]
    public async Task A_file_that_holds_no_model_is_refused_in_both_languages(string text, int code, string english, string chinese)
    {
        var file = shell.Write("bad.json", text);

        string[] commands = [$"model apply {file}", $"model preview {file}", $"model diff 0 {file}", $"thresholds --model {file}"];
        foreach (var command in commands)
        {
            (await shell.CallAsync(command)).ShouldFail(code).Errors.ShouldContain(english);
            (await shell.CallAsync(command, "zh")).ShouldFail(code).Errors.ShouldContain(chinese);
        }
    }

    [Theory]
    [InlineData("model apply", 2, "Name one model: a file, --template or --version.")]
    [InlineData("model preview --template retail --version 0", 2, "Name one model: a file, --template or --version.")]
    [InlineData("model preview --template florist", 2, "There is no industry template 'florist'; there are apparel, ")]
    [InlineData("model show --version 4", 1, "There is no version 4 of the model.")]
    [InlineData("model rollback --to 4", 1, "There is no version 4 of the model.")]
    [InlineData("model rollback", 1, "No model has been applied yet, so there is nothing to undo.")]
    [InlineData("model apply --template retail --from 2020-01-01", 2, "from is 2020-01-01; it must be ")]
    [InlineData("model apply --template retail --from soon", 2, "--from is 'soon'; it must be a day such as 2026-03-31.")]
    [InlineData("model apply nowhere.json", 2, "There is no file ")]
    public async Task What_cannot_be_done_is_explained(string command, int code, string words) =>
        (await shell.CallAsync(command)).ShouldFail(code).Errors.ShouldContain(words);

    [Fact]
    public async Task Templates_are_listed_shown_and_applied()
    {
        await ImportAsync();

        var list = (await shell.CallAsync("model templates", "zh")).ShouldSucceed().Output;
        var shown = (await shell.CallAsync("model show --template fresh-food")).ShouldSucceed();
        var applied = (await shell.CallAsync("model apply --template fresh-food --json")).ShouldSucceed().Json;
        var json = (await shell.CallAsync("model templates --json")).ShouldSucceed().Json;

        list.ShouldContain("fresh-food");
        list.ShouldContain("生鲜");
        json.GetProperty("templates").GetArrayLength().ShouldBe(12);
        shown.Errors.ShouldStartWith("Fresh food: ");
        ModelDocument.Read(shown.Output).Interaction.WindowDays.ShouldBe(14);
        applied.GetProperty("isNew").GetBoolean().ShouldBeTrue();
        ModelDocument.Read((await shell.CallAsync("model show")).ShouldSucceed().Output).ShouldBe(ModelDocument.Read(shown.Output));
        (await shell.CallAsync("model history")).ShouldSucceed().Output.ShouldContain("template fresh-food");
    }

    /// <summary>Buyers who bought once to four times, the last time from today to some months ago.</summary>
    private async Task ImportAsync(int buyers = 120)
    {
        var orders = new StringBuilder("order_id,customer_id,paid_at,amount\n");
        for (var buyer = 0; buyer < buyers; buyer++)
        {
            for (var order = 0; order <= buyer % 4; order++)
            {
                var day = today.AddDays(-(buyer % 60) - (order * 9));
                orders.Append(CultureInfo.InvariantCulture, $"{buyer}-{order},buyer{buyer:000},{day:yyyy-MM-dd},{20 + (buyer % 700)}.00\n");
            }
        }

        (await shell.CallAsync($"import orders {shell.Write("orders.csv", orders.ToString())}")).ShouldSucceed();
    }

    private static IEnumerable<((string From, string To), int Count, long Amount)> Flows(JsonElement part) =>
        part.GetProperty("flows").EnumerateArray().Select(f => (
            (f.GetProperty("from").GetString()!, f.GetProperty("to").GetString()!),
            f.GetProperty("count").GetInt32(),
            f.GetProperty("netAmount").GetInt64()));
}
