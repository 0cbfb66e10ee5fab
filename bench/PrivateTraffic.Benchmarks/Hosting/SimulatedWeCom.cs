using System.Globalization;
using System.Text.Json;

namespace PrivateTraffic.Benchmarks.Hosting;

/// <summary>A simulated WeCom with a company of customers, in a process of its own.</summary>
internal sealed class SimulatedWeCom : IAsyncDisposable
{
    public const string CorpId = "wwsim0123456789abc";
    public const string CallbackToken = "SimToken2024abcdef";
    public const string EncodingAesKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    public const string Secret = "demo-only-secret-of-the-main-app-000000000000";

    private readonly ChildProcess process;
    private readonly HttpClient control;

    private SimulatedWeCom(ChildProcess process, Uri address)
    {
        this.process = process;
        Address = address;
        control = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(address, "_sim/"), Timeout = TimeSpan.FromMinutes(5) };
    }

    public Uri Address { get; }

    /// <summary>Starts a company; <paramref name="more"/> are options of the simulator.</summary>
    public static async Task<SimulatedWeCom> StartAsync(int customers, CancellationToken cancellation, params IEnumerable<string> more)
    {
        var process = ChildProcess.StartBuilt(
            "PrivateTraffic.Simulator",
            ["--port", "0", "--proxy-port", "0", "--customers", customers.ToString(CultureInfo.InvariantCulture), .. more]);
        var api = await process.ReadAfterAsync("API ", cancellation);
        return new SimulatedWeCom(process, new Uri(new Uri(api), "/"));
    }

    /// <summary>The settings of the product for this company, as environment variables.</summary>
    public Dictionary<string, string> Environment() => new()
    {
        ["PrivateTraffic__Corps__0__CorpId"] = CorpId,
        ["PrivateTraffic__Corps__0__AgentId"] = "1000002",
        ["PrivateTraffic__Corps__0__Secret"] = Secret,
        ["PrivateTraffic__Corps__0__CallbackToken"] = CallbackToken,
        ["PrivateTraffic__Corps__0__EncodingAesKey"] = EncodingAesKey,
        ["PrivateTraffic__Corps__0__ApiBaseAddress"] = Address.AbsoluteUri,
        ["PrivateTraffic__Corps__0__OAuthBaseAddress"] = Address.AbsoluteUri,
        ["PrivateTraffic__Corps__0__QrLoginBaseAddress"] = Address.AbsoluteUri,
    };

    /// <summary>How often an API was called, and how many of the calls were refused.</summary>
    public async Task<(int Calls, int Refused, int MostAtOnce)> CallsAsync(string api, CancellationToken cancellation)
    {
        var tallies = await control.GetFromJsonAsync<Dictionary<string, JsonElement>>("calls", cancellation);
        return tallies!.TryGetValue(api, out var tally)
            ? (tally.GetProperty("calls").GetInt32(), tally.GetProperty("calls").GetInt32() - tally.GetProperty("ok").GetInt32() - tally.GetProperty("running").GetInt32(),
                tally.GetProperty("mostAtOnce").GetInt32())
            : default;
    }

    /// <summary>Forgets the calls so far.</summary>
    public async Task ForgetCallsAsync(CancellationToken cancellation)
    {
        using var answer = await control.DeleteAsync("calls", cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Saves a file that the company's other systems would give, such as <c>orders.csv</c>.</summary>
    public async Task<string> SaveAsync(string name, string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, name);
        await using var file = File.Create(path);
        await using var content = await control.GetStreamAsync(name, cancellation);
        await content.CopyToAsync(file, cancellation);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        control.Dispose();
        await process.DisposeAsync();
    }
}
