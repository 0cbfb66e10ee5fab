using System.Net;

namespace PrivateTraffic.Benchmarks.Hosting;

/// <summary>A <see cref="HostRole"/> in a process of its own.</summary>
internal sealed class ProductHost : IAsyncDisposable
{
    private readonly ChildProcess process;

    private ProductHost(ChildProcess process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public IPEndPoint EndPoint => new(IPAddress.Loopback, Address.Port);

    public double PeakMegabytes => process.PeakMegabytes;

    public static async Task<ProductHost> StartAsync(
        string folder, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        var process = ChildProcess.StartBuilt("PrivateTraffic.Benchmarks", [HostRole.Name, folder], environment);
        return new ProductHost(process, new Uri(await process.ReadAfterAsync("listening on", cancellation)));
    }

    /// <summary>Signs a member in through the simulated WeCom, as a browser would.</summary>
    /// <returns>The session cookie.</returns>
    public async Task<string> SignInAsync(string userId, CancellationToken cancellation)
    {
        var cookies = new CookieContainer();
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies };
        using var browser = new HttpClient(handler);
        var weCom = await RedirectAsync(browser, new Uri(Address, "auth/sign-in"), cancellation);
        var back = await RedirectAsync(browser, new Uri($"{weCom.AbsoluteUri}&as={Uri.EscapeDataString(userId)}"), cancellation);
        await RedirectAsync(browser, back, cancellation);
        var session = cookies.GetCookies(Address)["pt-session"] ?? throw new WrongResultException($"{userId} was not signed in.");
        return $"{session.Name}={session.Value}";
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static async Task<Uri> RedirectAsync(HttpClient browser, Uri address, CancellationToken cancellation)
    {
        using var answer = await browser.GetAsync(address, cancellation);
        return answer.Headers.Location is { } location
            ? new Uri(address, location)
            : throw new WrongResultException($"{address.AbsolutePath} answered {(int)answer.StatusCode} instead of leading on.");
    }
}
