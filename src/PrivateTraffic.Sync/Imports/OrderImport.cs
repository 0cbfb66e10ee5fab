using PrivateTraffic.Data;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Sync.Imports.Files;

namespace PrivateTraffic.Sync.Imports;

/// <summary>
/// Imports orders: <c>order_id,customer_id,paid_at,amount[,refunded,refunded_at,category,channel]</c>. An order that is known and told
/// differently is changed to what the file says.
/// </summary>
public sealed class OrderImport(PrivateTrafficDb db, BusinessCalendar calendar, PersonalData personalData, TimeProvider clock)
    : FactImport<OrderRow, OrderImportOptions>(db, calendar, clock)
{
    private protected override IRowFormat<OrderRow> FormatOf(OrderImportOptions options) =>
        new OrderFormat(CellsOf(options), options.Unit, Calendar);

    private protected override Task<FactCounts> SaveAsync(
        FactStore facts, int corpId, IReadOnlyList<OrderRow> rows, OrderImportOptions options, CancellationToken cancellation) =>
        facts.SaveAsync(corpId, [.. rows.Select(r => r.ToFact(options.Source, personalData))], cancellation);
}
