using PrivateTraffic.Data.Facts;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Sync.Imports;

namespace PrivateTraffic.Sync.Tests.Imports;

public sealed class InteractionImportTests(ImportDatabase database) : IClassFixture<ImportDatabase>
{
    private const string Header = "source_id,customer_id,occurred_at,kind,member";

    [Fact]
    public async Task Interactions_are_stored_with_their_customers()
    {
        var corp = await database.NewCorp();

        var result = await database.ImportInteractions(
            corp,
            Csv.Lines(Header, "e1,c1,2025-03-04 10:00,like,zhangsan", "e2,c1,2025-03-05,打开,", "e3,c2,1741073445,group_join,lisi"),
            new() { Source = "archive" });

        (result.Counts, result.CustomersCreated).ShouldBe((new FactCounts(3, 0, 0), 2));
        (await database.State(corp)).Where(s => s.StartsWith("interaction", StringComparison.Ordinal)).ShouldBe([
            "interaction archive e1 ShopAccount:c1 2025-03-04T02:00:00.0000000Z False Like zhangsan",
            "interaction archive e2 ShopAccount:c1 2025-03-04T16:00:00.0000000Z True Open ",
            "interaction archive e3 ShopAccount:c2 2025-03-04T07:30:45.0000000Z False GroupJoin lisi",
        ]);
    }

    [Fact]
    public async Task Importing_the_same_file_twice_changes_nothing()
    {
        var corp = await database.NewCorp();
        var rows = Enumerable.Range(0, 1_000).Select(i => $"e{i},c{i % 70},2025-03-04 10:{i % 60:d2},{(i % 2 == 0 ? "like" : "聊天")},");
        var source = Csv.Lines(rows.Prepend(Header));
        await database.ImportInteractions(corp, source, new() { BatchSize = 90 });
        var before = await database.State(corp);

        var second = await database.ImportInteractions(corp, source);

        second.Counts.ShouldBe(new FactCounts(0, 0, 1_000));
        (await database.State(corp)).ShouldBe(before);
    }

    [Fact]
    public async Task Columns_are_known_by_their_chinese_names()
    {
        var preview = await Csv.CheckInteractions(Csv.Lines("流水号;客户ID;互动时间;互动类型;员工", "e1;c1;2025年3月4日 10:00;点赞;zhangsan"));

        preview.GoodRows.ShouldBe(1);
        preview.Delimiter.ShouldBe(';');
        preview.Columns.Select(c => c.Field).ShouldBe(["source_id", "customer_id", "occurred_at", "kind", "member"]);
    }

    [Fact]
    public async Task A_check_counts_the_kinds()
    {
        var preview = await Csv.CheckInteractions(Csv.Lines(
            Header, "e1,c1,2025-03-04,like,", "e2,c1,2025-03-04,点赞,", "e3,c1,2025-03-06,form,", "e1,c1,2025-03-04,like,"));

        preview.Kinds.Count.ShouldBe(2);
        (preview.Kinds[InteractionKind.Like], preview.Kinds[InteractionKind.Form]).ShouldBe((2, 1));
        (preview.GoodRows, preview.RepeatedRows, preview.Amount).ShouldBe((4, 1, 0));
        preview.LastDay.ShouldBe(new DateOnly(2025, 3, 6));
    }

    [Fact]
    public async Task Bad_rows_are_named_with_the_reason()
    {
        var preview = await Csv.CheckInteractions(Csv.Lines(
            Header,
            "e1,c1,2025-03-04,sent,",
            "e2,c1,2025-03-04,,",
            ",c1,2025-03-04,like,",
            $"{new string('e', 201)},c1,2025-03-04,like,{new string('m', 65)}",
            "e3,c1,2025-03-04,like,",
            "e3,c1,2025-03-04,open,",
            "e4,c1,,like,"));

        preview.Problems.Select(p => (p.Line, p.Column, p.Code)).ShouldBe([
            (2, "kind", ImportProblemCode.UnknownKind),
            (3, "kind", ImportProblemCode.Missing),
            (4, "source_id", ImportProblemCode.Missing),
            (5, "source_id", ImportProblemCode.TooLong),
            (5, "member", ImportProblemCode.TooLong),
            (7, "source_id", ImportProblemCode.Conflict),
            (8, "occurred_at", ImportProblemCode.Missing),
        ]);
        preview.GoodRows.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_without_header_is_refused()
    {
        var error = await Should.ThrowAsync<ImportFileException>(() => Csv.CheckInteractions(Csv.Lines("e1,c1,2025-03-04,like,")));

        error.Problem.Code.ShouldBe(ImportProblemCode.NoHeader);
    }
}
