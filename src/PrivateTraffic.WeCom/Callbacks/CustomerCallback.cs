using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Callbacks;

/// <summary>Something happened between a member and a customer (<c>change_external_contact</c>, D92130).</summary>
public sealed record CustomerCallback : CallbackEvent
{
    public required CustomerChange Change { get; init; }

    public required MemberId Member { get; init; }

    public required ExternalUserId Customer { get; init; }

    /// <summary>The channel; only from contact ways and acquisition links.</summary>
    public string? State { get; init; }

    /// <summary>
    /// For <see cref="Messages.IWelcomeMessages"/>, good once, for 20 seconds. Absent when an administrator has set a welcome, when the two
    /// have chatted before, or when the code of the half-added state was used.
    /// </summary>
    public string? WelcomeCode { get; init; }

    /// <summary>With <see cref="CustomerChange.RemovedByMember"/>: <c>DELETE_BY_TRANSFER</c> when a transfer caused it.</summary>
    public string? Source { get; init; }

    /// <summary>With <see cref="CustomerChange.TransferFailed"/>: <c>customer_refused</c> or <c>customer_limit_exceed</c>.</summary>
    public string? FailReason { get; init; }

    public override string ToString() => $"{Change} {Customer} of {Member}";
}

/// <summary>What happened.</summary>
public enum CustomerChange
{
    /// <summary><c>add_external_contact</c>.</summary>
    Added,

    /// <summary><c>edit_external_contact</c>: remark, phones or tags, in the client. It does not say which: read the customer.</summary>
    Edited,

    /// <summary>
    /// <c>add_half_external_contact</c>: the customer is there, the member has not confirmed. Until then the API answers 84061.
    /// </summary>
    HalfAdded,

    /// <summary><c>del_external_contact</c>: the member deleted the customer.</summary>
    RemovedByMember,

    /// <summary><c>del_follow_user</c>: the customer deleted the member. The API goes on as before; this event is the only sign.</summary>
    RemovedByCustomer,

    /// <summary><c>transfer_fail</c>; the member is the one who should have taken over.</summary>
    TransferFailed,

    /// <summary><c>msg_audit_approved</c>: the customer agreed to the message archive.</summary>
    ArchiveApproved,
}
