namespace PrivateTraffic.Simulator.Client.Proxy;

/// <summary>
/// A page's Content-Security-Policy as the client treats it: its own bridge is exempt, and so is being shown in it. Nothing else is loosened.
/// </summary>
internal static class ContentPolicy
{
    public static string Admit(string policy, string nonce)
    {
        var directives = policy.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(directive => directive.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList())
            .Where(directive => !IsNamed(directive, "frame-ancestors"))
            .ToList();
        var scripts = directives.Find(d => IsNamed(d, "script-src-elem")) ?? directives.Find(d => IsNamed(d, "script-src"));
        if (scripts is null && directives.Find(d => IsNamed(d, "default-src")) is { } fallback)
        {
            scripts = ["script-src", .. fallback.Skip(1)];
            directives.Add(scripts);
        }

        if (scripts is not null && !AllowsInline(scripts))
        {
            scripts.RemoveAll(source => source.Equals("'none'", StringComparison.OrdinalIgnoreCase));
            scripts.Add($"'nonce-{nonce}'");
        }

        return string.Join("; ", directives.Select(directive => string.Join(' ', directive)));
    }

    // With a nonce or hash beside it, 'unsafe-inline' counts for nothing; without, a nonce would switch it off.
    private static bool AllowsInline(List<string> sources) =>
        sources.Contains("'unsafe-inline'", StringComparer.OrdinalIgnoreCase)
        && !sources.Exists(s => s.StartsWith("'nonce-", StringComparison.OrdinalIgnoreCase) || s.StartsWith("'sha", StringComparison.OrdinalIgnoreCase));

    private static bool IsNamed(List<string> directive, string name) => directive[0].Equals(name, StringComparison.OrdinalIgnoreCase);
}
