using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Sync.Imports;

namespace PrivateTraffic.Sync.Tests.Imports;

public sealed class OrderImportTests(ImportDatabase database) : IClassFixture<ImportDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Orders_are_stored_with_their_customers_refunds_and_histories()
    {
        var corp = await database.NewCorp();

        var result = await database.Import(corp, Csv.Lines(
            Csv.Header + ",refunded,refunded_at,category,channel",
            "A1,c1,2025-03-04 10:00:00,29.33,,,女装,天猫",
            "A2,c1,2025-03-05,100,30.5,2025-03-07,,",
            "A3,13800138000,2025-03-05T00:30:00Z,0,,,,"));

        result.IsWritten.ShouldBeTrue();
        (result.Counts, result.CustomersCreated, result.Skipped).ShouldBe((new FactCounts(3, 0, 0), 2, 0));
        var phone = database.PersonalData.BlindIndex("13800138000");
        var state = (await database.State(corp)).Where(s => !s.StartsWith("customer", StringComparison.Ordinal));
        state.ShouldBe([
            "order import A1 ShopAccount:c1 2025-03-04T02:00:00.0000000Z False 2933 女装 天猫",
            "order import A2 ShopAccount:c1 2025-03-04T16:00:00.0000000Z True 10000  ",
            $"order import A3 Phone:{phone} 2025-03-05T00:30:00.0000000Z False 0  ",
            "refund import A2 1 2025-03-06T16:00:00.0000000Z 3050",
        ]);
        var orders = (await History(corp, "c1")).Orders;
        orders.Select(o => (o.PaidAt.Day.Day, o.PaidAt.SecondOfDay, o.Amount)).ShouldBe([(4, 36_000, 2933), (5, null, 10000)]);
        orders[1].Refunds.Single().ShouldBe(new(new DateOnly(2025, 3, 7), 3050));
    }

    [Fact]
    public async Task A_refund_without_a_day_counts_on_the_day_of_payment()
    {
        var corp = await database.NewCorp();

        await database.Import(corp, Csv.Lines(Csv.Header + ",refunded", "A1,c1,2025-03-04 23:30,10,是"));

        (await History(corp, "c1")).Orders.Single().Refunds.Single().ShouldBe(new(new DateOnly(2025, 3, 4), 1000));
    }

    [Fact]
    public async Task Importing_the_same_file_twice_changes_nothing()
    {
        var corp = await database.NewCorp();
        var source = Many(rows: 2_000);
        var first = await database.Import(corp, source);
        await Placed(corp);
        var before = await database.State(corp);

        var second = await database.Import(corp, source);

        first.Counts.ShouldBe(new FactCounts(2_000, 0, 0));
        (second.Counts, second.CustomersCreated).ShouldBe((new FactCounts(0, 0, 2_000), 0));
        (await database.State(corp)).ShouldBe(before);
    }

    [Fact]
    public async Task A_later_file_that_tells_an_order_differently_changes_it()
    {
        var corp = await database.NewCorp();
        await database.Import(corp, Csv.Lines(Csv.Header + ",refunded", "A1,c1,2025-03-04,10,", "A2,c1,2025-03-04,20,"));

        var result = await database.Import(corp, Csv.Lines(
            Csv.Header + ",refunded", "A1,c1,2025-03-04,10,是", "A3,c1,2025-03-05,30,", "A2,c1,2025-03-04,20,"));

        result.Counts.ShouldBe(new FactCounts(1, 1, 1));
        (await History(corp, "c1")).Orders.Select(o => (o.Amount, o.Refunds.Count)).ShouldBe([(1000, 1), (2000, 0), (3000, 0)]);
    }

    [Fact]
    public async Task A_file_with_a_bad_row_is_not_written_unless_somebody_says_so()
    {
        var corp = await database.NewCorp();
        var source = Csv.Orders("A1,c1,2025-03-04,10", "A2,c1,2025-03-04,x", "A1,c1,2025-03-04,11", "A3,c1,2025-03-04,12");

        var refused = await database.Import(corp, source);

        (refused.IsWritten, refused.Counts, refused.Skipped).ShouldBe((false, default, 4));
        refused.Preview.Problems.Select(p => p.Line).ShouldBe([3, 4]);
        (await database.State(corp)).ShouldBeEmpty();

        var kept = await database.Import(corp, source, new() { KeepGood = true });

        (kept.IsWritten, kept.Counts, kept.Skipped).ShouldBe((true, new FactCounts(2, 0, 0), 2));
        (await History(corp, "c1")).Orders.Select(o => o.Amount).ShouldBe([1000, 1200]);
    }

    [Fact]
    public async Task An_order_told_twice_in_one_file_is_stored_once()
    {
        var corp = await database.NewCorp();

        var source = Csv.Orders("A1,c1,2025-03-04,10", "A2,c1,2025-03-04,10", "A1,c1,2025-03-04,10.00");

        var result = await database.Import(corp, source, new() { BatchSize = 2 });

        result.Counts.ShouldBe(new FactCounts(2, 0, 1));
    }

    [Fact]
    public async Task The_same_number_from_two_sources_is_two_orders()
    {
        var corp = await database.NewCorp();

        await database.Import(corp, Csv.Orders("A1,c1,2025-03-04,10"), new() { Source = "tmall" });
        await database.Import(corp, Csv.Orders("A1,c1,2025-03-04,10"), new() { Source = "jd" });

        (await History(corp, "c1")).Orders.Count.ShouldBe(2);
    }

    [Fact]
    public async Task How_rows_are_cut_into_batches_makes_no_difference()
    {
        var source = Many(rows: 500);
        var (whole, small) = (await database.NewCorp(), await database.NewCorp());

        await database.Import(whole, source);
        await database.Import(small, source, new() { BatchSize = 7 });

        (await database.State(small)).ShouldBe(await database.State(whole));
    }

    [Fact]
    public async Task After_a_cancellation_whole_batches_are_there_and_the_next_import_completes_them()
    {
        var source = Many(rows: 1_000);
        var (undisturbed, stopped) = (await database.NewCorp(), await database.NewCorp());
        await database.Import(undisturbed, source);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var progress = new Watch(p =>
        {
            if (p is { Phase: ImportPhase.Writing, Rows: 300 })
            {
                stop.Cancel();
            }
        });

        await Should.ThrowAsync<OperationCanceledException>(
            () => database.Import(stopped, source, new() { BatchSize = 100 }, progress, stop.Token));

        (await Orders(stopped)).ShouldBe(300);
        var again = await database.Import(stopped, source);
        again.Counts.ShouldBe(new FactCounts(700, 0, 300));
        (await database.State(stopped)).ShouldBe(await database.State(undisturbed));
    }

    [Fact]
    public async Task After_a_disk_that_failed_half_way_the_next_import_completes_the_rest()
    {
        var source = Many(rows: 1_000);
        var (undisturbed, failed) = (await database.NewCorp(), await database.NewCorp());
        await database.Import(undisturbed, source);
        var passes = 0;
        var failing = source with
        {
            Open = () => ++passes <= 3 ? source.Open() : new FailingStream(source.Open(), failAt: source.Length!.Value / 2),
        };

        await Should.ThrowAsync<IOException>(() => database.Import(failed, failing, new() { BatchSize = 100 }));

        (await Orders(failed)).ShouldBeInRange(100, 900);
        await database.Import(failed, source);
        (await database.State(failed)).ShouldBe(await database.State(undisturbed));
    }

    [Fact]
    public async Task A_file_that_is_changed_between_the_passes_is_noticed()
    {
        var corp = await database.NewCorp();
        var passes = 0;
        var good = Csv.Orders("A1,c1,2025-03-04,10");
        var bad = Csv.Orders("A1,c1,2025-03-04,x");

        var error = await Should.ThrowAsync<ImportFileException>(
            () => database.Import(corp, good with { Open = () => ++passes <= 3 ? good.Open() : bad.Open() }));

        error.Problem.ShouldBe(new ImportProblem(ImportProblemCode.FileChanged, Line: 2));
        (await database.State(corp)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Progress_tells_rows_and_bytes_of_both_passes()
    {
        var corp = await database.NewCorp();
        var source = Many(rows: 250);
        var seen = new List<ImportProgress>();

        await database.Import(corp, source, new() { BatchSize = 100 }, new Watch(seen.Add));

        seen.Select(p => (p.Phase, p.Rows)).ShouldBe([
            (ImportPhase.Checking, 250), (ImportPhase.Writing, 100), (ImportPhase.Writing, 200), (ImportPhase.Writing, 250)]);
        seen.ShouldAllBe(p => p.Total == source.Length && p.Done <= source.Length);
        seen[^1].Done.ShouldBe(source.Length!.Value);
    }

    private static ImportSource Many(int rows)
    {
        var random = new Random(5);
        return Csv.Lines(Enumerable.Range(0, rows)
            .Select(i =>
            {
                var day = new DateTime(2025, 1, 1, 12, 0, 0, DateTimeKind.Unspecified).AddHours(random.Next(8_000));
                var amount = random.Next(0, 90_000) / 100m;
                return FormattableString.Invariant(
                    $"NO{i:d6},user{random.Next(rows / 4)},{day:yyyy-MM-dd HH:mm:ss},{amount:0.00},{(i % 9 == 0 ? "是" : "")},品类{random.Next(5)}");
            })
            .Prepend(Csv.Header + ",refunded,category"));
    }

    private async Task Placed(int corp)
    {
        await using var db = database.Open();
        await db.TouchedCustomers.Where(t => t.CorpId == corp).ExecuteDeleteAsync(Cancellation);
    }

    private async Task<int> Orders(int corp)
    {
        await using var db = database.Open();
        return await db.Orders.CountAsync(o => o.CorpId == corp, Cancellation);
    }

    private async Task<CustomerHistory> History(int corp, string shop)
    {
        await using var db = database.Open();
        var packed = await (
            from i in db.Identities
            where i.CorpId == corp && i.Kind == IdentityKind.ShopAccount && i.Value == shop
            join c in db.Customers on i.CustomerId equals c.Id
            select c.History).SingleAsync(Cancellation);
        return CustomerHistory.Unpack(packed);
    }

    /// <summary>Progress at once, on the thread that reports it.</summary>
    private sealed class Watch(Action<ImportProgress> see) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => see(value);
    }

    private sealed class FailingStream(Stream inner, long failAt) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) =>
            inner.Position < failAt ? inner.Read(buffer, offset, (int)Math.Min(count, 4_096)) : throw new IOException("The disk failed.");

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
