using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Scripts;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Labels;
using PrivateTraffic.Domain.Labels.Categories;
using PrivateTraffic.Domain.Labels.Preferences;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Features.Labels;

/// <summary>Reads what labels look at beyond the histories.</summary>
internal sealed class LabelFactReader(IDbContextFactory<PrivateTrafficDb> databases, CorpRegistry corps)
{
    /// <summary>Begins to read the facts of a corp's customers as of the end of a day.</summary>
    public async Task<LabelFactStream> OpenAsync(int corpId, DateOnly asOf, CancellationToken cancellation)
    {
        var corp = await corps.FindAsync(corpId, cancellation)
            ?? throw new ArgumentException($"There is no corp {corpId}.", nameof(corpId));
        return await LabelFactStream.OpenAsync(databases, corp, asOf, cancellation);
    }
}

/// <summary>
/// The facts of customers in the order of their numbers: every table is read once, beside the histories, so that nobody is looked up by
/// themselves.
/// </summary>
internal sealed class LabelFactStream : IAsyncDisposable
{
    private readonly BusinessCalendar calendar;
    private readonly CustomerRows<BoughtRow> bought;
    private readonly CustomerRows<RefundRow> refunds;
    private readonly CustomerRows<GenderRow> genders;
    private readonly CustomerRows<SentRow> messages;
    private readonly CustomerRows<LinkRow> links;
    private readonly CustomerRows<LinkRow> openings;

    private LabelFactStream(
        BusinessCalendar calendar,
        CustomerRows<BoughtRow> bought,
        CustomerRows<RefundRow> refunds,
        CustomerRows<GenderRow> genders,
        CustomerRows<SentRow> messages,
        CustomerRows<LinkRow> links,
        CustomerRows<LinkRow> openings) =>
        (this.calendar, this.bought, this.refunds, this.genders, this.messages, this.links, this.openings) =
        (calendar, bought, refunds, genders, messages, links, openings);

    public static async Task<LabelFactStream> OpenAsync(
        IDbContextFactory<PrivateTrafficDb> databases, KnownCorp corp, DateOnly asOf, CancellationToken cancellation)
    {
        var id = corp.Id;
        var end = asOf == DateOnly.MaxValue
            ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)
            : corp.Calendar.StartOf(asOf.AddDays(1)).UtcDateTime;
        return new LabelFactStream(
            corp.Calendar,
            await CustomerRows<BoughtRow>.OpenAsync(databases, db => db.Orders
                .Where(o => o.CorpId == id && o.Category != null && o.Category != "" && o.PaidAt < end)
                .OrderBy(o => o.CustomerId)
                .Select(o => new BoughtRow(o.CustomerId, o.Source, o.Number, o.Category!, o.PaidAt, o.Amount)), cancellation),
            await CustomerRows<RefundRow>.OpenAsync(databases, db => db.Refunds
                .Where(r => r.CorpId == id && r.RefundedAt < end)
                .Join(
                    db.Orders,
                    r => new { r.CorpId, r.Source, r.OrderNumber },
                    o => new { o.CorpId, o.Source, OrderNumber = o.Number },
                    (r, o) => new { o.CustomerId, r.Source, r.OrderNumber, r.Amount })
                .OrderBy(r => r.CustomerId)
                .Select(r => new RefundRow(r.CustomerId, r.Source, r.OrderNumber, r.Amount)), cancellation),
            await CustomerRows<GenderRow>.OpenAsync(databases, db => db.Contacts
                .Where(c => c.CorpId == id && (c.Gender == 1 || c.Gender == 2))
                .OrderBy(c => c.CustomerId).ThenBy(c => c.ExternalUserId)
                .Select(c => new GenderRow(c.CustomerId, c.Gender)), cancellation),
            await CustomerRows<SentRow>.OpenAsync(databases, db => db.ScriptSends
                .Where(s => s.CorpId == id && s.Outcome == SendOutcome.Sent && s.At < end)
                .OrderBy(s => s.CustomerId)
                .Select(s => new SentRow(s.CustomerId, s.At)), cancellation),
            await CustomerRows<LinkRow>.OpenAsync(databases, db => db.TrackedLinks
                .Where(l => l.CorpId == id && l.CreatedAt < end)
                .OrderBy(l => l.CustomerId)
                .Select(l => new LinkRow(l.CustomerId, l.Token)), cancellation),
            await CustomerRows<LinkRow>.OpenAsync(databases, db => db.Interactions
                .Where(i => i.CorpId == id && i.Source == Links.OpenLink.Source && i.OccurredAt < end)
                .OrderBy(i => i.CustomerId)
                .Select(i => new LinkRow(i.CustomerId, i.SourceId)), cancellation));
    }

    /// <summary>The facts of a customer. Ask for rising numbers only.</summary>
    public async ValueTask<LabelFacts> OfAsync(long customer)
    {
        var orders = await bought.OfAsync(customer);
        var paidBack = await refunds.OfAsync(customer);
        var declared = await genders.OfAsync(customer);
        var sent = await messages.OfAsync(customer);
        var made = await links.OfAsync(customer);
        var opened = await openings.OfAsync(customer);
        return orders.Count == 0 && declared.Count == 0 && sent.Count == 0 && made.Count == 0
            ? LabelFacts.None
            : new LabelFacts(
                [.. orders.Select(o => PurchaseOf(o, paidBack)).OfType<CategoryPurchase>()],
                declared.Count == 0 ? null : declared[0].Gender == 1 ? "male" : "female",
                [.. sent.Select(s => calendar.TimeOf(s.At))],
                new ChannelTally(made.Count, made.IntersectBy(opened.Select(o => o.Token), l => l.Token).Count()));
    }

    public async ValueTask DisposeAsync()
    {
        await bought.DisposeAsync();
        await refunds.DisposeAsync();
        await genders.DisposeAsync();
        await messages.DisposeAsync();
        await links.DisposeAsync();
        await openings.DisposeAsync();
    }

    /// <summary>What an order bought; null where it was fully paid back. A genuine order of nothing counts.</summary>
    private CategoryPurchase? PurchaseOf(BoughtRow order, IReadOnlyList<RefundRow> refunds)
    {
        var (net, isRefunded) = (order.Amount, false);
        foreach (var refund in refunds)
        {
            if (refund.Number == order.Number && refund.Source == order.Source)
            {
                (net, isRefunded) = (net - refund.Amount, true);
            }
        }

        return isRefunded && net <= 0 ? null : new CategoryPurchase(order.Category, calendar.DayOf(order.PaidAt), net);
    }

    private sealed record BoughtRow(
        long Customer, string Source, string Number, string Category, DateTime PaidAt, long Amount) : ICustomerRow;

    private sealed record RefundRow(long Customer, string Source, string Number, long Amount) : ICustomerRow;

    private sealed record GenderRow(long Customer, int Gender) : ICustomerRow;

    private sealed record SentRow(long Customer, DateTime At) : ICustomerRow;

    /// <param name="Customer">The customer.</param>
    /// <param name="Id">The token of the link, for openings with the minute behind it.</param>
    private sealed record LinkRow(long Customer, string Id) : ICustomerRow
    {
        public string Token => Id.Split('/')[0];
    }
}
