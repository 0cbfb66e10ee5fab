using System.Net;

namespace PrivateTraffic.WeCom.Errors;

/// <summary>No usable answer came from WeCom.</summary>
/// <remarks>
/// When <see cref="MayHaveArrived"/> is true and the call created something (a mass message, a moment, a tag), read back before repeating
/// it: no create call of WeCom has an idempotency key.
/// </remarks>
public sealed class WeComTransportException(
    string operation,
    TransportFailure failure,
    HttpStatusCode? status = null,
    TimeSpan? retryAfter = null,
    Exception? innerException = null)
    : WeComCallException(operation, Describe(operation, failure, status), innerException)
{
    public TransportFailure Failure { get; } = failure;

    /// <summary>The HTTP status, where there was one.</summary>
    public HttpStatusCode? Status { get; } = status;

    /// <summary>False only when the request surely had no effect.</summary>
    public bool MayHaveArrived => Failure is not TransportFailure.NotConnected;

    public override bool IsTransient => Failure switch
    {
        TransportFailure.UnexpectedShape => false,
        TransportFailure.HttpStatus => Status is >= HttpStatusCode.InternalServerError
            or HttpStatusCode.TooManyRequests
            or HttpStatusCode.RequestTimeout,
        TransportFailure.NotConnected or TransportFailure.ConnectionLost or TransportFailure.TimedOut or TransportFailure.NotJson => true,
        _ => true,
    };

    /// <summary>From the <c>Retry-After</c> header, where a server or proxy sent one.</summary>
    public override TimeSpan? RetryAfter { get; } = retryAfter;

    private static string Describe(string operation, TransportFailure failure, HttpStatusCode? status) => failure switch
    {
        TransportFailure.NotConnected => $"WeCom {operation}: no connection.",
        TransportFailure.ConnectionLost => $"WeCom {operation}: the connection broke off.",
        TransportFailure.TimedOut => $"WeCom {operation}: no answer in time.",
        TransportFailure.HttpStatus => $"WeCom {operation}: HTTP {(int)status.GetValueOrDefault()}.",
        TransportFailure.NotJson => $"WeCom {operation}: the answer is not JSON, or broke off.",
        TransportFailure.UnexpectedShape => $"WeCom {operation}: the answer does not have the documented shape.",
        _ => $"WeCom {operation}: {failure}.",
    };
}
