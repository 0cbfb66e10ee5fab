using System.Text.Json.Serialization;

namespace PrivateTraffic.Simulator.Faults;

/// <summary>What can go wrong on request. The names on the wire are in snake case.</summary>
[JsonConverter(typeof(FaultKindConverter))]
internal enum FaultKind
{
    /// <summary>-1.</summary>
    Busy,

    /// <summary>60020 with the caller's address.</summary>
    WrongIp,

    /// <summary>Acts at once: shuts the API for a minute, or for an hour if <see cref="Fault.Seconds"/> says 3600.</summary>
    RateLimited,

    /// <summary>Acts at once: other limits by minute and hour.</summary>
    Limits,

    /// <summary>45033 for more than <see cref="Fault.Limit"/> calls at once.</summary>
    Concurrency,

    /// <summary>45035.</summary>
    WriteConflict,

    /// <summary>Any errcode.</summary>
    Errcode,

    /// <summary>Acts at once: ends all tokens, which are then answered with 40014 or 42001.</summary>
    ExpireToken,

    InvalidCursor,
    Http502,
    Reset,
    Slow,
    TruncatedJson,
    HtmlPage,
    ExtraFields,
    NoErrcode,

    CallbackDuplicate,
    CallbackLose,
    CallbackDelay,
    CallbackReorder,
    CallbackBurst,
}

internal sealed class FaultKindConverter() : JsonStringEnumConverter<FaultKind>(
    System.Text.Json.JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
