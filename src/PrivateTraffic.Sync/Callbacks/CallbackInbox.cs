using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Callbacks;
using PrivateTraffic.WeCom.Callbacks;

namespace PrivateTraffic.Sync.Callbacks;

/// <summary>Takes callbacks in: stored durably, once, before WeCom is told that all is well.</summary>
public sealed class CallbackInbox(PrivateTrafficDb db, InboxSignal signal, TimeProvider clock)
{
    /// <summary>An event is dated to the second, by a clock that is not ours.</summary>
    private static readonly TimeSpan Inexactness = TimeSpan.FromSeconds(5);

    /// <summary>Stores an event that was decrypted and checked. Told again, it is stored once.</summary>
    /// <exception cref="CallbackRejectedException">The text is not an event.</exception>
    public async Task StoreAsync(int corpId, string xml, CancellationToken cancellation)
    {
        var callback = CallbackEvent.Parse(xml);
        var message = new InboxMessage
        {
            CorpId = corpId,
            Key = callback.DedupeKey,
            Subject = callback.Subject,
            Body = xml,
            CreatedAt = callback.At.UtcDateTime,
            ReceivedAt = clock.GetUtcNow().UtcDateTime,
        };
        await db.WriteAsync(async () =>
        {
            if ((await db.InsertNewAsync([message], cancellation)).Count == 0)
            {
                await ReopenAsync(message, cancellation);
            }
        }, cancellation);
        signal.Ring();
    }

    /// <summary>
    /// Two edits of one customer in one second cannot be told from one that is told twice. If the first was
    /// applied before that second was surely over, what was read then may lack the second edit, and is read again.
    /// </summary>
    private Task<int> ReopenAsync(InboxMessage again, CancellationToken cancellation)
    {
        var surelyOver = again.CreatedAt + Inexactness;
        return db.Inbox
            .Where(m => m.CorpId == again.CorpId && m.Key == again.Key && (m.ProcessedAt == null || m.ProcessedAt < surelyOver))
            .ExecuteUpdateAsync(
                m => m.SetProperty(x => x.ReceivedAt, again.ReceivedAt).SetProperty(x => x.ProcessedAt, (DateTime?)null), cancellation);
    }
}
