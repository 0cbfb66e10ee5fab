using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;

namespace PrivateTraffic.Data.Facts;

/// <summary>An interaction as a source tells it.</summary>
/// <param name="Customer">Who acted; an identity that is unknown makes a customer.</param>
/// <param name="OccurredAt">When: UTC; for <paramref name="IsDateOnly"/> the start of the business day.</param>
public sealed record NewInteraction(
    IdentityKey Customer, InteractionKind Kind, DateTime OccurredAt, bool IsDateOnly, string Source, string SourceId, string? UserId = null);

/// <summary>An order as a source tells it, with all its refunds: told again, it replaces what was told before.</summary>
/// <param name="Customer">Who paid; an identity that is unknown makes a customer.</param>
/// <param name="Amount">In fen.</param>
public sealed record NewOrder(
    IdentityKey Customer,
    string Source,
    string Number,
    DateTime PaidAt,
    bool IsDateOnly,
    long Amount,
    string? Category = null,
    string? Channel = null,
    string? UserId = null,
    IReadOnlyList<NewRefund>? Refunds = null);

/// <summary>A refund of an order; <paramref name="Amount"/> in fen.</summary>
public sealed record NewRefund(string Number, DateTime RefundedAt, long Amount);

/// <summary>What became of a batch of facts.</summary>
/// <param name="Added">Facts that were new.</param>
/// <param name="Changed">Facts that were known and differed.</param>
/// <param name="Unchanged">Facts that were known as they are.</param>
public readonly record struct FactCounts(int Added, int Changed, int Unchanged)
{
    public static FactCounts operator +(FactCounts left, FactCounts right) =>
        new(left.Added + right.Added, left.Changed + right.Changed, left.Unchanged + right.Unchanged);
}

/// <summary>
/// Writes facts to the ledger and to the histories derived from it, in the write transaction of the
/// caller. A fact told twice is written once.
/// </summary>
public sealed class FactStore(PrivateTrafficDb db, BusinessCalendar calendar)
{
    private const int LookUpSize = 5_000;
    private readonly CustomerDirectory directory = new(db);

    /// <summary>Customers that were made because a fact named somebody unknown, since this store was opened.</summary>
    public int CustomersCreated => directory.Created;

    /// <summary>Adds interactions that are not in the ledger yet.</summary>
    public async Task<FactCounts> AddAsync(int corpId, IReadOnlyList<NewInteraction> interactions, CancellationToken cancellation)
    {
        var customers = await directory.ResolveAsync(corpId, [.. interactions.Select(i => i.Customer).Distinct()], cancellation);
        return await AddAsync(corpId, [.. interactions.Select(i => new RecordedInteraction
        {
            CorpId = corpId,
            Source = i.Source,
            SourceId = i.SourceId,
            CustomerId = customers[i.Customer],
            Kind = i.Kind,
            OccurredAt = i.OccurredAt,
            IsDateOnly = i.IsDateOnly,
            UserId = i.UserId,
        })], cancellation);
    }

    /// <summary>Adds interactions of customers whom we know by our own number.</summary>
    public async Task<FactCounts> AddAsync(int corpId, IReadOnlyList<RecordedInteraction> rows, CancellationToken cancellation)
    {
        var added = await db.InsertNewAsync(rows, cancellation);
        var byCustomer = added.ToLookup(r => r.CustomerId, InteractionOf);
        await ChangeHistoriesAsync(
            corpId, [.. byCustomer.Select(g => g.Key)], (id, history) => HistoryEdit.AddInteractions(history, byCustomer[id]), cancellation);
        return new FactCounts(added.Count, 0, rows.Count - added.Count);
    }

