namespace PrivateTraffic.Simulator.Limits;

/// <summary>
/// Counts calls by API. Whoever goes over a limit is shut out for the whole length of its window from that moment on, not
/// only until the window rolls over.
/// </summary>
internal sealed class RateLimiter(SimClock clock, RateLimits limits)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Api, string Scope, TimeSpan Length), Window> windows = [];
    private readonly Dictionary<string, RateLimits> special = new(StringComparer.Ordinal);
    private RateLimits common = limits;

    /// <summary>Sets the limits of one API, or of all that have none of their own.</summary>
    public void Set(string? api, RateLimits limits)
    {
        lock (gate)
        {
            windows.Clear();
            if (api is null)
            {
                common = limits;
            }
            else
            {
                special[api] = limits;
            }
        }
    }

    /// <summary>Back to common limits, nothing counted and nobody shut out.</summary>
    public void Reset(RateLimits limits)
    {
        lock (gate)
        {
            windows.Clear();
            special.Clear();
            common = limits;
        }
    }

    /// <summary>Shuts everybody out of an API as if the limit had just been passed.</summary>
    public void Block(string api, TimeSpan length)
    {
        lock (gate)
        {
            WindowOf(api, "", length).BlockedUntil = clock.Elapsed + length;
        }
    }

    /// <summary>Counts a call; false if it is one too many, or comes while the API is shut.</summary>
    public bool TryTake(string api, int agentId, IReadOnlyList<OwnLimit> own)
    {
        lock (gate)
        {
            var (perMinute, perHour) = special.GetValueOrDefault(api, common);
            return Take(api, "", Minute, perMinute)
                & Take(api, "", Hour, perHour)
                & own.All(limit => Take(api, limit.PerApp ? $"agent {agentId}" : "corp", limit.Window, limit.Calls));
        }
    }

    private bool Take(string api, string scope, TimeSpan length, int? most)
    {
        var now = clock.Elapsed;
        var window = WindowOf(api, scope, length);
        if (now < window.BlockedUntil)
        {
            return false;
        }

        if (now - window.Start >= length)
        {
            window.Start = now;
            window.Calls = 0;
        }

        if (window.Calls >= most)
        {
            window.BlockedUntil = now + length;
            window.Calls = 0;
            return false;
        }

        window.Calls++;
        return true;
    }

    private Window WindowOf(string api, string scope, TimeSpan length)
    {
        if (!windows.TryGetValue((api, scope, length), out var window))
        {
            windows[(api, scope, length)] = window = new Window { Start = clock.Elapsed };
        }

        return window;
    }

    private sealed class Window
    {
        public TimeSpan Start { get; set; }

        public int Calls { get; set; }

        public TimeSpan BlockedUntil { get; set; }
    }
}
