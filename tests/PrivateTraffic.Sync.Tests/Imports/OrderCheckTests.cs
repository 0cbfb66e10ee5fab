using PrivateTraffic.Data.Customers;
using PrivateTraffic.Sync.Imports;
using PrivateTraffic.Sync.Imports.Cells;
using PrivateTraffic.Sync.Imports.Files;

namespace PrivateTraffic.Sync.Tests.Imports;

public sealed class OrderCheckTests
{
    [Fact]
    public async Task A_check_says_what_the_file_holds()
    {
        var preview = await Csv.Check(Csv.Lines(
            Csv.Header + ",refunded,备注",
            "A1,c1,2025-03-04,29.33,,x",
            "A2,13800138000,2025-03-02T23:00:00Z,10.00,5,x",
            "A3,c2,2025-01-31,0,,x",
            "A1,c1,2025-03-04,29.33,,x",
            "A4,c2,2025-01-31,-1,,x"));

        preview.Name.ShouldBe("orders.csv");
        preview.Delimiter.ShouldBe(',');
        preview.Encoding.ShouldBe(FileEncoding.Utf8);
        (preview.Rows, preview.GoodRows, preview.BadRows, preview.RepeatedRows).ShouldBe((5, 4, 1, 1));
        (preview.FirstDay, preview.LastDay).ShouldBe((new DateOnly(2025, 1, 31), new DateOnly(2025, 3, 4)));
        (preview.Amount, preview.Refunded).ShouldBe((3933, 500));
        preview.Customers.Count.ShouldBe(2);
        (preview.Customers[IdentityKind.ShopAccount], preview.Customers[IdentityKind.Phone]).ShouldBe((3, 1));
        preview.UnusedColumns.ShouldBe(["备注"]);
        preview.ProblemCounts.ShouldBe(new Dictionary<ImportProblemCode, long> { [ImportProblemCode.NegativeAmount] = 1 });
    }

    [Fact]
    public async Task Problems_name_the_line_the_column_and_the_value()
    {
        var preview = await Csv.Check(Csv.Lines("订单号,客户,付款时间,实付金额", "A1,c1,2025-03-04,1", "", "A2,,03/04/2025,1.001"));

        preview.Problems.ShouldBe([
            new ImportProblem(ImportProblemCode.Missing, 4, "客户", ""),
            new ImportProblem(ImportProblemCode.AmbiguousDate, 4, "付款时间", "03/04/2025"),
            new ImportProblem(ImportProblemCode.TooManyDecimals, 4, "实付金额", "1.001"),
        ]);
        preview.BadRows.ShouldBe(1);
    }

    [Fact]
    public async Task A_row_is_named_by_the_line_on_which_it_begins()
    {
        var preview = await Csv.Check(Csv.Text(
            Csv.Header + ",category\r\n\r\n"
            + "A1,c1,2025-03-04,1,\"two\r\nlines\"\r\n  \r\n"
            + "\"A\n2\",c1,2025-03-04,x,\r\n,,,,\r\n"
            + "A3,c1,2025-03-04,y,"));

        preview.GoodRows.ShouldBe(1);
        preview.Problems.Select(p => (p.Line, p.Value)).ShouldBe([(6, "x"), (9, "y")]);
    }

    [Fact]
    public async Task Line_breaks_quotes_and_delimiters_inside_a_cell_are_part_of_it()
    {
        var row = (await Csv.Rows(Csv.Text(
            Csv.Header + ",category,channel\n\"A\r\n1\",c1,2025-03-04,\"1,234.50\",\"a \"\"b\"\", c\", x \n"))).Single();

        row.Number.ShouldBe("A\r\n1");
        row.Amount.ShouldBe(123450);
        row.Category.ShouldBe("a \"b\", c");
        row.Channel.ShouldBe("x");
    }