    /// <summary>Adds orders, and replaces those that are known and differ.</summary>
    public async Task<FactCounts> SaveAsync(int corpId, IReadOnlyList<NewOrder> orders, CancellationToken cancellation)
    {
        var latest = orders.GroupBy(o => (o.Source, o.Number)).Select(g => g.Last()).ToArray();
        var customers = await directory.ResolveAsync(corpId, [.. latest.Select(o => o.Customer).Distinct()], cancellation);
        var before = await StoredAsync(corpId, latest, cancellation);
        var additions = new List<NewOrder>();
        var rebuilt = new HashSet<long>();
        var rows = new List<RecordedOrder>();
        var refunds = new List<RecordedRefund>();
        int added = 0, changed = 0;
        foreach (var order in latest)
        {
            var row = RowOf(corpId, order, customers[order.Customer]);
            var refundRows = RefundsOf(corpId, order);
            var isKnown = before.TryGetValue((order.Source, order.Number), out var stored);
            if (isKnown && IsSame(stored.Order, row) && stored.Refunds.SetEquals(refundRows.Select(Fingerprint)))
            {
                continue;
            }

            if (isKnown)
            {
                changed++;
                rebuilt.Add(stored.Order.CustomerId);
                rebuilt.Add(row.CustomerId);
                await RemoveRefundsAsync(row, refundRows, cancellation);
            }
            else
            {
                added++;
                additions.Add(order);
            }

            rows.Add(row);
            refunds.AddRange(refundRows);
        }

        await db.UpsertAsync(rows, cancellation);
        await db.UpsertAsync(refunds, cancellation);
        await RebuildOrdersAsync(corpId, rebuilt, cancellation);
        var byCustomer = additions.Where(o => !rebuilt.Contains(customers[o.Customer])).ToLookup(o => customers[o.Customer], OrderOf);
        await ChangeHistoriesAsync(
            corpId, [.. byCustomer.Select(g => g.Key)], (id, history) => HistoryEdit.AddOrders(history, byCustomer[id]), cancellation);
        return new FactCounts(added, changed, orders.Count - added - changed);
    }

    /// <summary>Makes the histories of customers anew from the ledger: after a merge, or to repair.</summary>
    public async Task RebuildAsync(int corpId, IReadOnlyCollection<long> customers, CancellationToken cancellation)
    {
        var interactions = await InteractionsAsync(customers, cancellation);
        var orders = await OrdersAsync(customers, cancellation);
        await ChangeHistoriesAsync(
            corpId,
            customers,
            (id, history) => CustomerHistory.Empty
                .WithAddedOn(new HistoryView().Load(history).AddedOn).WithInteractions(interactions[id]).WithOrders(orders[id]).Pack(),
            cancellation);
    }

    private async Task RebuildOrdersAsync(int corpId, HashSet<long> customers, CancellationToken cancellation)
    {
        var orders = await OrdersAsync(customers, cancellation);
        await ChangeHistoriesAsync(corpId, customers, (id, history) => HistoryEdit.WithOrders(history, orders[id]), cancellation);
    }

    private async Task ChangeHistoriesAsync(
        int corpId, IReadOnlyCollection<long> customers, HistoryChange change, CancellationToken cancellation)
    {
        foreach (var ids in customers.Order().Chunk(LookUpSize))
        {
            var changed = new List<Customer>(ids.Length);
            await using (var command = db.Dialect.LockCustomers(db, ids).Select(c => new { c.Id, c.History }).CreateDbCommand())
            await using (var rows = await command.ExecuteReaderAsync(cancellation))
            {
                while (await rows.ReadAsync(cancellation))
                {
                    var id = rows.GetInt64(0);
                    changed.Add(new Customer { Id = id, CorpId = corpId, History = change(id, db.Dialect.BlobOf(rows, 1)) });
                }
            }

            await db.SaveHistoriesAsync(changed, cancellation);
        }
    }

    /// <summary>Makes the new history of a customer from the old one.</summary>
    private delegate byte[] HistoryChange(long customerId, ReadOnlySpan<byte> history);

    private async Task<ILookup<long, Interaction>> InteractionsAsync(IReadOnlyCollection<long> customers, CancellationToken cancellation)
    {
        var found = new List<RecordedInteraction>();
        foreach (var ids in customers.Chunk(LookUpSize))
        {
            var rows = db.Interactions.AsNoTracking().Where(i => EF.Parameter(ids).Contains(i.CustomerId));
            found.AddRange(await rows.ToListAsync(cancellation));
        }

        return found.ToLookup(i => i.CustomerId, InteractionOf);
    }

