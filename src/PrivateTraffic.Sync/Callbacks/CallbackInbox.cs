using PrivateTraffic.Data;
using PrivateTraffic.Data.Callbacks;
using PrivateTraffic.WeCom.Callbacks;

namespace PrivateTraffic.Sync.Callbacks;

/// <summary>Takes callbacks in: stored durably, once, before WeCom is told that all is well.</summary>
public sealed class CallbackInbox(PrivateTrafficDb db, InboxSignal signal, TimeProvider clock)
{
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
        await db.WriteAsync(() => db.InsertNewAsync([message], cancellation), cancellation);
        signal.Ring();
    }
}
