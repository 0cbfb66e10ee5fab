using System.Text.Json;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Cli;

/// <summary>Thresholds and value segments of a real file of orders, each number computed again by the text of the specification.</summary>
public sealed class CdnowSegmentTests(ImportedSample sample) : IClassFixture<ImportedSample>
{
    private static readonly DateOnly End = new(1998, 6, 30);

    [Fact]
    public async Task The_silent_threshold_of_every_window_is_that_of_plain_sums()
    {
        CdnowSample.SkipWithout();
        var report = (await sample.Shell.CallAsync("thresholds --as-of 1998-06-30 --json")).ShouldSucceed().Json;

        var silent = report.GetProperty("thresholds")[0];
        var windows = silent.GetProperty("evidence").GetProperty("windows").EnumerateArray().ToArray();

        windows.Select(w => w.GetProperty("windowDays").GetInt32()).ShouldBe([30, 42, 60, 85, 120, 170, 240, 339, 480]);
        foreach (var window in windows)
        {
            var expected = ProductLimit(window.GetProperty("windowDays").GetInt32());
            window.GetProperty("days").GetInt32().ShouldBe(expected.Days);
            window.GetProperty("returners").GetInt32().ShouldBe(expected.Returners);
            window.GetProperty("returnShare").GetDouble().ShouldBe(expected.Share, 1e-9);
        }

        (silent.GetProperty("status").GetString(), silent.GetProperty("reason").GetString()).ShouldBe(("provisional", "not-flat"));
    }

    [Fact]
    public async Task The_value_segment_of_every_buyer_is_that_of_plain_counting()
    {
        CdnowSample.SkipWithout();
        var asOf = new DateOnly(1997, 9, 30);
        var file = sample.Shell.Files["rfm.csv"];

        var report = (await sample.Shell.CallAsync($"report rfm --as-of 1997-09-30 --customers {file} --json")).ShouldSucceed().Json;

        var buyers = CdnowSample.Orders().Where(o => o.Day <= asOf).GroupBy(o => o.Customer)
            .Select(c => (Id: c.Key, R: asOf.DayNumber - c.Max(o => o.Day).DayNumber, F: c.Count(), M: c.Sum(o => o.Amount))).ToArray();
        var (r, f, m) = (EightyPercent(buyers.Select(b => (long)b.R)), EightyPercent(buyers.Select(b => (long)b.F)), Crossing(buyers.Select(b => b.M)));
        report.GetProperty("thresholds").EnumerateArray().Select(t => t.GetProperty("value").GetInt64()).ShouldBe([r, f, m]);
        report.GetProperty("status").GetString().ShouldBe("accepted");
        var rows = File.ReadLines(file).Skip(1).Select(line => line.Split(',')).ToDictionary(c => c[1]);
        rows.Count.ShouldBe(buyers.Length);
        foreach (var buyer in buyers)
        {
            var row = rows[buyer.Id];
            row[2..5].ShouldBe([$"{buyer.R}", $"{buyer.F}", $"{buyer.M}"]);
            row[6].ShouldBe(NameOf(buyer.R <= r, buyer.F > f, buyer.M >= m), buyer.Id);
        }
    }

    [Fact]
    public async Task A_model_in_a_file_is_tried_and_nothing_is_saved()
    {
        CdnowSample.SkipWithout();
        var file = sample.Shell.Write("model.json", """{ "rfm": { "fixed": { "recency": 100, "frequency": 1, "monetary": 5000 } } }""");

        var tried = (await sample.Shell.CallAsync($"report rfm --as-of 1997-09-30 --model {file} --json")).ShouldSucceed().Json;
        var live = (await sample.Shell.CallAsync("report rfm --as-of 1997-09-30 --json")).ShouldSucceed().Json;

        tried.GetProperty("model").ValueKind.ShouldBe(JsonValueKind.Null);
        tried.GetProperty("thresholds").EnumerateArray().Select(t => t.GetProperty("value").GetInt64()).ShouldBe([100, 1, 5_000]);
        live.GetProperty("model").GetInt32().ShouldBe(0);
        live.GetProperty("thresholds")[0].GetProperty("value").GetInt64().ShouldNotBe(100);
    }

