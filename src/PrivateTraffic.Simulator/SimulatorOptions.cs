namespace PrivateTraffic.Simulator;

/// <summary>What a simulator is started with. The defaults are those of the command line.</summary>
public sealed record SimulatorOptions
{
    public const int FewestCustomers = 100;
    public const int MostCustomers = 1_000_000;
    public const int FewestStaff = 6;
    public const int MostStaff = 20_000;

    /// <summary>Port of the API and the pages on 127.0.0.1; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Port under which the sidebar is shown inside the chat client; 0 for a free one.</summary>
    public int ProxyPort { get; init; }

    /// <summary>Customers on the anchor day, 1,000 to 1,000,000.</summary>
    public int Customers { get; init; } = 1_000;

    /// <summary>Members who serve customers; null for one per 120 customers.</summary>
    public int? Staff { get; init; }

    /// <summary>Any number. The same seed, customers and anchor give the same world.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>The time at which the world's clock starts; null for real time.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>
    /// The Beijing day on which the world has <see cref="Customers"/> customers; null for the day of <see cref="Now"/>. Give an
    /// earlier day to find the same world again on a later one.
    /// </summary>
    public DateOnly? Anchor { get; init; }

    /// <summary>Whether the world's clock runs with real time; otherwise it stands until it is moved.</summary>
    public bool ClockRuns { get; init; } = true;

    /// <summary>Where events of the main app are sent; null for nowhere until set at run time.</summary>
    public Uri? CallbackUrl { get; init; }

    /// <summary>The page shown beside a chat; null for a page of the simulator that says how to set it.</summary>
    public Uri? SidebarUrl { get; init; }

    /// <summary>Further trusted domains (host or host:port) for sign-in redirects and JS-SDK pages.</summary>
    public IReadOnlyList<string> TrustedDomains { get; init; } = [];

    /// <summary>How long an answer takes, drawn evenly between the two.</summary>
    public (TimeSpan Least, TimeSpan Most) Latency { get; init; }

    /// <summary>Calls of one API a minute; null for no limit.</summary>
    public int? CallsPerMinute { get; init; } = 10_000;

    /// <summary>Calls of one API an hour; null for no limit.</summary>
    public int? CallsPerHour { get; init; } = 150_000;

    /// <summary>Simultaneous calls of one storage API before 45033. WeCom does not publish its number.</summary>
    public int Concurrency { get; init; } = 20;

    /// <summary>Real time, for delays, rate windows and the running clock. Tests pass their own.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether requests and callbacks are logged to the console.</summary>
    public bool Verbose { get; init; }
}
