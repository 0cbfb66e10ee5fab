using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Corps;
using PrivateTraffic.Domain.Calendar;

namespace PrivateTraffic.Sync.Corps;

/// <summary>A company as this deployment knows it.</summary>
/// <param name="Id">Our number of the corp, on every row.</param>
/// <param name="WeComId">WeCom's corpid, or <see cref="CorpRegistry.LocalId"/>.</param>
/// <param name="Calendar">The business days of the company.</param>
/// <param name="Settings">The app in WeCom; null where none is configured.</param>
public sealed record KnownCorp(int Id, string WeComId, BusinessCalendar Calendar, CorpSettings? Settings);

/// <summary>
/// The companies of this deployment. A company that has order files alone needs no setting: it is called <see cref="LocalId"/>,
/// and becomes the configured one as soon as there is one.
/// </summary>
public sealed class CorpRegistry(IDbContextFactory<PrivateTrafficDb> databases, IOptions<CorpsOptions> options) : IDisposable
{
    public const string LocalId = "local";

    private readonly SemaphoreSlim loading = new(1, 1);
    private IReadOnlyList<KnownCorp>? known;

    /// <summary>All companies, in the order of the configuration.</summary>
    public async ValueTask<IReadOnlyList<KnownCorp>> AllAsync(CancellationToken cancellation)
    {
        if (known is { } ready)
        {
            return ready;
        }

        await loading.WaitAsync(cancellation);
        try
        {
            return known ??= await LoadAsync(cancellation);
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>The company meant where none is named: the first one.</summary>
    public async ValueTask<KnownCorp> DefaultAsync(CancellationToken cancellation) => (await AllAsync(cancellation))[0];

    /// <summary>A company by our number; null when it is no longer configured.</summary>
    public async ValueTask<KnownCorp?> FindAsync(int id, CancellationToken cancellation) =>
        (await AllAsync(cancellation)).FirstOrDefault(c => c.Id == id);

    /// <summary>A company by WeCom's corpid.</summary>
    public async ValueTask<KnownCorp?> FindAsync(string weComId, CancellationToken cancellation) =>
        (await AllAsync(cancellation)).FirstOrDefault(c => c.WeComId == weComId);

    public void Dispose() => loading.Dispose();

    private async Task<IReadOnlyList<KnownCorp>> LoadAsync(CancellationToken cancellation)
    {
        var settings = options.Value.Items;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db.Corps.OrderBy(c => c.Id).ToListAsync(cancellation);
        var corps = new List<KnownCorp>();
        foreach (var (weComId, timeZone, setting) in settings.Count > 0
            ? settings.Select(s => (s.CorpId, s.TimeZone, (CorpSettings?)s))
            : [(rows.FirstOrDefault()?.WeComId ?? LocalId, rows.FirstOrDefault()?.TimeZone ?? new CorpSettings().TimeZone, null)])
        {
            var row = rows.Find(r => r.WeComId == weComId) ?? await AddAsync(db, rows, weComId, timeZone, cancellation);
            row.TimeZone = timeZone;
            corps.Add(new KnownCorp(row.Id, weComId, BusinessCalendar.Of(timeZone), setting));
        }

        await db.SaveChangesAsync(cancellation);
        return corps;
    }

    private static async Task<Corp> AddAsync(
        PrivateTrafficDb db, List<Corp> rows, string weComId, string timeZone, CancellationToken cancellation)
    {
        if (rows.Find(r => r.WeComId == LocalId) is { } local)
        {
            local.WeComId = weComId;
            return local;
        }

        var row = new Corp { WeComId = weComId, TimeZone = timeZone };
        db.Corps.Add(row);
        await db.SaveChangesAsync(cancellation);
        rows.Add(row);
        return row;
    }
}
