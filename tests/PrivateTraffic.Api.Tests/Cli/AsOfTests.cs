using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;

namespace PrivateTraffic.Api.Tests.Cli;

/// <summary>Reports as of a past day against what was stored on it, and against plain counting.</summary>
public sealed class AsOfTests : IDisposable
{
    private static readonly DateOnly First = new(2025, 12, 1);

    private readonly Shell shell = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_past_day_is_answered_as_everybody_was_placed_on_it_whatever_has_happened_since()
    {
        var random = new Random(29);
        var kept = new Dictionary<DateOnly, Dictionary<string, string>>();
        var told = new Dictionary<string, string>();
        for (var day = First; day < First.AddDays(60); day = day.AddDays(5))
        {
            await HappenAsync(random, day);
            (await shell.CallAsync($"place --full --as-of {Text(day)}")).ShouldSucceed();
            kept[day] = await StoredPlacesAsync();
            foreach (var report in new[] { $"report rfm --as-of {Text(day)} --json", $"report labels --as-of {Text(day)} --json" })
            {
                told[report] = (await shell.CallAsync(report)).ShouldSucceed().Output;
            }
        }

        foreach (var (day, stored) in kept)
        {
            var file = shell.Files[$"places-{Text(day)}.csv"];
            var matrix = (await shell.CallAsync($"report matrix --as-of {Text(day)} --customers {file} --json")).ShouldSucceed().Json;
            var lifecycle = (await shell.CallAsync($"report lifecycle --as-of {Text(day)} --json")).ShouldSucceed().Json;

            RowsOf(file).ToDictionary(r => r["customer_id"], r => $"{r["cell"]} {r["lifecycle"]}").ShouldBe(stored, ignoreOrder: true);
            CountsOf(matrix, "cells").ShouldBe(stored.Values.CountBy(s => s.Split(' ')[0]).ToDictionary(), ignoreOrder: true);
            CountsOf(lifecycle, "stages").ShouldBe(stored.Values.CountBy(s => s.Split(' ')[1]).ToDictionary(), ignoreOrder: true);
        }

        foreach (var (report, then) in told)
        {
            (await shell.CallAsync(report)).Output.ShouldBe(then, "what happened since changes nothing");
        }
    }

    [Fact]
    public async Task Every_number_behind_a_place_is_that_of_plain_counting()
    {
        CdnowSample.SkipWithout();
        var (asOf, file) = (new DateOnly(1997, 9, 30), shell.Files["lifecycle.csv"]);
        (await shell.CallAsync($"import orders {CdnowSample.File}")).ShouldSucceed();

        (await shell.CallAsync($"report lifecycle --as-of 1997-09-30 --customers {file}")).ShouldSucceed();

        var rows = RowsOf(file).ToDictionary(r => r["customer_id"]);
        rows.Count.ShouldBe(2_357);
        foreach (var buyer in CdnowSample.Orders().Where(o => o.Day <= asOf).GroupBy(o => o.Customer))
        {
            var (row, days) = (rows[buyer.Key], buyer.Select(o => o.Day).Distinct().Order().ToArray());
            var away = asOf.DayNumber - days[^1].DayNumber;
            row["orders"].ShouldBe($"{buyer.Count()}");
            row["purchase_days"].ShouldBe($"{days.Length}");
            row["amount_fen"].ShouldBe($"{buyer.Sum(o => o.Amount)}");
            (row["first_purchase_on"], row["last_purchase_on"]).ShouldBe((Text(days[0]), Text(days[^1])));
            string[] clocks = [row["days_since_purchase"], row["days_since_active"], row["days_since_churn_event"]];
            clocks.ShouldAllBe(days => days == $"{away}");
            (row["silent_after_days"], row["churn_after_days"], row["lapsed_after_days"]).ShouldBe(("18", "27", "90"));
            row["silent_on"].ShouldBe(away <= 18 ? Text(days[^1].AddDays(19)) : "");
            row["churn_on"].ShouldBe(away <= 27 ? Text(days[^1].AddDays(28)) : "");
            row["lapses_on"].ShouldBe(away <= 90 ? Text(days[^1].AddDays(91)) : "");
            (row["status"], row["reason"]).ShouldBe(("default", "not-derived"));
        }
    }

    [Fact]
    public async Task A_model_in_a_file_places_everybody_and_nothing_is_saved()
    {
        await HappenAsync(new Random(3), First);
        var file = shell.Write("model.json", """{ "lifecycle": { "silentAfterDays": 1, "churnAfterDays": 2 } }""");

        var tried = (await shell.CallAsync($"report lifecycle --as-of 2026-01-31 --model {file} --json")).ShouldSucceed().Json;
        var live = (await shell.CallAsync("report lifecycle --as-of 2026-01-31 --json")).ShouldSucceed().Json;

        tried.GetProperty("model").ValueKind.ShouldBe(JsonValueKind.Null);
        tried.GetProperty("parameters").GetProperty("lifecycle").GetProperty("churnAfterDays").GetInt32().ShouldBe(2);
        live.GetProperty("model").GetInt32().ShouldBe(0);
        live.GetProperty("parameters").GetProperty("lifecycle").GetProperty("churnAfterDays").GetInt32().ShouldBe(27);
    }

