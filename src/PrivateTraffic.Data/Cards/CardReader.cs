using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace PrivateTraffic.Data.Cards;

/// <summary>
/// Reads cards: the one read that a member waits for whenever they open a chat. EF Core would take a dozen queries, each with its own way
/// through the pool and the pipeline; here they stay prepared on connections that stay open. Safe to share between threads.
/// </summary>
public sealed class CardReader(IDbContextFactory<PrivateTrafficDb> databases) : IDisposable
{
    private static readonly int MostIdle = Environment.ProcessorCount * 4;
    private readonly ConcurrentBag<ICardSession> idle = [];

    /// <summary>Reads a card.</summary>
    /// <returns>Null when the contact is not known.</returns>
    public async Task<CardRecord?> ReadAsync(CardQuery query, CancellationToken cancellation)
    {
        if (idle.TryTake(out var kept))
        {
            try
            {
                return await ReadAsync(kept, query, cancellation);
            }
            catch (DbException) when (!cancellation.IsCancellationRequested)
            {
                // The server may have been restarted since the connection was used last; a new one tells.
            }
        }

        return await ReadAsync(await OpenAsync(cancellation), query, cancellation);
    }

    public void Dispose()
    {
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    private async Task<ICardSession> OpenAsync(CancellationToken cancellation)
    {
        var db = await databases.CreateDbContextAsync(cancellation);
        try
        {
            await db.Database.OpenConnectionAsync(cancellation);
            return await db.Dialect.OpenCardsAsync(db, cancellation);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    private async Task<CardRecord?> ReadAsync(ICardSession session, CardQuery query, CancellationToken cancellation)
    {
        var isGood = false;
        try
        {
            var record = await session.ReadAsync(query, cancellation);
            isGood = true;
            return record;
        }
        finally
        {
            if (isGood && idle.Count < MostIdle)
            {
                idle.Add(session);
            }
            else
            {
                session.Dispose();
            }
        }
    }
}
