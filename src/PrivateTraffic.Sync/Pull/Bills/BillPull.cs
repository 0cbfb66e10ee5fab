using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Pull.Directory;
using PrivateTraffic.WeCom.Bills;
using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.Sync.Pull.Bills;

/// <summary>
/// Orders paid inside WeCom (对外收款). A refund changes an old bill, so every pull reads the last weeks
/// again; the refund of a still older bill stands in the list by itself, and its bill is read once more. Bills of people whom WeCom does
/// not name are left out: nobody can be placed by them.
/// </summary>
internal sealed class BillPull(IOptions<SyncOptions> options) : IPullArea
{
    public const string Source = "wecom";

    /// <summary>WeCom lists at most a month at once.</summary>
    private const int SpanDays = 28;
    private const int PageSize = 1000;

    public string Name => Areas.Bills;

    public async Task PullAsync(StepContext step, CancellationToken cancellation)
    {
        var days = step.Run.Kind == RunKind.Full ? options.Value.BillDays : options.Value.BillRepeatDays;
        var end = new DateTimeOffset(step.Run.StartedAt, TimeSpan.Zero);
        var spans = (days + SpanDays - 1) / SpanDays;
        var cursor = SpanCursor.Parse(step.Cursor);
        for (var span = cursor.Span; span < spans; span++)
        {
            var (from, to) = (end.AddDays(-SpanDays * (span + 1)), end.AddDays(-SpanDays * span));
            try
            {
                await PullAsync(step, from, to, span == cursor.Span ? cursor.Inner : "", span, spans, cancellation);
            }
            catch (CursorInvalidException)
            {
                await PullAsync(step, from, to, "", span, spans, cancellation);
            }
        }
    }

    private static async Task PullAsync(
        StepContext step, DateTimeOffset from, DateTimeOffset to, string inner, int span, int spans, CancellationToken cancellation)
    {
        await foreach (var page in step.Client.Bills.ListAsync(from, to, payee: null, inner, PageSize, cancellation))
        {
            var receipts = page.Items.Where(b => b.Type == BillType.Receipt)
                .Concat(await ReadAgainAsync(step, page.Items.Where(b => b.Type == BillType.Refund), to.AddDays(SpanDays * (span - spans)), cancellation));
            var orders = receipts.Where(b => b.Payer is not null).Select(OrderOf).ToArray();
            var isLast = page.IsLast && span == spans - 1;
            var next = page.IsLast ? new SpanCursor(span + 1, "") : new SpanCursor(span, page.NextCursor);
            await step.SaveAsync(
                () => new FactStore(step.Db, step.Corp.Calendar).SaveAsync(step.Corp.Id, orders, cancellation),
                next.ToString(),
                orders.Length,
                isLast,
                cancellation);
        }
    }

    /// <summary>The bills behind refunds, where they are known and older than what is read anyway.</summary>
    private static async Task<List<Bill>> ReadAgainAsync(
        StepContext step, IEnumerable<Bill> refunds, DateTimeOffset oldest, CancellationToken cancellation)
    {
        var numbers = refunds.Select(r => r.TransactionId).Distinct().ToArray();
        var before = oldest.UtcDateTime;
        var old = await step.Db.Orders.AsNoTracking()
            .Where(o => o.CorpId == step.Corp.Id && o.Source == Source && numbers.Contains(o.Number) && o.PaidAt < before)
            .Select(o => new { o.Number, o.PaidAt }).ToListAsync(cancellation);
        var bills = new List<Bill>();
        foreach (var order in old)
        {
            var paidAt = new DateTimeOffset(order.PaidAt, TimeSpan.Zero);
            await foreach (var page in step.Client.Bills.ListAsync(paidAt, paidAt.AddSeconds(1), payee: null, "", PageSize, cancellation))
            {
                bills.AddRange(page.Items.Where(b => b.Type == BillType.Receipt && b.TransactionId == order.Number));
            }
        }

        return bills;
    }

    private static NewOrder OrderOf(Bill bill) => new(
        new IdentityKey(IdentityKind.ExternalUserId, bill.Payer!.Value.Value),
        Source,
        bill.TransactionId,
        bill.PaidAt.UtcDateTime,
        IsDateOnly: false,
        bill.TotalFen,
        Category: bill.Commodities is [{ Description: { Length: > 0 } name }, ..] ? name[..Math.Min(name.Length, 64)] : null,
        Channel: Source,
        UserId: bill.Payee is { } payee ? MemberMapping.UserIdOf(payee) : null,
        Refunds: [.. bill.Refunds.Where(r => r.Status == RefundStatus.Success)
            .Select(r => new NewRefund(r.RefundNumber, (r.RequestedAt ?? bill.PaidAt).UtcDateTime, r.Fen))]);
}
