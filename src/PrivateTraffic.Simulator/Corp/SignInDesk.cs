using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>Who stands behind a sign-in code: a member, or a customer who opened a page in WeChat.</summary>
internal readonly record struct Visitor(Member? Member, int? Customer);

/// <summary>Sign-in codes (five minutes, one use) and the tickets for a member's private data (half an hour).</summary>
internal sealed class SignInDesk(SimClock clock, int seed)
{
    private const int CodeLifetimeSeconds = 300;
    private const int TicketLifetimeSeconds = 1800;

    private readonly Dictionary<string, Code> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Member Member, long ExpiresAt)> tickets = new(StringComparer.Ordinal);

    /// <summary>A code for a page to exchange.</summary>
    /// <param name="visitor">Who signs in.</param>
    /// <param name="isPrivate">Whether the visitor agreed to hand over private data (snsapi_privateinfo).</param>
    public string IssueCode(Visitor visitor, bool isPrivate)
    {
        var code = "code" + Sha1Hex.Of($"{seed}|code|{codes.Count}|{clock.Now}");
        codes[code] = new Code(visitor, isPrivate, clock.Now + CodeLifetimeSeconds);
        return code;
    }

    /// <summary>Exchanges a code, once.</summary>
    /// <exception cref="WeComRefusal">40029 unknown, 42003 expired, 42022 used.</exception>
    public (Visitor Visitor, bool IsPrivate) Redeem(string value)
    {
        var code = codes.GetValueOrDefault(value) ?? throw new WeComRefusal(Errors.InvalidCode);
        if (code.IsUsed)
        {
            throw new WeComRefusal(Errors.CodeUsed);
        }

        if (clock.Now > code.ExpiresAt)
        {
            throw new WeComRefusal(Errors.CodeExpired);
        }

        code.IsUsed = true;
        return (code.Visitor, code.IsPrivate);
    }

    public string IssueTicket(Member member)
    {
        var ticket = "ut" + Sha1Hex.Of($"{seed}|ticket|{tickets.Count}|{clock.Now}");
        tickets[ticket] = (member, clock.Now + TicketLifetimeSeconds);
        return ticket;
    }

    /// <summary>The member whose private data a ticket opens.</summary>
    /// <exception cref="WeComRefusal">84015 unknown, 84014 expired.</exception>
    public Member ReadTicket(string ticket) =>
        !tickets.TryGetValue(ticket, out var held) ? throw new WeComRefusal(Errors.TicketInvalid)
        : clock.Now > held.ExpiresAt ? throw new WeComRefusal(Errors.TicketExpired)
        : held.Member;

    private sealed class Code(Visitor visitor, bool isPrivate, long expiresAt)
    {
        public Visitor Visitor { get; } = visitor;

        public bool IsPrivate { get; } = isPrivate;

        public long ExpiresAt { get; } = expiresAt;

        public bool IsUsed { get; set; }
    }
}
