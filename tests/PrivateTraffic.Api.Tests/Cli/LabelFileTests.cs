using System.Text.Json;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Cli;

/// <summary>Labels of what two small files say.</summary>
public sealed class LabelFileTests : IDisposable
{
    private readonly Shell shell = new();

    [Fact]
    public async Task Categories_are_weighted_by_what_was_paid_and_not_paid_back_by_the_day()
    {
        await ImportAsync(
            "orders",
            "order_id,customer_id,paid_at,amount,refunded,refunded_at,category",
            "o1,free,2026-01-01,0,,,gifts",
            "o2,back,2026-01-01,100,100,2026-01-20,shoes",
            "o3,part,2026-01-01,100,50,2026-01-20,shoes",
            "o4,part,2026-01-02,50,,,hats",
            "o5,later,2026-02-02,50,,,hats",
            "o6,plain,2026-01-03,70,,,");

        var rows = await RowsAsync("2026-01-31");
        var before = await RowsAsync("2026-01-10");

        rows.ToDictionary(r => r.Key, r => r.Value["categories"]).ShouldBe(
            new Dictionary<string, string> { ["free"] = "gifts:1", ["back"] = "", ["part"] = "hats:0.5|shoes:0.5", ["plain"] = "" },
            ignoreOrder: true);
        before["back"]["categories"].ShouldBe("shoes:1", "the refund is not known yet");
        before["part"]["categories"].ShouldBe("shoes:0.6667|hats:0.3333");
        before["back"]["membership"].ShouldBe("member");
    }

    [Fact]
    public async Task Preferred_hours_are_those_of_interactions_whose_time_is_known()
    {
        var evening = Enumerable.Range(1, 20).Select(d => $"e{d},evening,2026-01-{d:D2}T19:30:00+08:00,open");
        var dates = Enumerable.Range(1, 20).Select(d => $"d{d},dated,2026-01-{d:D2},open");
        var anyTime = Enumerable.Range(0, 240).Select(i => $"a{i},any,2026-01-{1 + (i / 24):D2}T{i % 24:D2}:30:00+08:00,open");
        await ImportAsync("interactions", ["source_id,customer_id,occurred_at,kind", .. evening, .. dates, .. anyTime]);

        var rows = await RowsAsync("2026-01-31");

        rows["evening"]["hour"].ShouldBe("18-21");
        rows["dated"]["hour"].ShouldBe("none");
        rows["any"]["hour"].ShouldBe("none");
    }

    [Fact]
    public async Task A_journey_is_followed_from_the_first_contact_to_the_second_order()
    {
        await ImportAsync(
            "interactions",
            "source_id,customer_id,occurred_at,kind",
            "1,looked,2026-01-01T10:00:00+08:00,like",
            "2,looked,2026-01-02T10:00:00+08:00,open",
            "3,bought,2026-01-01T10:00:00+08:00,like",
            "4,bought,2026-01-02T10:00:00+08:00,open");
        await ImportAsync("orders", "order_id,customer_id,paid_at,amount", "o1,bought,2026-01-03,100", "o2,unseen,2026-01-03,100");

        var rows = await RowsAsync("2026-02-01");

        rows.ToDictionary(r => r.Key, r => (r.Value["journey"], r.Value["journey_since"], r.Value["journey_stalled"])).ShouldBe(
            new Dictionary<string, (string, string, string)>
            {
                ["looked"] = ("interested", "2026-01-02", "false"),
                ["bought"] = ("bought", "2026-01-03", "false"),
                ["unseen"] = ("not-begun", "", "false"),
            },
            ignoreOrder: true);
        (await RowsAsync("2026-02-02"))["looked"]["journey_stalled"].ShouldBe("true", "30 days have passed and one more");
    }

    [Fact]
    public async Task An_installation_without_anybody_reports_nobody()
    {
        var report = (await shell.CallAsync("report labels --json")).ShouldSucceed().Json;

        report.GetProperty("total").GetInt32().ShouldBe(0);
        report.GetProperty("reason").GetString().ShouldBe("no-data");
        report.GetProperty("families").EnumerateArray().ShouldAllBe(f => f.GetProperty("reason").GetString() == "no-data");
        report.GetProperty("model").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    public void Dispose() => shell.Dispose();

    private async Task ImportAsync(string what, params IEnumerable<string> lines) =>
        (await shell.CallAsync($"import {what} {shell.Write($"{what}.csv", string.Join('\n', lines))}")).ShouldSucceed();

    private async Task<Dictionary<string, Dictionary<string, string>>> RowsAsync(string day)
    {
        var file = shell.Files[$"labels-{day}.csv"];
        (await shell.CallAsync($"report labels --as-of {day} --customers {file}")).ShouldSucceed();
        var lines = File.ReadLines(file).Select(line => line.Split(',')).ToArray();
        return lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(c => c.First, c => c.Second))
            .ToDictionary(r => r["customer_id"]);
    }
}
