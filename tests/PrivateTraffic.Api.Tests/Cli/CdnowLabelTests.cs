using System.Globalization;
using System.Text.Json;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Cli;

/// <summary>The further labels of a real file of orders, each computed again by the text of section 8 of the specification.</summary>
public sealed class CdnowLabelTests(ImportedSample sample) : IClassFixture<ImportedSample>
{
    private static readonly DateOnly End = new(1997, 9, 30);
    private static readonly string[] Levels = ["member", "silver", "gold", "platinum", "diamond"];
    private static readonly int[] Entries = [0, 500, 2_000, 5_000, 20_000];

    [Fact]
    public async Task Rhythm_pyramid_tenure_and_membership_of_every_buyer_are_those_of_plain_counting()
    {
        CdnowSample.SkipWithout();
        var file = sample.Shell.Files["labels.csv"];

        var report = (await sample.Shell.CallAsync($"report labels --as-of 1997-09-30 --customers {file} --json")).ShouldSucceed().Json;

        var buyers = CdnowSample.Orders().Where(o => o.Day <= End).GroupBy(o => o.Customer).Select(c => new Buyer(
            c.Key,
            [.. c.Select(o => o.Day.DayNumber).Distinct().Order()],
            c.Sum(o => o.Amount),
            [.. c.Select(o => (o.Day.DayNumber, o.Amount / 100))])).ToArray();
        var gaps = buyers.SelectMany(b => b.Days.Zip(b.Days.Skip(1), (from, to) => to - from)).Order().ToArray();
        var median = (gaps[(gaps.Length - 1) / 2] + gaps[gaps.Length / 2]) / 2.0;
        var cuts = CutsOf([.. buyers.Select(b => b.Amount).OrderDescending()]);
        var rows = RowsOf(file);
        rows.Count.ShouldBe(buyers.Length);
        foreach (var buyer in buyers)
        {
            var row = rows[buyer.Id];
            row["rhythm"].ShouldBe(RhythmOf(buyer, median), buyer.Id);
            row["pyramid"].ShouldBe(cuts.First(c => buyer.Amount >= c.From).Key, buyer.Id);
            row["tenure"].ShouldBe(buyer.Days[^1] - buyer.Days[0] >= 180 ? "long-term" : "short-term", buyer.Id);
            row["membership"].ShouldBe(Levels[LevelOf(buyer)], buyer.Id);
        }

        var families = report.GetProperty("families").EnumerateArray().ToDictionary(f => f.GetProperty("key").GetString()!);
        families["rhythm"].GetProperty("estimates").GetProperty("medianGapDays").GetDouble().ShouldBe(median);
        foreach (var family in new[] { "rhythm", "pyramid", "tenure", "membership", "risk", "propensity" })
        {
            CountsOf(families[family]).Where(c => c.Count > 0)
                .ShouldBe(rows.Values.CountBy(r => r[family]).Select(c => (c.Key, (long)c.Value)), ignoreOrder: true, family);
        }
    }

    [Fact]
    public async Task What_the_file_cannot_tell_is_named_with_its_reason_in_report_and_export()
    {
        CdnowSample.SkipWithout();
        var file = sample.Shell.Files["reasons.csv"];

        var report = (await sample.Shell.CallAsync($"report labels --as-of 1997-09-30 --customers {file} --json")).ShouldSucceed().Json;

        string[] missing = ["acquisition", "demand", "channel", "hour", "categories", "journey", "roles", "gender"];
        var families = report.GetProperty("families").EnumerateArray().ToArray();
        var empty = families.Where(f => f.GetProperty("reason").GetString() == "no-data").ToArray();
        empty.Select(f => f.GetProperty("key").GetString()).ShouldBe(missing);
        empty.ShouldAllBe(f => f.GetProperty("labels").GetArrayLength() == 0);
        var row = RowsOf(file).Values.First();
        missing.ShouldAllBe(key => row["reasons"].Contains($"{key}:no-data", StringComparison.Ordinal));
        row["hour"].ShouldBeEmpty();
    }