    [Theory]
    [InlineData("matrix")]
    [InlineData("lifecycle")]
    [InlineData("rfm")]
    [InlineData("validity")]
    [InlineData("labels")]
    [InlineData("clv")]
    public async Task Every_report_warns_of_old_thresholds_and_of_too_many_dimensions(string name)
    {
        await HappenAsync(new Random(5), First);
        var file = shell.Write("model.json", """
            {
              "origin": {
                "derivedOn": "2025-12-01",
                "silent": { "days": 18, "low": 17, "high": 19 },
                "churn": { "days": 27, "low": 26, "high": 28 },
                "lapsed": { "days": 90, "low": 85, "high": 95 }
              },
              "labels": { "inUse": ["rhythm", "membership", "hour"] }
            }
            """);

        var fresh = (await shell.CallAsync($"report {name} --as-of 2025-12-31 --model {file} --json")).ShouldSucceed().Json;
        var stale = (await shell.CallAsync($"report {name} --as-of 2026-01-01 --model {file} --json")).ShouldSucceed().Json;
        var text = (await shell.CallAsync($"report {name} --as-of 2026-01-01 --model {file}", "zh")).ShouldSucceed().Output;

        WarningsOf(fresh).ShouldBe(["too-many-dimensions"]);
        WarningsOf(stale).ShouldBe(["too-many-dimensions", "stale-thresholds"]);
        text.ShouldContain("注意：维度过多；阈值已过期");
    }

    [Fact]
    public async Task A_model_whose_thresholds_were_derived_lately_is_accepted_and_an_old_one_provisional()
    {
        await HappenAsync(new Random(5), First);
        var file = shell.Write("model.json", """
            {
              "origin": {
                "derivedOn": "2025-12-01",
                "silent": { "days": 18, "low": 17 },
                "churn": { "days": 27, "low": 26 },
                "lapsed": { "days": 90, "low": 85 }
              }
            }
            """);

        var fresh = (await shell.CallAsync($"report matrix --as-of 2025-12-31 --model {file} --json")).ShouldSucceed().Json;
        var stale = (await shell.CallAsync($"report matrix --as-of 2026-01-01 --model {file} --json")).ShouldSucceed().Json;

        (fresh.GetProperty("status").GetString(), fresh.GetProperty("reason").GetString()).ShouldBe(("accepted", null));
        (stale.GetProperty("status").GetString(), stale.GetProperty("reason").GetString()).ShouldBe(("provisional", "stale-thresholds"));
    }

    public void Dispose() => shell.Dispose();

    /// <summary>What five days bring, told on the first of them: nothing comes late, so that a past day is known on that day.</summary>
    private async Task HappenAsync(Random random, DateOnly from)
    {
        List<string> orders = ["order_id,customer_id,paid_at,amount"];
        List<string> acts = ["source_id,customer_id,occurred_at,kind"];
        for (var i = 0; i < 40; i++)
        {
            var day = Text(from.AddDays(-random.Next(5)));
            var kind = $"{(InteractionKind)random.Next(5)}".ToLowerInvariant();
            acts.Add($"i{from.DayNumber}-{i},p{random.Next(30)},{day}T{random.Next(24):D2}:00:00+08:00,{kind}");
            if (i % 6 == 0)
            {
                orders.Add($"o{from.DayNumber}-{i},p{random.Next(30)},{day},{random.Next(1, 900)}");
            }
        }

        var (orderFile, actFile) = (shell.Write("orders.csv", string.Join('\n', orders)), shell.Write("acts.csv", string.Join('\n', acts)));
        (await shell.CallAsync($"import orders {orderFile}")).ShouldSucceed();
        (await shell.CallAsync($"import interactions {actFile}")).ShouldSucceed();
    }

    /// <summary>What the last run of the job has stored, by the name of the customer.</summary>
    private async Task<Dictionary<string, string>> StoredPlacesAsync()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", shell.Data)]).Build();
        await using var services = new ServiceCollection().AddPrivateTrafficData(settings).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<PrivateTrafficDb>>().CreateDbContextAsync(Cancellation);
        var names = await db.Identities.AsNoTracking().ToDictionaryAsync(i => i.CustomerId, i => i.Value, Cancellation);
        var places = new Dictionary<string, string>();
        foreach (var page in await db.PlacementPages.AsNoTracking().ToListAsync(Cancellation))
        {
            var records = PlacementRecord.On(page.Records).ToArray();
            for (var i = 0; i < records.Length; i++)
            {
                if (records[i].IsPlaced)
                {
                    places[names[(page.Number * PlacementRecord.PerPage) + i]] =
                        $"{MatrixCell.All[records[i].CellIndex].Key} {LifecycleRules.KeyOf(records[i].Stage)}";
                }
            }
        }

        return places;
    }

    private static Dictionary<string, int> CountsOf(JsonElement report, string parts) => report.GetProperty(parts).EnumerateArray()
        .Where(p => p.GetProperty("count").GetInt32() > 0)
        .ToDictionary(p => p.GetProperty("key").GetString()!, p => p.GetProperty("count").GetInt32());

    private static string?[] WarningsOf(JsonElement report) =>
        [.. report.GetProperty("warnings").EnumerateArray().Select(w => w.GetString())];

    private static IEnumerable<Dictionary<string, string>> RowsOf(string file)
    {
        var lines = File.ReadLines(file).Select(line => line.Split(',')).ToArray();
        return lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(c => c.First, c => c.Second));
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
