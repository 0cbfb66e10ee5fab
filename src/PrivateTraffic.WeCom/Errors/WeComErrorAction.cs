namespace PrivateTraffic.WeCom.Errors;

/// <summary>What a caller should do about an errcode (the meanings are WeCom's, D90313; the judgement is ours).</summary>
public enum WeComErrorAction
{
    /// <summary>Our request was wrong, or the refusal is final: log and stop. Unknown codes fall here.</summary>
    GiveUp,

    /// <summary>Try again after a short, jittered pause. The client has already done so; the caller may do so later.</summary>
    Retry,

    /// <summary>The access token was refused. The client has already fetched another and replayed the call once.</summary>
    RefreshToken,

    /// <summary>A limit is used up: leave this API alone for <see cref="WeComException.RetryAfter"/>.</summary>
    BackOff,

    /// <summary>A code, cursor, ticket or media id is spent: obtain a new one and begin that step again.</summary>
    Renew,

    /// <summary>This one item (customer, member, group) cannot be served: mark it and go on with the next.</summary>
    Skip,

    /// <summary>Something must be set in the WeCom console: stop the job and tell an administrator.</summary>
    Configuration,
}
