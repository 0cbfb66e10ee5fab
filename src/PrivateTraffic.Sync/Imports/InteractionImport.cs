using PrivateTraffic.Data;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Sync.Imports.Files;

namespace PrivateTraffic.Sync.Imports;

/// <summary>
/// Imports interactions: <c>source_id,customer_id,occurred_at,kind[,member]</c>. One that is known stays as it is, whatever the file says
/// now: an act does not change afterwards.
/// </summary>
public sealed class InteractionImport(PrivateTrafficDb db, BusinessCalendar calendar, PersonalData personalData, TimeProvider clock)
    : FactImport<InteractionRow, InteractionImportOptions>(db, calendar, clock)
{
    private protected override IRowFormat<InteractionRow> FormatOf(InteractionImportOptions options) =>
        new InteractionFormat(CellsOf(options));

    private protected override Task<FactCounts> SaveAsync(
        FactStore facts, int corpId, IReadOnlyList<InteractionRow> rows, InteractionImportOptions options, CancellationToken cancellation) =>
        facts.AddAsync(corpId, [.. rows.Select(r => r.ToFact(options.Source, personalData))], cancellation);
}
