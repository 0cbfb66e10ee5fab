using System.Collections.Concurrent;
using PrivateTraffic.Simulator.SignIn;

namespace PrivateTraffic.Simulator.Client.Proxy;

/// <summary>
/// Gives every member's client a cookie store of its own, as real clients have: cookies that scripts cannot see are kept
/// under the member's name and shown to the page's server under their own. A browser session beside it stays out of it.
/// </summary>
internal sealed class MemberCookies
{
    private const string Mark = "wxc.";

    private readonly ConcurrentDictionary<string, byte> kept = new(StringComparer.Ordinal);

    /// <summary>The Cookie header for the page's server; null for none.</summary>
    public string? ForServer(string? header, string member)
    {
        var prefix = Prefix(member);
        var cookies = Split(header).Select(cookie =>
            cookie.Name.StartsWith(prefix, StringComparison.Ordinal) ? cookie with { Name = cookie.Name[prefix.Length..] }
            : IsOfOthers(cookie.Name) ? null
            : cookie);
        var text = string.Join("; ", cookies.OfType<Cookie>().Select(c => $"{c.Name}={c.Value}"));
        return text.Length > 0 ? text : null;
    }

    /// <summary>A Set-Cookie header for the browser. The frame is plain HTTP on a loopback address, which some attributes do not survive.</summary>
    public string ForBrowser(string header, string member)
    {
        var parts = header.Split(';', StringSplitOptions.TrimEntries);
        var attributes = parts.Skip(1).Where(part => !Is(part, "Secure") && !Is(part, "Domain") && !Is(part, "Partitioned")).Select(part =>
            Is(part, "SameSite") && part.EndsWith("None", StringComparison.OrdinalIgnoreCase) ? "SameSite=Lax" : part);
        var isHidden = parts.Skip(1).Any(part => Is(part, "HttpOnly"));
        if (isHidden)
        {
            kept.TryAdd(parts[0].Split('=')[0], 0);
        }

        return string.Join("; ", attributes.Prepend(isHidden ? Prefix(member) + parts[0] : parts[0]));
    }

    private bool IsOfOthers(string name) =>
        name.StartsWith(Mark, StringComparison.Ordinal) || kept.ContainsKey(name) || name == SignInRoutes.MemberCookie;

    private static string Prefix(string member) => $"{Mark}{member.ToUpperInvariant().Replace('@', '_')}.";

    private static bool Is(string attribute, string name) => attribute.Split('=')[0].Equals(name, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Cookie> Split(string? header) =>
        (header ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .Select(pair => new Cookie(pair[0], pair[1]));

    private sealed record Cookie(string Name, string Value);
}
