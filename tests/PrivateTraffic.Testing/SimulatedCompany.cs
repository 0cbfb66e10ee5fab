using System.Net.Http.Json;
using System.Text.Json;
using PrivateTraffic.Simulator;

namespace PrivateTraffic.Testing;

/// <summary>A company in a simulated WeCom on a loopback port, whose clock stands until a test moves it.</summary>
public sealed class SimulatedCompany : IAsyncDisposable
{
    private readonly SimulatorHost host;
    private readonly HttpClient control;

    private SimulatedCompany(SimulatorHost host, DateTimeOffset now)
    {
        this.host = host;
        Now = now;
        Clock = new CompanyClock(this);
        control = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(host.BaseAddress, "_sim/") };
    }

    /// <summary>Where the API and the pages are.</summary>
    public Uri Address => host.BaseAddress;

    /// <summary>Where the sidebar is shown inside the chat client.</summary>
    public Uri SidebarAddress => host.SidebarAddress;

    /// <summary>The time in the company.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Tells the company's time, and lets delays pass in real time: answers over a network take real time too.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Starts a company; it is the same one for the same numbers.</summary>
    public static async Task<SimulatedCompany> StartAsync(
        int customers = 1_000,
        int seed = 42,
        DateTimeOffset? now = null,
        Func<SimulatorOptions, SimulatorOptions>? configure = null,
        CancellationToken cancellation = default)
    {
        var start = now ?? new DateTimeOffset(2026, 3, 2, 2, 30, 0, TimeSpan.Zero);
        var options = new SimulatorOptions { Customers = customers, Seed = seed, Now = start, ClockRuns = false };
        return new SimulatedCompany(await SimulatorHost.StartAsync(configure?.Invoke(options) ?? options, cancellation), start);
    }

    /// <summary>The settings of the company's app, below <paramref name="section"/>.</summary>
    public Dictionary<string, string?> Settings(string section = "") => new Dictionary<string, string?>
    {
        ["Corps:0:CorpId"] = DemoIdentity.CorpId,
        ["Corps:0:AgentId"] = $"{DemoIdentity.AgentId}",
        ["Corps:0:Secret"] = DemoIdentity.Secret,
        ["Corps:0:CallbackToken"] = DemoIdentity.CallbackToken,
        ["Corps:0:EncodingAesKey"] = DemoIdentity.EncodingAesKey,
        ["Corps:0:ApiBaseAddress"] = Address.AbsoluteUri,
        ["Corps:0:OAuthBaseAddress"] = Address.AbsoluteUri,
        ["Corps:0:QrLoginBaseAddress"] = Address.AbsoluteUri,
    }.ToDictionary(s => section.Length == 0 ? s.Key : $"{section}:{s.Key}", s => s.Value);

    /// <summary>The truth about an area, a row for each thing.</summary>
    public async Task<List<JsonElement>> TruthAsync(string area, CancellationToken cancellation = default)
    {
        var text = await control.GetStringAsync($"truth/{area}", cancellation);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
    }

    /// <summary>A file that the company's other systems would give, such as <c>orders.csv</c>.</summary>
    public Task<string> FileAsync(string name, CancellationToken cancellation = default) => control.GetStringAsync(name, cancellation);

    /// <summary>Makes something happen, as people would do it.</summary>
    public async Task<JsonElement> ActAsync(object act, CancellationToken cancellation = default)
    {
        using var response = await control.PostAsJsonAsync("act", act, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        return response.IsSuccessStatusCode ? JsonDocument.Parse(text).RootElement : throw new InvalidOperationException(text);
    }

    /// <summary>Makes something go wrong from now on.</summary>
    public async Task FaultAsync(object fault, CancellationToken cancellation = default)
    {
        using var response = await control.PostAsJsonAsync("faults", fault, cancellation);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(await response.Content.ReadAsStringAsync(cancellation));
        }
    }

    /// <summary>Ends everything that goes wrong.</summary>
    public async Task HealAsync(CancellationToken cancellation = default)
    {
        using var response = await control.DeleteAsync("faults", cancellation);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Moves the company's clock; its people live on meanwhile.</summary>
    public async Task AdvanceAsync(TimeSpan by, CancellationToken cancellation = default)
    {
        using var response = await control.PostAsJsonAsync("clock", new { advanceSeconds = by.TotalSeconds }, cancellation);
        response.EnsureSuccessStatusCode();
        Now += by;
    }

    /// <summary>How often each API was called, and how often it refused.</summary>
    public Task<JsonElement> CallsAsync(CancellationToken cancellation = default) =>
        control.GetFromJsonAsync<JsonElement>("calls", cancellation);

    /// <summary>How often each API was called since <see cref="ForgetCallsAsync"/>.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CallCountsAsync(CancellationToken cancellation = default) =>
        (await CallsAsync(cancellation)).EnumerateObject().ToDictionary(api => api.Name, api => api.Value.GetProperty("calls").GetInt32());

    /// <summary>Begins to count calls anew.</summary>
    public async Task ForgetCallsAsync(CancellationToken cancellation = default)
    {
        using var response = await control.DeleteAsync("calls", cancellation);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Waits until no callback is on its way any more.</summary>
    /// <returns>The events that arrived, as they were before encryption.</returns>
    public async Task<IReadOnlyList<string>> CallbacksArrivedAsync(CancellationToken cancellation = default)
    {
        var overview = default(JsonElement);
        await Poll.Until(
            async () =>
            {
                overview = await control.GetFromJsonAsync<JsonElement>("callbacks", cancellation);
                return overview.GetProperty("pending").GetInt32() == 0;
            },
            "callbacks are still on their way",
            cancellation: cancellation);
        return
        [
            .. overview.GetProperty("recent").EnumerateArray()
                .Where(d => d.GetProperty("outcome").GetString() == "delivered").Select(d => d.GetProperty("xml").GetString()!),
        ];
    }

    /// <summary>
    /// Says where callbacks go. WeCom tries an address before it takes it, and waits for an answer no longer than a second.
    /// </summary>
    public Task SendCallbacksToAsync(Uri address, CancellationToken cancellation = default) =>
        SendCallbacksToAsync(address, verify: true, cancellation);

    /// <summary>Says where callbacks go, with or without a trial.</summary>
    public async Task SendCallbacksToAsync(Uri address, bool verify, CancellationToken cancellation = default)
    {
        using var response = await control.PutAsJsonAsync("callbacks", new { url = address, verify }, cancellation);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(await response.Content.ReadAsStringAsync(cancellation));
        }
    }

    /// <summary>Sends a request to the receiver of callbacks that it must withstand, such as <c>wrong_signature</c>.</summary>
    /// <returns>The HTTP status it was answered with.</returns>
    public async Task<int> AttackAsync(string kind, CancellationToken cancellation = default)
    {
        using var response = await control.PostAsJsonAsync("callbacks/hostile", new { kind }, cancellation);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("status").GetInt32();
    }

    public async ValueTask DisposeAsync()
    {
        control.Dispose();
        await host.DisposeAsync();
    }

    private sealed class CompanyClock(SimulatedCompany company) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => company.Now;
    }
}
