using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>Welcome codes: twenty seconds, one use, and the first app wins.</summary>
internal sealed class WelcomeDesk(SimClock clock, ChatBook chats, int seed)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(20);

    private readonly Dictionary<string, Code> codes = new(StringComparer.Ordinal);

    public string Issue(Pair pair)
    {
        var code = "WELCOME" + Sha1Hex.Of($"{seed}|{codes.Count}|{pair}");
        codes[code] = new Code(pair, clock.Elapsed);
        return code;
    }

    /// <summary>Uses a code up.</summary>
    /// <returns>The pair it greets.</returns>
    /// <exception cref="WeComRefusal">41050 unknown, late or used by this app; 41051 delivered by another app or chat begun.</exception>
    public Pair Redeem(string value, int agentId)
    {
        var code = codes.GetValueOrDefault(value);
        if (code is null || code.UsedBy == agentId || clock.Elapsed - code.IssuedAt > Lifetime)
        {
            throw new WeComRefusal(Errors.WelcomeCodeInvalid);
        }

        if (code.UsedBy is not null || chats.At(ChatPlace.OfPair(code.Pair)).Count > 0)
        {
            throw new WeComRefusal(Errors.ChatAlreadyStarted);
        }

        code.UsedBy = agentId;
        return code.Pair;
    }

    private sealed class Code(Pair pair, TimeSpan issuedAt)
    {
        public Pair Pair { get; } = pair;

        public TimeSpan IssuedAt { get; } = issuedAt;

        public int? UsedBy { get; set; }
    }
}
