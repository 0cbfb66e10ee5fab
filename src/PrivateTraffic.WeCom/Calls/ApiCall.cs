using System.Text.Json.Serialization.Metadata;
using PrivateTraffic.WeCom.RateLimits;
using PrivateTraffic.WeCom.Tokens;

namespace PrivateTraffic.WeCom.Calls;

/// <summary>One request to WeCom, as the areas describe it and every step of the pipeline sees it.</summary>
internal abstract record ApiCall(string Operation, CallSafety Safety)
{
    /// <summary>Query parameters beside the token; values are escaped on sending.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>The body of a POST; null makes the request a GET.</summary>
    public ICallBody? Body { get; init; }

    public CallPriority Priority { get; init; } = CallPriority.Interactive;

    /// <summary>Calls with the same key (within one app) run one after the other; null for the many that need not.</summary>
    public string? SerialKey { get; init; }

    /// <summary>Time for one try, where the general one does not fit, as with uploads.</summary>
    public TimeSpan? TryTimeout { get; init; }

    /// <summary>
    /// Whether a try refused for frequency (45009) is made again after the closure. Not so for gettoken, where it means that WeCom blocks
    /// our address for an hour after wrong secrets (D91039).
    /// </summary>
    public bool OutwaitsClosure { get; init; } = true;

    /// <summary>Put in by <see cref="TokenSender"/>.</summary>
    public AccessToken? Token { get; init; }

    /// <summary>The operation alone: query and body may hold secrets and personal data.</summary>
    public sealed override string ToString() => Operation;
}

/// <inheritdoc/>
internal sealed record ApiCall<TReply>(string Operation, CallSafety Safety, JsonTypeInfo<TReply> Reply) : ApiCall(Operation, Safety);
