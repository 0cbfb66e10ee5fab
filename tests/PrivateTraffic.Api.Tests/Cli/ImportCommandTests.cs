using System.Text;
using System.Text.Json;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Cli;

public sealed class ImportCommandTests : IDisposable
{
    private const string Orders =
        """
        order_id,customer_id,paid_at,amount,refunded,category,channel
        A1,wmAnna000000000000000000000000001,2026-01-05 10:00,199.00,0,护肤,小程序
        A2,wmAnna000000000000000000000000001,2026-02-10,88.5,88.5,护肤,门店
        A3,13800138000,2026/2/11 09:30,0,,,

        """;

    private const string Bad =
        """
        order_id,customer_id,paid_at,amount
        B1,c1,2026-01-05,10
        B2,,2026-01-06,10
        B3,c3,the other day,10
        B4,c4,2026-01-08,12.345
        B5,c5,2026-01-09,20
        B1,c1,2026-01-05,11

        """;

    private readonly Shell shell = new();

    static ImportCommandTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task A_file_of_orders_is_imported_and_its_customers_are_placed()
    {
        var import = (await shell.RunAsync($"import orders {shell.Write("orders.csv", Orders)} --json")).ShouldSucceed().Json;

        Numbers(import, "rows", "badRows", "added", "changed", "unchanged", "customersCreated", "amount", "refunded")
            .ShouldBe([3, 0, 3, 0, 0, 2, 28_750, 8_850]);
        import.GetProperty("written").GetBoolean().ShouldBeTrue();
        import.GetProperty("firstDay").GetString().ShouldBe("2026-01-05");
        import.GetProperty("lastDay").GetString().ShouldBe("2026-02-11");
        var matrix = (await shell.CallAsync("report matrix --as-of 2026-02-12 --json")).ShouldSucceed().Json;
        matrix.GetProperty("total").GetInt64().ShouldBe(2);
        CountOf(matrix, "cells", "silent.first").ShouldBe(2, "one order was paid back in full, one of amount 0 counts");
    }

    [Fact]
    public async Task Importing_a_file_again_changes_nothing_and_a_corrected_row_changes_that_row()
    {
        var file = shell.Write("orders.csv", Orders);
        var corrections = shell.Write("corrected.csv", Orders.Replace("199.00", "198.00", StringComparison.Ordinal));
        (await shell.CallAsync($"import orders {file}")).ShouldSucceed();
        var before = (await shell.CallAsync("report lifecycle --as-of 2026-02-12 --json")).Output;

        var again = (await shell.CallAsync($"import orders {file} --json")).ShouldSucceed().Json;
        var after = (await shell.CallAsync("report lifecycle --as-of 2026-02-12 --json")).Output;
        var corrected = (await shell.CallAsync($"import orders {corrections} --json")).ShouldSucceed().Json;

        Numbers(again, "added", "changed", "unchanged", "customersCreated").ShouldBe([0, 0, 3, 0]);
        after.ShouldBe(before);
        Numbers(corrected, "added", "changed", "unchanged").ShouldBe([0, 1, 2]);
    }

