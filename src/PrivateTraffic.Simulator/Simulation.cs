using PrivateTraffic.Simulator.Callbacks;
using PrivateTraffic.Simulator.Client;
using PrivateTraffic.Simulator.Client.Bridge;
using PrivateTraffic.Simulator.Client.Proxy;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Endpoints;
using PrivateTraffic.Simulator.Faults;
using PrivateTraffic.Simulator.Limits;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator;

/// <summary>One simulated WeCom with everything that belongs to it.</summary>
internal sealed class Simulation : IAsyncDisposable
{
    public Simulation(SimulatorOptions options)
    {
        Options = options;
        Trusted = new TrustedDomains(options);
        Sidebar = new SidebarProxy(this);
        var start = options.Now ?? options.Time.GetUtcNow();
        Clock = new SimClock(options.Time, start, options.ClockRuns);
        var anchor = options.Anchor is { } day ? Beijing.DayOf(day) : Beijing.DayOf(start.ToUnixTimeSeconds());
        Faults = new FaultBoard(options.Seed);
        Limiter = new RateLimiter(Clock, CommonLimits);
        Post = new CallbackPost(Clock);
        Callbacks = new CallbackDispatcher(Clock, Faults, Post);
        Corp = new Corporation(new World(new WorldSpec(options.Seed, options.Customers, anchor, options.Staff)), Clock, Callbacks);
        Callbacks.Serve(Corp);
        Bridge = new BridgeDesk(Corp, Trusted, ClientSettings);
        Journal = new Journal(Clock);
        Pipeline = new ApiPipeline(Corp, Journal, Faults, Limiter, options);
        if (options.CallbackUrl is { } url)
        {
            Callbacks.Subscribe(new Subscription(DemoIdentity.AgentId, url, DemoIdentity.CallbackToken, DemoIdentity.EncodingAesKey));
        }
    }

    public SimulatorOptions Options { get; }

    public TrustedDomains Trusted { get; }

    public SimClock Clock { get; }

    public Corporation Corp { get; }

    public ClientSettings ClientSettings { get; } = new();

    public BridgeDesk Bridge { get; }

    public SidebarProxy Sidebar { get; }

    /// <summary>Where the chat client listens; known once it does.</summary>
    public int ClientPort { get; set; }

    public FaultBoard Faults { get; }

    public RateLimiter Limiter { get; }

    public CallbackPost Post { get; }

    public CallbackDispatcher Callbacks { get; }

    public Journal Journal { get; }

    public ApiPipeline Pipeline { get; }

    public RateLimits CommonLimits => new(Options.CallsPerMinute, Options.CallsPerHour);

    /// <summary>Reads or changes the company as it is now.</summary>
    public T Now<T>(Func<Corporation, T> ask)
    {
        lock (Corp.Gate)
        {
            Corp.Evolve();
            return ask(Corp);
        }
    }

    public ValueTask DisposeAsync()
    {
        Sidebar.Dispose();
        return Callbacks.DisposeAsync();
    }
}
