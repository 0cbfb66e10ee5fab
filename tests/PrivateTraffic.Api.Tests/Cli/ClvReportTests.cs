using System.Globalization;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Cli;

/// <summary>Customer lifetime value on the file for which the literature gives the fits (Fader, Hardie and Lee 2005a and 2005b).</summary>
public sealed class ClvReportTests(ImportedSample sample) : IClassFixture<ImportedSample>
{
    [Fact]
    public async Task The_fits_are_those_of_the_literature()
    {
        CdnowSample.SkipWithout();

        var report = (await sample.ReportAsync("clv", "1997-09-30")).ShouldSucceed().Json;

        double Number(string name) => report.GetProperty(name).GetDouble();
        report.GetProperty("asOf").GetString().ShouldBe("1997-09-30");
        report.GetProperty("total").GetInt64().ShouldBe(2_357);
        report.GetProperty("status").GetString().ShouldBe("accepted");
        (Number("r"), Number("alpha")).ShouldSatisfyAllConditions(f => f.Item1.ShouldBe(0.243, 0.0005), f => f.Item2.ShouldBe(4.414, 0.0005));
        (Number("a"), Number("b")).ShouldSatisfyAllConditions(f => f.Item1.ShouldBe(0.793, 0.0005), f => f.Item2.ShouldBe(2.426, 0.0005));
        Number("logLikelihood").ShouldBe(-9582.4, 0.05);
        (Number("p"), Number("q")).ShouldSatisfyAllConditions(f => f.Item1.ShouldBe(6.25, 0.005), f => f.Item2.ShouldBe(3.74, 0.005));
        Number("gamma").ShouldBe(15.44, 0.005);
        report.GetProperty("tiers").EnumerateArray().Select(t => t.GetProperty("key").GetString()).ShouldBe(["whale", "high-potential", "long-tail"]);
        report.GetProperty("tiers").EnumerateArray().Sum(t => t.GetProperty("count").GetInt64()).ShouldBe(2_357);
    }

    [Fact]
    public async Task Every_buyer_is_written_with_the_name_that_the_file_gave()
    {
        CdnowSample.SkipWithout();
        var file = sample.Shell.Files["customers.csv"];

        (await sample.Shell.CallAsync($"report clv --as-of 1997-09-30 --customers {file}")).ShouldSucceed();

        var rows = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Select(l => l.Split(',')).ToList();
        rows[0].Take(6).ShouldBe(["number", "customer_id", "x", "t_x_weeks", "T_weeks", "p_active"]);
        rows.Skip(1).Select(r => r[1]).ShouldBe(CdnowSample.Orders().Select(o => o.Customer).Distinct(), ignoreOrder: true);
        var one = rows.Single(r => r[1] == "0001");
        one[2].ShouldBe("2");
        double.Parse(one[3], CultureInfo.InvariantCulture).ShouldBe(213 / 7.0, 1e-9);
        double.Parse(one[5], CultureInfo.InvariantCulture).ShouldBe(0.7266, 0.0005);
        rows.Skip(1).Where(r => r[2] == "0").ShouldAllBe(r => r[5] == "1");
    }

    [Fact]
    public async Task Before_there_is_enough_values_are_estimated_and_told_so()
    {
        CdnowSample.SkipWithout();

        var report = (await sample.ReportAsync("clv", "1997-01-01")).ShouldSucceed().Json;

        (report.GetProperty("status").GetString(), report.GetProperty("method").GetString()).ShouldBe(("default", "heuristic"));
        report.GetProperty("reason").GetString().ShouldBe("too-few-customers");
        report.GetProperty("r").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task A_margin_in_a_file_is_tried_and_changes_values_but_no_fit()
    {
        CdnowSample.SkipWithout();
        var file = sample.Shell.Write("margin.json", """{ "clv": { "margin": 0.5 } }""");

        var tried = (await sample.Shell.CallAsync($"report clv --as-of 1997-09-30 --model {file} --json")).ShouldSucceed().Json;
        var live = (await sample.Shell.CallAsync("report clv --as-of 1997-09-30 --json")).ShouldSucceed().Json;

        tried.GetProperty("model").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        tried.GetProperty("parameters").GetProperty("margin").GetDouble().ShouldBe(0.5);
        tried.GetProperty("r").GetDouble().ShouldBe(live.GetProperty("r").GetDouble());
        double Value(System.Text.Json.JsonElement report) =>
            report.GetProperty("tiers").EnumerateArray().Sum(t => t.GetProperty("value").GetDouble());
        (Value(tried) / Value(live)).ShouldBe(0.5, 0.001, "each value is rounded to whole fen");
    }

    [Fact]
    public async Task A_margin_that_cannot_be_is_refused_by_name()
    {
        var file = sample.Shell.Write("wrong-margin.json", """{ "clv": { "margin": 1.5 } }""");

        (await sample.Shell.CallAsync($"report clv --model {file}")).ShouldFail(3).Errors
            .ShouldContain("clv.margin is 1.5; it must be above 0, at most 1.");
    }

    [Fact]
    public async Task As_text_the_tiers_are_a_table_in_either_language()
    {
        CdnowSample.SkipWithout();

        (await sample.Shell.CallAsync("report clv --as-of 1997-09-30", "zh")).ShouldSucceed().Output.ShouldContain("鲸鱼");
        var english = (await sample.Shell.CallAsync("report clv --as-of 1997-09-30")).ShouldSucceed().Output;
        english.ShouldContain("r = 0.243  alpha = 4.414  a = 0.793  b = 2.426  LL = -9582.4");
        english.ShouldContain("whale");
    }
}
