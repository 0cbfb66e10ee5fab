using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Callbacks;

/// <summary>Something about acquisition links (<c>customer_acquisition</c>, D97299).</summary>
public sealed record AcquisitionCallback : CallbackEvent
{
    /// <summary>The <see cref="Change"/> that tells of a customer's first message.</summary>
    public const string CustomerStartedChat = "customer_start_chat";

    /// <summary>
    /// <c>friend_request</c>, <c>customer_start_chat</c>, <c>message_from_customer</c>, <c>balance_low</c> and others, as WeCom names them.
    /// </summary>
    public required string Change { get; init; }

    /// <summary><c>ca…</c>.</summary>
    public string? LinkId { get; init; }

    /// <summary>The channel.</summary>
    public string? State { get; init; }

    public MemberId? Member { get; init; }

    public ExternalUserId? Customer { get; init; }

    /// <summary>With <c>message_from_customer</c>: key to who it was, good for 30 minutes.</summary>
    public string? ChatKey { get; init; }
}