    [Theory]
    [InlineData("""{ "rfm": { "level": 2 } }""", "rfm.level is 2; it must be above 0 and below 1.")]
    [InlineData("""{ "rfm": { "levels": 0.8 } }""", "levels")]
    [InlineData("no model", "wrong.json cannot be used: This is not JSON from line 1, byte 2 on.")]
    public async Task A_file_without_a_usable_model_is_refused_by_name(string text, string why)
    {
        var file = sample.Shell.Write("wrong.json", text);

        (await sample.Shell.CallAsync($"thresholds --model {file}")).ShouldFail(3).Errors.ShouldContain(why);
    }

    [Fact]
    public async Task A_rule_that_cannot_be_is_refused_before_anything_is_read() =>
        (await sample.Shell.CallAsync("thresholds --anchor order --level 1", "zh")).ShouldFail(2).Errors.ShouldContain("rule.level is 1");

    [Fact]
    public async Task As_text_the_reports_are_tables_in_either_language()
    {
        CdnowSample.SkipWithout();

        var thresholds = (await sample.Shell.CallAsync("thresholds --as-of 1998-06-30")).ShouldSucceed().Output;
        var rfm = (await sample.Shell.CallAsync("report rfm --as-of 1997-09-30", "zh")).ShouldSucceed().Output;
        var validity = (await sample.Shell.CallAsync("report validity --as-of 1998-06-30", "zh")).ShouldSucceed().Output;

        thresholds.ShouldContain("the value still changes with the window");
        rfm.ShouldContain("重要挽留");
        validity.ShouldContain("阈值未由数据推导");
    }

    /// <summary>Section 1 with plain sums: the 80% point of those who come back within half of the window.</summary>
    private static (int Days, int Returners, double Share) ProductLimit(int window)
    {
        var (horizon, returners) = (window / 2, 0);
        var (returned, open) = (new double[window], new double[window]);
        foreach (var customer in CdnowSample.Orders().Where(o => o.Day <= End).GroupBy(o => o.Customer))
        {
            var ages = customer.Select(o => End.DayNumber - o.Day.DayNumber).Where(a => a < window).Distinct().OrderDescending().ToArray();
            var gaps = ages.Zip(ages.Skip(1), (earlier, later) => earlier - later).ToArray();
            Array.ForEach(gaps, g => returned[g] += 1.0 / gaps.Length);
            returners += gaps.Any(g => g <= horizon) ? 1 : 0;
            if (ages.Length == 1)
            {
                open[ages[0]]++;
            }
        }

        var survival = 1.0;
        var curve = new double[horizon + 1];
        for (var t = 0; t <= horizon; t++)
        {
            var atRisk = returned[t..].Sum() + open[t..].Sum();
            survival *= atRisk > 0 ? 1 - (returned[t] / atRisk) : 1;
            curve[t] = 1 - survival;
        }

        return (Array.FindIndex(curve, share => share >= (0.8 * curve[horizon]) - 1e-9), returners, curve[horizon]);
    }

    private static long EightyPercent(IEnumerable<long> values) => values.Order().ToArray() is var sorted ? sorted[(((80 * sorted.Length) + 99) / 100) - 1] : 0;

    private static long Crossing(IEnumerable<long> values)
    {
        var all = values.ToArray();
        var total = all.Sum();
        return all.Distinct().OrderDescending().First(v =>
            ((Int128)all.Count(x => x >= v) * total) + ((Int128)all.Where(x => x >= v).Sum() * all.Length) >= (Int128)all.Length * total);
    }

    private static string NameOf(bool recent, bool frequent, bool valuable) =>
        (valuable ? "重要" : "一般") + (recent ? frequent ? "价值" : "发展" : frequent ? "保持" : "挽留");
}