    [Fact]
    public async Task Empty_lines_and_rows_without_anything_are_passed_over()
    {
        var preview = await Csv.Check(Csv.Lines("", " ", Csv.Header, "", ",,,", " , ,,", "\t", "A1,c1,2025-03-04,1", ",,,,,,", ""));

        (preview.GoodRows, preview.BadRows).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_header_alone_is_a_file_without_rows()
    {
        var preview = await Csv.Check(Csv.Text(Csv.Header));

        (preview.Rows, preview.FirstDay, preview.LastDay).ShouldBe((0, null, null));
    }

    [Fact]
    public async Task Too_few_or_too_many_cells_make_a_bad_row()
    {
        var preview = await Csv.Check(Csv.Orders("A1,c1,2025-03-04", "A2,c1,2025-03-04,1,000", "A3,c1,2025-03-04,1"));

        preview.GoodRows.ShouldBe(1);
        preview.Problems.ShouldBe([
            new ImportProblem(ImportProblemCode.CellCount, 2, Detail: "3/4"),
            new ImportProblem(ImportProblemCode.CellCount, 3, Detail: "5/4"),
        ]);
    }

    [Fact]
    public async Task A_stray_quote_makes_a_bad_row_and_spoils_no_other()
    {
        var preview = await Csv.Check(Csv.Orders("A1,c\"1\",2025-03-04,1", "A2,\"c\"1,2025-03-04,1", "A3,c1,2025-03-04,1"));

        preview.GoodRows.ShouldBe(1);
        preview.Problems.Select(p => (p.Code, p.Line)).ShouldBe([(ImportProblemCode.StrayQuote, 2), (ImportProblemCode.StrayQuote, 3)]);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_stops_the_reading_and_is_named()
    {
        (await Csv.Refused(Csv.Orders("A1,c1,2025-03-04,1", "A2,\"c1,2025-03-04,1", "A3,c1,2025-03-04,1"))).ShouldBe(
            new ImportProblem(ImportProblemCode.UnclosedQuote, Line: 3));
        (await Csv.Refused(Csv.Lines("order_id,\"customer_id,paid_at,amount", "A3,c1,2025-03-04,1"))).ShouldBe(
            new ImportProblem(ImportProblemCode.UnclosedQuote, Line: 1));
        (await Csv.Refused(Csv.Orders(Enumerable.Repeat("x,c1,2025-03-04,1", 200_000).Prepend("A1,\"c1,2025-03-04,1")))).ShouldBe(
            new ImportProblem(ImportProblemCode.RowTooLong, Line: 2));
        (await Csv.Refused(Csv.Text("\"order_id" + new string(',', 3_000_000)))).Code.ShouldBe(ImportProblemCode.RowTooLong);
    }

    [Fact]
    public async Task The_same_order_twice_is_one_order_told_twice()
    {
        var preview = await Csv.Check(Csv.Orders("A1,c1,2025-03-04,1", "A1,c1,2025/3/4,¥1.00"));

        (preview.GoodRows, preview.RepeatedRows, preview.BadRows, preview.Amount).ShouldBe((2, 1, 0, 100));
    }

    [Theory]
    [InlineData("A1,c2,2025-03-04,1,,,,")]
    [InlineData("A1,c1,2025-03-05,1,,,,")]
    [InlineData("A1,c1,2025-03-04 00:00,1,,,,")]
    [InlineData("A1,c1,2025-03-04,1.01,,,,")]
    [InlineData("A1,c1,2025-03-04,1,是,,,")]
    [InlineData("A1,c1,2025-03-04,1,,,x,")]
    [InlineData("A1,c1,2025-03-04,1,,,,x")]
    public async Task The_same_order_with_other_content_is_a_bad_row_that_names_the_first(string second)
    {
        var preview = await Csv.Check(Csv.Lines(
            Csv.Header + ",refunded,refunded_at,category,channel", "A0,c1,2025-03-04,1,,,,", "A1,c1,2025-03-04,1,,,,", second));

        preview.Problems.ShouldBe([new ImportProblem(ImportProblemCode.Conflict, 4, "order_id", "A1", Detail: "3")]);
        (preview.GoodRows, preview.BadRows).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Refunds_are_read_with_their_day()
    {
        var rows = await Csv.Rows(Csv.Lines(
            Csv.Header + ",退款金额,退款时间",
            "A1,c1,2025-03-04 10:00,10,,",
            "A2,c1,2025-03-04 10:00,10,4.5,2025-03-06",
            "A3,c1,2025-03-04 10:00,10,是,"));

        rows.Select(r => r.Refunded).ShouldBe([null, 450, 1000]);
        rows[1].RefundedAt.ShouldBe(new ReadTime(new DateTime(2025, 3, 5, 16, 0, 0, DateTimeKind.Utc), IsDateOnly: true));
        rows[2].RefundedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Refunds_that_cannot_be_are_bad_rows()
    {
        var preview = await Csv.Check(Csv.Lines(
            Csv.Header + ",refunded,refunded_at",
            "A1,c1,2025-03-04 10:00,10,10.01,",
            "A2,c1,2025-03-04 10:00,10,,2025-03-06",
            "A3,c1,2025-03-04 10:00,10,否,2025-03-06",
            "A4,c1,2025-03-04 10:00,10,1,2025-03-03",
            "A5,c1,2025-03-04 10:00,10,1,2025-03-04",
            "A6,c1,2025-03-04 10:00,10,1,soon"));

        preview.Problems.Select(p => (p.Line, p.Code)).ShouldBe([
            (2, ImportProblemCode.RefundAbovePayment),
            (3, ImportProblemCode.RefundDateAlone),
            (4, ImportProblemCode.RefundDateAlone),
            (5, ImportProblemCode.RefundBeforePayment),
            (7, ImportProblemCode.NotADate),
        ]);
    }

    [Fact]
    public async Task Texts_have_their_longest_lengths()
    {
        var preview = await Csv.Check(Csv.Lines(
            Csv.Header + ",category,channel",
            $"{new string('n', 128)},c,2025-03-04,1,{new string('x', 64)},{new string('y', 64)}",
            $"{new string('n', 129)},{new string('c', 129)},2025-03-04,1,{new string('x', 65)},{new string('y', 65)}"));

        preview.GoodRows.ShouldBe(1);
        preview.Problems.Select(p => (p.Code, p.Column, p.Detail)).ShouldBe([
            (ImportProblemCode.TooLong, "order_id", "128"),
            (ImportProblemCode.TooLong, "customer_id", "128"),
            (ImportProblemCode.TooLong, "category", "64"),
            (ImportProblemCode.TooLong, "channel", "64"),
        ]);
    }

    [Fact]
    public async Task Formulas_and_scripts_are_data()
    {
        var row = (await Csv.Rows(Csv.Lines(
            Csv.Header + ",category,channel",
            "=1+1,@SUM(A1),2025-03-04,1,<script>alert(1)</script>,\"=HYPERLINK(\"\"http://x\"\")\""))).Single();

        (row.Number, row.Category, row.Channel).ShouldBe(("=1+1", "<script>alert(1)</script>", "=HYPERLINK(\"http://x\")"));
    }

    [Fact]
    public async Task Only_so_many_problems_are_kept_and_all_are_told()
    {
        var told = new List<ImportProblem>();
        var rows = Enumerable.Range(0, 250).Select(i => $"A{i},c1,2025-03-04,x");

        var preview = await Csv.Check(Csv.Orders(rows), new() { OnProblem = told.Add, ProblemLimit = 7 });

        preview.Problems.ShouldBe(told.Take(7));
        told.Select(p => p.Line).ShouldBe(Enumerable.Range(2, 250).Select(l => (long?)l));
        preview.BadRows.ShouldBe(250);
        preview.ProblemCounts[ImportProblemCode.NotAnAmount].ShouldBe(250);
    }

    [Fact]
    public async Task Options_reach_the_cells()
    {
        var options = new OrderImportOptions { Unit = AmountUnit.Fen, DateForm = DateForm.DayFirst, CustomerKind = IdentityKind.Card };

        var row = (await Csv.Rows(Csv.Orders("A1,13800138000,03/04/2025,2933"), options)).Single();

        (row.Amount, row.Customer.Kind, row.At.Utc.Month).ShouldBe((2933, IdentityKind.Card, 4));
        var custom = await Csv.Check(Csv.Orders("A1,c1,2025-03-04,1"), new() { DateForm = DateForm.Parse("dd/MM/yyyy") });
        custom.Problems.ShouldHaveSingleItem().Detail.ShouldBe("dd/MM/yyyy");
    }

    [Fact]
    public void A_source_has_a_short_name()
    {
        new OrderImportOptions().Source.ShouldBe("import");
        Should.Throw<ArgumentException>(() => new OrderImportOptions { Source = " " });
        Should.Throw<ArgumentException>(() => new OrderImportOptions { Source = new string('x', 33) });
        Should.Throw<ArgumentException>(() => new OrderImportOptions { BatchSize = 0 });
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused_by_name() =>
        Should.Throw<FileNotFoundException>(() => ImportSource.File("no-such-orders.csv")).Message.ShouldContain("no-such-orders.csv");
}
