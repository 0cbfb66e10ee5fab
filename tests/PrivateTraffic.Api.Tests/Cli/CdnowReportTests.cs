using System.Globalization;
using System.Text.Json;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Cli;

/// <summary>The reports on a real file of orders, each count computed again by the text of the specification.</summary>
public sealed class CdnowReportTests(ImportedSample sample) : IClassFixture<ImportedSample>
{
    private static readonly string[] Bands = ["silent", "low", "medium", "high"];
    private static readonly string[] Stages = ["potential", "first", "repurchase", "lapsed"];

    /// <summary>
    /// Days on which the reports are counted: early, at the end of the calibration period of the literature, and at the end of the file.
    /// </summary>
    public static TheoryData<string> Days => ["1997-01-01", "1997-03-31", "1997-09-30", "1998-06-30"];

    [Fact]
    public void All_orders_of_the_file_are_taken()
    {
        CdnowSample.SkipWithout();
        var orders = CdnowSample.Orders();

        orders.Count.ShouldBe(6_919);
        orders.Count(o => o.Amount == 0).ShouldBe(8);
        var import = sample.Import!.Json;
        import.GetProperty("added").GetInt32().ShouldBe(6_919);
        import.GetProperty("customersCreated").GetInt32().ShouldBe(2_357);
        import.GetProperty("badRows").GetInt64().ShouldBe(0);
        import.GetProperty("amount").GetInt64().ShouldBe(orders.Sum(o => o.Amount));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public async Task The_stages_of_the_lifecycle_hold_whom_the_specification_puts_there(string day)
    {
        CdnowSample.SkipWithout();
        var asOf = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var customers = CustomersSeenBy(asOf);

        var report = (await sample.ReportAsync("lifecycle", day)).ShouldSucceed().Json;

        ShouldBeReportOf(report, day, customers.Count);
        CountsOf(report, "stages").ShouldBe(
            Counted(["introduction", "growth", "mature", "silent", "churn"], customers.Select(c => c.LifecycleOn(asOf))),
            ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Days))]
    public async Task The_cells_of_the_matrix_hold_whom_the_specification_puts_there(string day)
    {
        CdnowSample.SkipWithout();
        var asOf = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var customers = CustomersSeenBy(asOf);

        var report = (await sample.ReportAsync("matrix", day)).ShouldSucceed().Json;

        ShouldBeReportOf(report, day, customers.Count);
        var keys = from band in Bands from stage in Stages select $"{band}.{stage}";
        CountsOf(report, "cells").ShouldBe(Counted(keys, customers.Select(c => c.CellOn(asOf))), ignoreOrder: true);
    }

    [Fact]
    public async Task As_text_the_matrix_is_a_table_in_either_language()
    {
        CdnowSample.SkipWithout();

        var chinese = (await sample.Shell.CallAsync("report matrix --as-of 1997-09-30", "zh")).ShouldSucceed().Output;
        var english = (await sample.Shell.CallAsync("report lifecycle --as-of 1997-09-30")).ShouldSucceed().Output;

        chinese.ShouldStartWith("互动频次 × 消费阶段，截至 1997-09-30\n");
        chinese.Split('\n').Count(l => l.Length > 0).ShouldBe(8);
        chinese.ShouldContain("2,357");
        english.ShouldStartWith("Lifecycle as of 1997-09-30\n");
        english.ShouldContain("churn");
    }

    /// <summary>What every report carries: design, section 5.</summary>
    private static void ShouldBeReportOf(JsonElement report, string day, int total)
    {
        report.GetProperty("asOf").GetString().ShouldBe(day);
        report.GetProperty("model").GetInt32().ShouldBe(0);
        report.GetProperty("total").GetInt64().ShouldBe(total);
        report.GetProperty("status").GetString().ShouldBe("default");
        report.GetProperty("reason").GetString().ShouldBe("not-derived");
    }

    private static List<NaivePlacement> CustomersSeenBy(DateOnly day) => CdnowSample.Orders().GroupBy(o => o.Customer)
        .Select(c => new NaivePlacement([], c.Select(o => o.Day))).Where(c => c.IsSeenOn(day)).ToList();

    private static IEnumerable<(string, long)> CountsOf(JsonElement report, string parts) =>
        report.GetProperty(parts).EnumerateArray().Select(p => (p.GetProperty("key").GetString()!, p.GetProperty("count").GetInt64()));

    private static IEnumerable<(string, long)> Counted(IEnumerable<string> keys, IEnumerable<string> labels)
    {
        var counts = labels.CountBy(l => l).ToDictionary();
        return keys.Select(k => (k, (long)counts.GetValueOrDefault(k)));
    }
}
