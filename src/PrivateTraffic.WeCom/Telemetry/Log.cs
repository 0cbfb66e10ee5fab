using Microsoft.Extensions.Logging;

namespace PrivateTraffic.WeCom.Telemetry;

/// <summary>
/// Everything this project logs; event ids from 4000. Only what the client itself handles: a failure it throws is the caller's to log.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 4001, Level = LogLevel.Debug, Message = "Fetched an access token for {App}, good for {Lifetime}")]
    public static partial void TokenFetched(ILogger logger, WeComApp app, TimeSpan lifetime);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Information, Message = "WeCom refused the access token of {App}; fetching another")]
    public static partial void TokenDiscarded(ILogger logger, WeComApp app);

    [LoggerMessage(EventId = 4003, Level = LogLevel.Warning,
        Message = "WeCom keeps refusing the access tokens of {App}; this one is kept although refused, to spare gettoken")]
    public static partial void TokenKept(ILogger logger, WeComApp app);

    [LoggerMessage(EventId = 4004, Level = LogLevel.Error,
        Message = "WeCom gives no access token to {App}: {Problem} ({ErrorCode}, seen from {CallerAddress}); asking again after {Pause}")]
    public static partial void TokenRefused(
        ILogger logger, WeComApp app, Tokens.TokenProblem problem, int errorCode, System.Net.IPAddress? callerAddress, TimeSpan pause);

    [LoggerMessage(EventId = 4005, Level = LogLevel.Warning,
        Message = "Refreshing a cached {Kind} of {App} ahead of time failed; the old one is still good")]
    public static partial void EarlyRefreshFailed(ILogger logger, string kind, WeComApp app, Exception exception);

    [LoggerMessage(EventId = 4010, Level = LogLevel.Warning, Message = "WeCom closed {Api} to {CorpId} for {Closed}: called too often")]
    public static partial void ApiClosed(ILogger logger, string corpId, string api, TimeSpan closed);

    [LoggerMessage(EventId = 4011, Level = LogLevel.Warning,
        Message = "Too many calls of {Api} for {CorpId} at once; {AtOnce} are allowed for now")]
    public static partial void ConcurrencyLowered(ILogger logger, string corpId, string api, int atOnce);

    [LoggerMessage(EventId = 4012, Level = LogLevel.Error,
        Message = "WeCom restricts the data of {CorpId}: abnormal traffic; {Api} rests for {Closed}; look for unofficial clients")]
    public static partial void AccessRestricted(ILogger logger, string corpId, string api, TimeSpan closed);

    [LoggerMessage(EventId = 4020, Level = LogLevel.Information, Message = "Trying {Operation} again ({Attempt}) after {Delay}: {Reason}")]
    public static partial void Retrying(ILogger logger, string operation, int attempt, TimeSpan delay, string reason);
}