    [Fact]
    public async Task The_risk_of_leaving_never_falls_with_absence_and_is_calibrated()
    {
        CdnowSample.SkipWithout();
        var file = sample.Shell.Files["risk.csv"];

        var report = (await sample.Shell.CallAsync($"report labels --as-of 1997-09-30 --customers {file} --json")).ShouldSucceed().Json;

        foreach (var group in RowsOf(file).Values.GroupBy(r => r["purchase_days"]))
        {
            var scores = group.OrderBy(r => Number(r["recency_days"])).Select(r => Number(r["risk_score"])).ToArray();
            scores.ShouldBe(scores.Order());
        }

        // Of those who had bought by 1997-07-02, the share who bought again in the 90 days since.
        var then = End.AddDays(-90);
        var buyers = CdnowSample.Orders().Where(o => o.Day <= End).GroupBy(o => o.Customer).Where(c => c.Any(o => o.Day <= then)).ToArray();
        var risk = report.GetProperty("families").EnumerateArray().Single(f => f.GetProperty("key").GetString() == "risk");
        risk.GetProperty("sample").GetInt32().ShouldBe(buyers.Length);
        risk.GetProperty("estimates").GetProperty("orderedShare").GetDouble()
            .ShouldBe(buyers.Count(c => c.Any(o => o.Day > then)) / (double)buyers.Length, 1e-12);
    }

    [Fact]
    public async Task A_propensity_is_shown_only_where_it_beats_recency_frequency_and_the_average()
    {
        CdnowSample.SkipWithout();
        foreach (var day in new[] { "1997-02-28", "1997-09-30", "1998-06-30" })
        {
            var report = (await sample.Shell.CallAsync($"report labels --as-of {day} --json")).ShouldSucceed().Json;
            var propensity = report.GetProperty("families").EnumerateArray().Single(f => f.GetProperty("key").GetString() == "propensity");
            var (labels, validation) = (CountsOf(propensity).Select(c => c.Key).ToArray(), propensity.GetProperty("validation"));
            if (propensity.GetProperty("status").GetString() == "accepted")
            {
                labels.ShouldBe(["likely", "average", "unlikely"]);
                var auc = validation.GetProperty("auc").GetDouble();
                auc.ShouldBeGreaterThan(propensity.GetProperty("estimates").GetProperty("recencyAuc").GetDouble());
                auc.ShouldBeGreaterThan(propensity.GetProperty("estimates").GetProperty("frequencyAuc").GetDouble());
                validation.GetProperty("brier").GetDouble().ShouldBeLessThan(validation.GetProperty("baseBrier").GetDouble());
                validation.GetProperty("calibration").GetArrayLength().ShouldBeInRange(1, 10);
            }
            else
            {
                propensity.GetProperty("reason").GetString().ShouldNotBeNull();
                labels.ShouldContain("0-30-days");
            }
        }
    }

