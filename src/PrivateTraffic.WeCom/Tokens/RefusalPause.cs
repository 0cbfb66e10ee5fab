using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.WeCom.Tokens;

/// <summary>
/// Keeps us from asking gettoken again with settings it has just refused. WeCom blocks an address for an hour after many wrong secrets, and
/// every call of a large pull would be one more attempt. Not thread-safe: used under the single flight of the cache.
/// </summary>
internal sealed class RefusalPause(TimeSpan first, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private WeComTokenException? last;
    private int refusals;

    /// <summary>Refuses in WeCom's stead.</summary>
    /// <exception cref="WeComTokenException">The pause is not over: the last refusal once more.</exception>
    public void ThrowIfPausing()
    {
        if (last is { } refusal && refusal.NextAttemptAt - clock.GetUtcNow() is { Ticks: > 0 } rest)
        {
            throw new WeComTokenException(refusal.Operation, refusal.ErrorCode, refusal.ErrorMessage, refusal.NextAttemptAt, rest);
        }
    }

    /// <summary>WeCom has refused: no further attempt for a while.</summary>
    public WeComTokenException Begin(WeComException refusal)
    {
        var pause = refusal.ErrorCode switch
        {
            // A newly trusted address applies after a minute; waiting longer would only puzzle whoever has just added it.
            ErrorCodes.AddressNotTrusted => first,
            ErrorCodes.FrequencyLimit => Longest,
            _ => first * Math.Pow(2, refusals) < Longest ? first * Math.Pow(2, refusals) : Longest,
        };
        refusals = Math.Min(refusals + 1, 20);
        return last = new WeComTokenException(
            refusal.Operation, refusal.ErrorCode, refusal.ErrorMessage, clock.GetUtcNow() + pause, pause);
    }

    /// <summary>WeCom has given a token.</summary>
    public void End()
    {
        last = null;
        refusals = 0;
    }
}
