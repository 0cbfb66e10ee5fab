using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.WeCom.Messages;

/// <summary>Messages of the app to members: reminders, digests, alerts. Every method may throw <see cref="WeComCallException"/>.</summary>
public interface IAppMessages
{
    /// <summary>
    /// Sends (D90236). Part of the receivers may be invalid without an error. WeCom asks not to send at the full and half hour, and drops
    /// what exceeds 30 a minute or 1,000 an hour for one member.
    /// </summary>
    /// <exception cref="ArgumentException">For nobody, or for too many.</exception>
    /// <exception cref="WeComException">81013: all receivers are invalid.</exception>
    Task<AppMessageReceipt> SendAsync(Recipients to, AppMessage message, CancellationToken cancellationToken);

    /// <summary>Takes a message back within 24 hours (page 94867).</summary>
    /// <exception cref="WeComException">42052: too late.</exception>
    Task RecallAsync(string messageId, CancellationToken cancellationToken);
}