    [Fact]
    public async Task Levels_cuts_and_dimensions_of_a_model_in_a_file_are_followed()
    {
        CdnowSample.SkipWithout();
        var file = sample.Shell.Write("labels.json", """
            {
              "labels": {
                "inUse": ["rhythm", "membership", "hour"],
                "tenure": { "longTermDays": 1 },
                "membership": {
                  "validityDays": 3660,
                  "levels": [
                    { "key": "one", "name": { "zh": "一", "en": "one" }, "entry": 0, "retention": 0 },
                    { "key": "two", "name": { "zh": "二", "en": "two" }, "entry": 50, "retention": 50 },
                    { "key": "three", "name": { "zh": "三", "en": "three" }, "entry": 100000, "retention": 1 }
                  ]
                }
              }
            }
            """);

        var report = (await sample.Shell.CallAsync($"report labels --as-of 1997-09-30 --model {file} --json")).ShouldSucceed().Json;

        var orders = CdnowSample.Orders().Where(o => o.Day <= End).GroupBy(o => o.Customer).ToArray();
        var families = report.GetProperty("families").EnumerateArray().ToDictionary(f => f.GetProperty("key").GetString()!);
        CountsOf(families["tenure"])[0].ShouldBe(("long-term", orders.LongCount(c => c.Select(o => o.Day).Distinct().Count() > 1)));
        CountsOf(families["membership"])[1].ShouldBe(("two", orders.LongCount(c => c.Sum(o => o.Amount / 100) >= 50)));
        families["rhythm"].GetProperty("isInUse").GetBoolean().ShouldBeTrue();
        families["risk"].GetProperty("isInUse").GetBoolean().ShouldBeFalse();
        report.GetProperty("model").ValueKind.ShouldBe(JsonValueKind.Null);
        report.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()).ShouldBe(["too-many-dimensions", "not-derived"]);
    }

    [Theory]
    [InlineData("""{ "labels": { "risk": { "mediumFrom": 90, "highFrom": 80 } } }""", "labels.risk.highFrom is 80")]
    [InlineData("""{ "labels": { "membership": { "levels": [] } } }""", "A programme has 3 to 7 levels, not 0.")]
    public async Task Rules_that_cannot_be_are_refused_by_name(string text, string why)
    {
        var file = sample.Shell.Write("wrong-labels.json", text);

        (await sample.Shell.CallAsync($"report labels --model {file}")).ShouldFail(3).Errors.ShouldContain(why);
    }

    [Fact]
    public async Task As_text_the_families_are_tables_in_either_language()
    {
        CdnowSample.SkipWithout();

        var english = (await sample.Shell.CallAsync("report labels --as-of 1997-09-30")).ShouldSucceed().Output;
        var chinese = (await sample.Shell.CallAsync("report labels --as-of 1997-09-30", "zh")).ShouldSucceed().Output;

        english.ShouldStartWith("Labels of 2,357 customers as of 1997-09-30\n");
        english.ShouldContain("broken off");
        english.ShouldContain("demand (NPS): default (nothing has been recorded)");
        chinese.ShouldContain("客户金字塔");
        chinese.ShouldContain("需求分层（NPS）：默认值（没有相关记录）");
    }

    private static string RhythmOf(Buyer buyer, double median)
    {
        var (gaps, away) = (buyer.Days.Length - 1, End.DayNumber - buyer.Days[^1]);
        var expected = ((3 * median) + (buyer.Days[^1] - buyer.Days[0])) / (3 + gaps);
        return away <= (1.5 * expected) + 1e-9 ? "on-time" : away <= (3 * expected) + 1e-9 ? "delayed" : "broken-off";
    }

    /// <summary>The lowest amount of each level: the top 1%, 5% and 20%, equals going up where the level stays within half again.</summary>
    private static (string Key, long From)[] CutsOf(long[] falling)
    {
        var cuts = new List<(string, long)>();
        var (taken, before) = (0, 0);
        foreach (var (key, percent) in new[] { ("top", 1), ("large", 5), ("medium", 20) })
        {
            var wanted = ((percent * falling.Length) + 99) / 100;
            var (through, above) = (falling.Count(a => a >= falling[wanted - 1]), falling.Count(a => a > falling[wanted - 1]));
            taken = through == wanted || through - taken <= 1.5 * (wanted - before) ? through : Math.Max(taken, above);
            before = wanted;
            cuts.Add((key, falling[taken - 1]));
        }

        return [.. cuts, ("small", long.MinValue)];
    }

    /// <summary>
    /// Day by day: the highest entry that the points of the last 365 days reach, held for 365 days; nobody is a member for longer here.
    /// </summary>
    private static int LevelOf(Buyer buyer)
    {
        var level = 0;
        for (var day = buyer.Days[0]; day <= End.DayNumber; day++)
        {
            var points = buyer.Points.Where(p => p.Day <= day && p.Day > day - 365).Sum(p => p.Points);
            level = Math.Max(level, Array.FindLastIndex(Entries, entry => points >= entry));
        }

        return level;
    }

    private static Dictionary<string, Dictionary<string, string>> RowsOf(string file)
    {
        var lines = File.ReadLines(file).Select(line => line.Split(',')).ToArray();
        return lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(c => c.First, c => c.Second))
            .ToDictionary(r => r["customer_id"]);
    }

    private static (string Key, long Count)[] CountsOf(JsonElement family) =>
    [
        .. family.GetProperty("labels").EnumerateArray()
            .Select(l => (l.GetProperty("key").GetString()!, l.GetProperty("count").GetInt64())),
    ];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Buyer(string Id, int[] Days, long Amount, (int Day, long Points)[] Points);
}
