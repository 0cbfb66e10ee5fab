using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace PrivateTraffic.Simulator.Tests.Client;

/// <summary>A stand-in for the product's site: answers as the test wants and remembers what it was asked.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestSite(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(async http =>
        {
            Headers = http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            await answer(http);
        });
    }

    public Uri Address => new(app.Urls.First());

    /// <summary>Headers of the last request.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; private set; } = new Dictionary<string, string>();

    public static async Task<TestSite> StartAsync(RequestDelegate answer)
    {
        var site = new TestSite(answer);
        await site.app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    public static Task<TestSite> WithPageAsync(string html, params (string Name, string Value)[] headers) => StartAsync(http =>
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        foreach (var (name, value) in headers)
        {
            http.Response.Headers.Append(name, value);
        }

        return http.Response.WriteAsync(html, http.RequestAborted);
    });

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
