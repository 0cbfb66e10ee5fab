namespace PrivateTraffic.WeCom.RateLimits;

/// <summary>What is left of the budget of one API, for screens and health checks.</summary>
/// <param name="Api">Path below <c>/cgi-bin/</c>.</param>
/// <param name="MinuteLimit">Calls allowed in any minute.</param>
/// <param name="MinuteLeft">Of these, how many may still be made now.</param>
/// <param name="HourLimit">Calls allowed in any hour.</param>
/// <param name="HourLeft">Of these, how many may still be made now.</param>
/// <param name="AtOnceLimit">
/// Calls allowed at once at this moment; below the configured number while the budget recovers from 45033.
/// </param>
/// <param name="UnderWay">Calls without an answer yet.</param>
/// <param name="Waiting">Callers in the queue.</param>
/// <param name="ClosedUntil">When WeCom has closed the API (45009, 45036), the end of it in UTC; otherwise null.</param>
public sealed record ApiAllowance(
    string Api,
    int MinuteLimit,
    int MinuteLeft,
    int HourLimit,
    int HourLeft,
    int AtOnceLimit,
    int UnderWay,
    int Waiting,
    DateTimeOffset? ClosedUntil);
