using PrivateTraffic.Sync.Imports;
using PrivateTraffic.Sync.Imports.Cells;
using PrivateTraffic.Sync.Imports.Files;

namespace PrivateTraffic.Sync.Tests.Imports.Files;

public sealed class ColumnsTests
{
    [Theory]
    [InlineData("order_id,customer_id,paid_at,amount")]
    [InlineData("订单号,客户,付款时间,实付金额")]
    [InlineData("订单编号,会员ID,支付时间,订单金额")]
    [InlineData("order_no,buyer_id,pay_time,paid_amount")]
    [InlineData("Order ID , Customer-ID,PAID_AT,Amount (元)")]
    [InlineData("*订单号,买家,付款时间,实付金额（元）")]
    public async Task Columns_are_known_by_their_usual_names(string header)
    {
        var preview = await Csv.Check(Csv.Lines(header, "A1,c1,2025-03-04,29.33"));

        preview.GoodRows.ShouldBe(1);
        preview.Columns.Select(c => c.Field).ShouldBe(["order_id", "customer_id", "paid_at", "amount"]);
        preview.Columns.Select(c => c.Column).ShouldBe(header.Split(',').Select(c => c.Trim()));
    }

    [Fact]
    public async Task Of_several_fitting_columns_the_most_fitting_is_taken_and_the_rest_is_named()
    {
        var preview = await Csv.Check(Csv.Lines("订单金额,实付金额,订单号,客户,下单时间,付款时间,备注", "2,1,A1,c1,2025-03-03,2025-03-04,hi"));

        preview.Amount.ShouldBe(100);
        preview.FirstDay.ShouldBe(new DateOnly(2025, 3, 4));
        preview.UnusedColumns.ShouldBe(["订单金额", "下单时间", "备注"]);
    }

    [Fact]
    public async Task What_a_person_says_wins_over_names()
    {
        var map = ColumnMap.Parse("amount=订单金额, paid_at = 下单时间", "category=备注");

        var row = (await Csv.Rows(
            Csv.Lines("订单金额,实付金额,订单号,客户,下单时间,付款时间,备注", "2,1,A1,c1,2025-03-03,2025-03-04,hi"),
            new() { Map = map })).Single();

        (row.Amount, row.Category).ShouldBe((200, "hi"));
        row.At.Utc.ShouldBe(new DateTime(2025, 3, 2, 16, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public async Task A_column_that_was_given_to_one_field_is_not_guessed_for_another()
    {
        var row = (await Csv.Rows(
            Csv.Lines(Csv.Header + ",渠道", "A1,c1,2025-03-04,1,天猫"), new() { Map = ColumnMap.Parse("category=渠道") })).Single();

        (row.Category, row.Channel).ShouldBe(("天猫", null));
    }

    [Fact]
    public async Task An_optional_field_can_be_left_out()
    {
        var row = (await Csv.Rows(
            Csv.Lines(Csv.Header + ",渠道", "A1,c1,2025-03-04,1,天猫"), new() { Map = ColumnMap.Parse("channel=") })).Single();

        row.Channel.ShouldBeNull();
    }

    [Fact]
    public async Task A_missing_column_is_named_with_the_columns_there_are()
    {
        var problem = await Csv.Refused(Csv.Lines("订单号,谁,付款时间,多少", "A1,c1,2025-03-04,1"));

        problem.ShouldBe(new ImportProblem(ImportProblemCode.MissingColumn, Column: "customer_id, amount", Detail: "订单号, 谁, 付款时间, 多少"));
        ImportTexts.English.Of(problem).ShouldContain("customer_id=COLUMN");
        ImportTexts.Chinese.Of(problem).ShouldContain("customer_id=列名");
        (await Csv.Refused(Csv.Orders(), new() { Map = ColumnMap.Parse("amount=") })).Code.ShouldBe(ImportProblemCode.MissingColumn);
    }

    [Fact]
    public async Task Amounts_in_fen_are_not_taken_for_yuan() =>
        (await Csv.Refused(Csv.Lines("订单号,客户,付款时间,实付金额（分）", "A1,c1,2025-03-04,1"))).Column.ShouldBe("amount");

    [Fact]
    public async Task A_mapping_to_what_is_not_there_is_refused()
    {
        (await Csv.Refused(Csv.Orders(), new() { Map = ColumnMap.Parse("price=amount") })).ShouldBe(new ImportProblem(
            ImportProblemCode.UnknownField,
            Column: "price",
            Detail: "order_id, customer_id, paid_at, amount, refunded, refunded_at, category, channel"));
        (await Csv.Refused(Csv.Orders(), new() { Map = ColumnMap.Parse("category=类别") })).ShouldBe(new ImportProblem(
            ImportProblemCode.UnknownColumn, Column: "类别", Detail: "order_id, customer_id, paid_at, amount"));
    }

    [Fact]
    public async Task Two_columns_of_one_name_are_refused_when_it_matters()
    {
        (await Csv.Refused(Csv.Lines("order_id,customer_id,paid_at,amount,Amount"))).ShouldBe(
            new ImportProblem(ImportProblemCode.RepeatedColumn, Column: "amount", Detail: "amount"));
        (await Csv.Refused(Csv.Lines(Csv.Header + ",x,x"), new() { Map = ColumnMap.Parse("category=x") })).Code
            .ShouldBe(ImportProblemCode.RepeatedColumn);
        (await Csv.Check(Csv.Lines(Csv.Header + ",x,x,,", "A1,c1,2025-03-04,1,,,,"))).GoodRows.ShouldBe(1);
    }

    [Theory]
    [InlineData("order_id")]
    [InlineData("=订单号")]
    [InlineData("")]
    [InlineData("order_id=a,order_id=b")]
    public void A_mapping_of_another_form_is_refused(string mapping) =>
        Should.Throw<ImportFileException>(() => ColumnMap.Parse(mapping)).Problem.Code.ShouldBe(ImportProblemCode.BadMapping);

    [Fact]
    public void A_comma_may_be_part_of_a_columns_name()
    {
        var map = ColumnMap.Parse("amount=Paid, in yuan,channel=Where, when=how");

        map.Columns.ShouldBe(new Dictionary<string, string> { ["amount"] = "Paid, in yuan", ["channel"] = "Where", ["when"] = "how" });
    }

    [Fact]
    public async Task A_file_without_header_is_refused_without_showing_its_data()
    {
        var problem = await Csv.Refused(Csv.Lines("A1,13800138000,2025-03-04,29.33", "A2,13800138001,2025-03-04,29.33"));

        problem.ShouldBe(new ImportProblem(ImportProblemCode.NoHeader, Line: 1));
    }

    [Fact]
    public async Task Phone_numbers_among_the_columns_are_masked() =>
        (await Csv.Refused(Csv.Lines("a,b,13800138000"))).Detail.ShouldBe("a, b, 138****8000");

    [Fact]
    public void No_name_stands_for_two_fields()
    {
        var cells = new CellReader(null!, null);
        var orders = new OrderFormat(cells, AmountUnit.Yuan, null!).Fields;
        foreach (var fields in (IReadOnlyList<ImportField>[])[orders, new InteractionFormat(cells).Fields])
        {
            fields.SelectMany(f => f.Synonyms.Prepend(f.Name).Select(Columns.Plain).Distinct()).ShouldBeUnique();
            fields.SelectMany(f => f.Synonyms.Select(Columns.Plain)).ShouldBeUnique();
        }
    }
}
