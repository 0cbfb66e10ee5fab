using Microsoft.EntityFrameworkCore;

namespace PrivateTraffic.Data.Audiences;

/// <summary>The audiences of a corp.</summary>
public sealed class AudienceStore(PrivateTrafficDb db)
{
    /// <summary>All of them by name, without their members.</summary>
    public async Task<IReadOnlyList<Audience>> AllAsync(int corpId, CancellationToken cancellation) => await db.Audiences.AsNoTracking()
        .Where(a => a.CorpId == corpId).OrderBy(a => a.Name)
        .Select(a => new Audience
        {
            Id = a.Id,
            CorpId = a.CorpId,
            Name = a.Name,
            Kind = a.Kind,
            Definition = a.Definition,
            CreatedBy = a.CreatedBy,
            CreatedAt = a.CreatedAt,
            ChangedAt = a.ChangedAt,
            BuiltAt = a.BuiltAt,
            BuiltBy = a.BuiltBy,
            BuildMilliseconds = a.BuildMilliseconds,
            Size = a.Size,
        }).ToListAsync(cancellation);

    /// <summary>One of them by its number; null when there is none.</summary>
    public Task<Audience?> FindAsync(int corpId, long id, CancellationToken cancellation) =>
        db.Audiences.AsNoTracking().SingleOrDefaultAsync(a => a.CorpId == corpId && a.Id == id, cancellation);

    /// <summary>One of them by its name; null when there is none.</summary>
    public Task<Audience?> FindAsync(int corpId, string name, CancellationToken cancellation) =>
        db.Audiences.AsNoTracking().SingleOrDefaultAsync(a => a.CorpId == corpId && a.Name == name, cancellation);

    /// <summary>Whether another audience has a name.</summary>
    public Task<bool> IsTakenAsync(int corpId, string name, long? except, CancellationToken cancellation) =>
        db.Audiences.AnyAsync(a => a.CorpId == corpId && a.Name == name && a.Id != except, cancellation);

    /// <summary>Stores a new audience.</summary>
    /// <returns>Its number.</returns>
    public Task<long> AddAsync(Audience audience, CancellationToken cancellation) => db.WriteAsync(async () =>
    {
        db.Audiences.Add(audience);
        await db.SaveChangesAsync(cancellation);
        return audience.Id;
    }, cancellation);

    /// <summary>Stores an audience as it is now.</summary>
    public Task SaveAsync(Audience audience, CancellationToken cancellation) => db.WriteAsync(async () =>
    {
        db.Audiences.Update(audience);
        await db.SaveChangesAsync(cancellation);
    }, cancellation);

    /// <summary>Removes an audience.</summary>
    public Task RemoveAsync(int corpId, long id, CancellationToken cancellation) => db.WriteAsync(
        () => db.Audiences.Where(a => a.CorpId == corpId && a.Id == id).ExecuteDeleteAsync(cancellation), cancellation);
}
