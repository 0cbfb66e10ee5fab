using System.Security.Cryptography;
using System.Text;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>The two kinds of jsapi ticket: the corp's (config) and each app's own (agentConfig).</summary>
internal sealed class Tickets(SimClock clock, int seed)
{
    public const int LifetimeSeconds = 7200;

    private const string CorpScope = "corp";

    private readonly Dictionary<string, (string Ticket, long ExpiresAt)> current = new(StringComparer.Ordinal);
    private int issued;

    public (string Ticket, long ExpiresIn) ForCorp() => Issue(CorpScope);

    public (string Ticket, long ExpiresIn) ForApp(App app) => Issue(ScopeOf(app));

    /// <summary>
    /// Whether a signature was made for this page with the app's ticket; a signature made with the corp's ticket instead is
    /// told apart, for that is the usual mistake.
    /// </summary>
    public SignatureCheck CheckApp(App app, PageSignature signature) =>
        Matches(ScopeOf(app), signature) ? SignatureCheck.Right
        : Matches(CorpScope, signature) ? SignatureCheck.OtherTicket
        : SignatureCheck.Wrong;

    /// <inheritdoc cref="CheckApp"/>
    public SignatureCheck CheckCorp(PageSignature signature) =>
        Matches(CorpScope, signature) ? SignatureCheck.Right
        : current.Keys.Any(scope => Matches(scope, signature)) ? SignatureCheck.OtherTicket
        : SignatureCheck.Wrong;

    private static string ScopeOf(App app) => $"agent {app.AgentId}";

    private (string Ticket, long ExpiresIn) Issue(string scope)
    {
        if (!current.TryGetValue(scope, out var held) || held.ExpiresAt <= clock.Now)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{scope}|{++issued}"));
            held = ("kgt" + Convert.ToHexStringLower(hash), clock.Now + LifetimeSeconds);
            current[scope] = held;
        }

        return (held.Ticket, held.ExpiresAt - clock.Now);
    }

    private bool Matches(string scope, PageSignature signature) =>
        current.TryGetValue(scope, out var held) && held.ExpiresAt > clock.Now && signature.IsMadeWith(held.Ticket);
}

internal enum SignatureCheck
{
    Right,
    OtherTicket,
    Wrong,
}

/// <summary>What a page hands over to prove that its server knows the ticket.</summary>
/// <param name="Url">The page's address without fragment, exactly as the browser has it.</param>
internal sealed record PageSignature(string NonceStr, string Timestamp, string Url, string Signature)
{
    public bool IsMadeWith(string ticket) =>
        Sha1Hex.Of($"jsapi_ticket={ticket}&noncestr={NonceStr}&timestamp={Timestamp}&url={Url}") == Signature;
}