    [Fact]
    public async Task Bad_rows_are_listed_with_line_and_reason_and_keep_the_file_out()
    {
        var file = shell.Write("bad.csv", Bad);

        var refused = (await shell.CallAsync($"import orders {file}")).ShouldFail(3);
        var refusedInChinese = (await shell.CallAsync($"import orders {file} --json", "zh")).ShouldFail(3);

        refused.Errors.ShouldContain("Line 3, customer_id: nothing is there, and something must be.\n");
        refused.Errors.ShouldContain("Line 4, paid_at \"the other day\": not a date; 2025-03-04 15:30 would be one.\n");
        refused.Errors.ShouldContain("Line 5, amount \"12.345\": finer than a fen.\n");
        refused.Errors.ShouldContain("Line 7, order_id \"B1\": line 2 has the same number and says something else.\n");
        refused.Output.ShouldContain("4 rows cannot be taken, and nothing was written.");
        refusedInChinese.Errors.ShouldContain("第 5 行，amount“12.345”：精确到了分以下。\n");
        refusedInChinese.Json.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("line").GetInt64()).ShouldBe([3, 4, 5, 7]);
        refusedInChinese.Json.GetProperty("written").GetBoolean().ShouldBeFalse();
        (await TotalAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_good_rows_are_kept_when_that_is_asked_for()
    {
        var file = shell.Write("bad.csv", Bad);
        var problems = shell.Files["problems.txt"];

        var kept = (await shell.CallAsync($"import orders {file} --keep-good --problems {problems} --json")).ShouldSucceed();

        Numbers(kept.Json, "rows", "badRows", "added", "skipped").ShouldBe([6, 4, 2, 4]);
        kept.Errors.ShouldContain("Line 3, customer_id:");
        File.ReadLines(problems).Count().ShouldBe(4);
        (await TotalAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_dry_run_checks_everything_and_writes_nothing()
    {
        var trial = (await shell.CallAsync($"import orders {shell.Write("orders.csv", Orders)} --dry-run", "zh")).ShouldSucceed();

        trial.Output.ShouldBe("3 行，2026-01-05 – 2026-02-11。文件没有问题；未写入任何内容。\n");
        (await TotalAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task More_problems_than_can_be_listed_are_counted()
    {
        var rows = string.Concat(Enumerable.Range(1, 250).Select(i => $"W{i},c{i},never,10\n"));
        var file = shell.Write("worse.csv", "order_id,customer_id,paid_at,amount\n" + rows);

        var refused = (await shell.CallAsync($"import orders {file}")).ShouldFail(3);

        refused.Errors.Split('\n').Count(l => l.StartsWith("Line ", StringComparison.Ordinal)).ShouldBe(100);
        refused.Errors.ShouldContain("150 more problems are not listed; --problems FILE writes all of them to a file.");
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    public async Task Columns_of_other_names_are_mapped_in_any_usual_encoding(string encoding)
    {
        const string Text = "单号,顾客,付款时间,金额\nC1,顾客甲,2026年1月5日,10.00\nC2,顾客乙,2026-01-06,20.00\n";
        var file = shell.Write("orders.csv", Text, Encoding.GetEncoding(encoding));
        const string Map = "--map order_id=单号,customer_id=顾客 --map paid_at=付款时间,amount=金额";

        var import = (await shell.CallAsync($"import orders {file} {Map} --customer ShopAccount --json")).ShouldSucceed().Json;

        import.GetProperty("encoding").GetString().ShouldBe(encoding == "utf-8" ? "Utf8" : "Gb18030");
        import.GetProperty("columns").GetProperty("order_id").GetString().ShouldBe("单号");
        Numbers(import, "added", "customersCreated", "amount").ShouldBe([2, 2, 3_000]);
    }

    [Fact]
    public async Task A_mapping_to_a_column_that_is_not_there_is_refused_with_those_that_are()
    {
        var refused = (await shell.CallAsync($"import orders {shell.Write("orders.csv", Orders)} --map order_id=number")).ShouldFail(3);

        refused.Errors.ShouldContain("There is no column number. The columns are: order_id, customer_id, paid_at, amount");
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("customer_id,paid_at,amount\nc1,2026-01-01,5\n", "No column found for order_id.")]
    [InlineData("order_id,customer_id,paid_at,amount\n1,\"c1,2026-01-01,5\n", "a quotation mark is opened here and never closed.")]
    public async Task A_file_that_is_no_file_of_orders_is_refused(string text, string reason)
    {
        (await shell.CallAsync($"import orders {shell.Write("odd.csv", text)}")).ShouldFail(3).Errors.ShouldContain(reason);
        (await TotalAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_a_mistake_of_use()
    {
        (await shell.CallAsync("import orders nowhere.csv")).ShouldFail(2).Errors.ShouldBe("There is no file nowhere.csv.\n");
    }

    [Fact]
    public async Task Interactions_are_imported_and_count_once()
    {
        var file = shell.Write(
            "interactions.csv",
            """
            source_id,customer_id,occurred_at,kind
            e1,wmAnna000000000000000000000000001,2026-02-10 10:00,open
            e2,wmAnna000000000000000000000000001,2026-02-11 10:00,点赞
            e3,wmAnna000000000000000000000000001,2026-02-12 10:00,chat
            e4,wmBella00000000000000000000000002,2026-02-12 10:00,form

            """);

        var first = (await shell.CallAsync($"import interactions {file} --json")).ShouldSucceed().Json;
        var again = (await shell.CallAsync($"import interactions {file} --json")).ShouldSucceed().Json;

        Numbers(first, "added", "customersCreated").ShouldBe([4, 2]);
        Numbers(again, "added", "unchanged", "customersCreated").ShouldBe([0, 4, 0]);
        var matrix = (await shell.CallAsync("report matrix --as-of 2026-02-12 --json")).ShouldSucceed().Json;
        CountOf(matrix, "cells", "medium.potential").ShouldBe(1);
        CountOf(matrix, "cells", "low.potential").ShouldBe(1);
    }

    private async Task<long> TotalAsync() =>
        (await shell.CallAsync("report matrix --as-of 2030-01-01 --json")).ShouldSucceed().Json.GetProperty("total").GetInt64();

    private static long[] Numbers(JsonElement report, params string[] names) => [.. names.Select(n => report.GetProperty(n).GetInt64())];

    private static long CountOf(JsonElement report, string parts, string key) =>
        report.GetProperty(parts).EnumerateArray().Single(p => p.GetProperty("key").GetString() == key).GetProperty("count").GetInt64();
}