    private async Task<ILookup<long, Order>> OrdersAsync(IReadOnlyCollection<long> customers, CancellationToken cancellation)
    {
        var found = new List<(long Customer, Order Order)>();
        foreach (var ids in customers.Chunk(LookUpSize))
        {
            var orders = await db.Orders.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.CustomerId)).ToListAsync(cancellation);
            var refunds = await (
                from o in db.Orders
                where EF.Parameter(ids).Contains(o.CustomerId)
                join r in db.Refunds on new { o.CorpId, o.Source, o.Number } equals new { r.CorpId, r.Source, Number = r.OrderNumber }
                select new { o.Source, o.Number, r.RefundedAt, r.Amount }).AsNoTracking().ToListAsync(cancellation);
            var byOrder = refunds.ToLookup(r => (r.Source, r.Number), r => new Refund(calendar.DayOf(r.RefundedAt), r.Amount));
            found.AddRange(
                orders.Select(o => (o.CustomerId, new Order(TimeOf(o.PaidAt, o.IsDateOnly), o.Amount, [.. byOrder[(o.Source, o.Number)]]))));
        }

        return found.ToLookup(f => f.Customer, f => f.Order);
    }

    private async Task<Dictionary<(string Source, string Number), (RecordedOrder Order, HashSet<(string, DateTime, long)> Refunds)>> StoredAsync(
        int corpId, NewOrder[] orders, CancellationToken cancellation)
    {
        var stored = new Dictionary<(string, string), (RecordedOrder, HashSet<(string, DateTime, long)>)>();
        foreach (var source in orders.GroupBy(o => o.Source, o => o.Number))
        {
            foreach (var numbers in source.Chunk(LookUpSize))
            {
                var refunds = (await db.Refunds.AsNoTracking()
                    .Where(r => r.CorpId == corpId && r.Source == source.Key && EF.Parameter(numbers).Contains(r.OrderNumber))
                    .ToListAsync(cancellation))
                    .ToLookup(r => r.OrderNumber, Fingerprint);
                var found = db.Orders.AsNoTracking()
                    .Where(o => o.CorpId == corpId && o.Source == source.Key && EF.Parameter(numbers).Contains(o.Number));
                await foreach (var order in found.AsAsyncEnumerable().WithCancellation(cancellation))
                {
                    stored[(order.Source, order.Number)] = (order, [.. refunds[order.Number]]);
                }
            }
        }

        return stored;
    }

    private Task<int> RemoveRefundsAsync(RecordedOrder order, RecordedRefund[] kept, CancellationToken cancellation)
    {
        var numbers = kept.Select(r => r.Number).ToArray();
        return db.Refunds
            .Where(r => r.CorpId == order.CorpId && r.Source == order.Source && r.OrderNumber == order.Number && !numbers.Contains(r.Number))
            .ExecuteDeleteAsync(cancellation);
    }

    private Interaction InteractionOf(RecordedInteraction row) => new(row.Kind, TimeOf(row.OccurredAt, row.IsDateOnly));

    private Order OrderOf(NewOrder order)
    {
        var refunds = (order.Refunds ?? []).Select(r => new Refund(calendar.DayOf(r.RefundedAt), r.Amount));
        return new Order(TimeOf(order.PaidAt, order.IsDateOnly), order.Amount, [.. refunds]);
    }

    private FactTime TimeOf(DateTime at, bool isDateOnly)
    {
        var time = calendar.TimeOf(at);
        return isDateOnly ? new FactTime(time.Day, null) : time;
    }

    private static RecordedOrder RowOf(int corpId, NewOrder order, long customerId) => new()
    {
        CorpId = corpId,
        Source = order.Source,
        Number = order.Number,
        CustomerId = customerId,
        PaidAt = order.PaidAt,
        IsDateOnly = order.IsDateOnly,
        Amount = order.Amount,
        Category = order.Category,
        Channel = order.Channel,
        UserId = order.UserId,
    };

    private static RecordedRefund[] RefundsOf(int corpId, NewOrder order) => [.. (order.Refunds ?? []).Select(r => new RecordedRefund
    {
        CorpId = corpId,
        Source = order.Source,
        OrderNumber = order.Number,
        Number = r.Number,
        RefundedAt = r.RefundedAt,
        Amount = r.Amount,
    })];

    private static (string, DateTime, long) Fingerprint(RecordedRefund refund) => (refund.Number, refund.RefundedAt, refund.Amount);

    private static bool IsSame(RecordedOrder one, RecordedOrder other) =>
        (one.CustomerId, one.PaidAt, one.IsDateOnly, one.Amount, one.Category, one.Channel, one.UserId)
        == (other.CustomerId, other.PaidAt, other.IsDateOnly, other.Amount, other.Category, other.Channel, other.UserId);
}
