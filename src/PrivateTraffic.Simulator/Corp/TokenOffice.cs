using System.Security.Cryptography;
using System.Text;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>
/// Issues access tokens: one per app, the same again while it lives. Spent tokens are answered with 40014 or 42001 in turn,
/// since both are seen in the field.
/// </summary>
internal sealed class TokenOffice(SimClock clock, int seed)
{
    public const int LifetimeSeconds = 7200;
    private const int WrongSecretsBeforeBlock = 10;
    private static readonly TimeSpan BlockLength = TimeSpan.FromHours(1);

    private readonly Dictionary<string, Token> byValue = new(StringComparer.Ordinal);
    private readonly Dictionary<App, Token> current = [];
    private readonly Dictionary<string, (int Wrong, TimeSpan BlockedUntil)> addresses = new(StringComparer.Ordinal);
    private int issued;

    /// <summary>The app's token and its remaining life in seconds.</summary>
    public (string Token, long ExpiresIn) Issue(App app)
    {
        if (!current.TryGetValue(app, out var token) || !token.IsAlive(clock.Now))
        {
            issued++;
            var value = Convert.ToBase64String(SHA512.HashData(Encoding.UTF8.GetBytes($"{seed}|{app.Secret}|{issued}"))).Replace('+', '-')
                .Replace('/', '_').TrimEnd('=');
            token = new Token(value, app, clock.Now + LifetimeSeconds, issued % 2 == 0 ? Errors.TokenExpired : Errors.InvalidToken);
            current[app] = token;
            byValue[value] = token;
        }

        return (token.Value, token.ExpiresAt - clock.Now);
    }

    /// <summary>The app a token speaks for.</summary>
    /// <exception cref="WeComRefusal">40014 or 42001.</exception>
    public App AppOf(string value)
    {
        var token = byValue.GetValueOrDefault(value) ?? throw new WeComRefusal(Errors.InvalidToken);
        return token.IsAlive(clock.Now) ? token.App : throw new WeComRefusal(token.WhenSpent);
    }

    /// <summary>Ends every token at once, as WeCom may do before their time.</summary>
    public void RevokeAll(WeComError answer)
    {
        foreach (var token in byValue.Values.Where(t => t.IsAlive(clock.Now)))
        {
            token.ExpiresAt = clock.Now;
            token.WhenSpent = answer;
        }
    }

    /// <summary>Counts a wrong secret; many of them block the address for an hour.</summary>
    /// <exception cref="WeComRefusal">45009 while the address is blocked.</exception>
    public void CheckAddress(string address, bool secretIsRight)
    {
        var (wrong, blockedUntil) = addresses.GetValueOrDefault(address);
        if (clock.Elapsed < blockedUntil)
        {
            throw new WeComRefusal(Errors.TooFrequent);
        }

        if (secretIsRight)
        {
            addresses.Remove(address);
            return;
        }

        var blocks = wrong + 1 >= WrongSecretsBeforeBlock;
        addresses[address] = blocks ? (0, clock.Elapsed + BlockLength) : (wrong + 1, default);
    }

    private sealed class Token(string value, App app, long expiresAt, WeComError whenSpent)
    {
        public string Value { get; } = value;

        public App App { get; } = app;

        public long ExpiresAt { get; set; } = expiresAt;

        public WeComError WhenSpent { get; set; } = whenSpent;

        public bool IsAlive(long now) => now < ExpiresAt;
    }
}
