using System.Collections.Concurrent;
using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PrivateTraffic.Simulator.Callbacks;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Simulator.Tests;

/// <summary>An app's callback URL: verifies, decrypts, remembers, and answers as the test wants.</summary>
internal sealed class CallbackReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly CallbackCrypto crypto = new(DemoIdentity.CallbackToken, DemoIdentity.EncodingAesKey);

    private CallbackReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.MapGet("/callback", VerifyAsync);
        app.MapPost("/callback", ReceiveAsync);
    }

    public Uri Url => new(app.Urls.First() + "/callback");

    /// <summary>Decrypted events in the order of arrival.</summary>
    public ConcurrentQueue<XElement> Events { get; } = new();

    /// <summary>Outer envelopes in the order of arrival.</summary>
    public ConcurrentQueue<XElement> Envelopes { get; } = new();

    public int Requests { get; private set; }

    /// <summary>What happens instead of an answer; null answers "success".</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public static async Task<CallbackReceiver> StartAsync()
    {
        var receiver = new CallbackReceiver();
        await receiver.app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Waits for a number of events and gives them.</summary>
    public async Task<IReadOnlyList<XElement>> EventsAsync(int count)
    {
        await Poll.Until(() => Events.Count >= count, $"{count} events", cancellation: TestContext.Current.CancellationToken);
        return [.. Events];
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> VerifyAsync(HttpContext http, CancellationToken cancellation)
    {
        Requests++;
        if (Instead is { } instead)
        {
            await instead(http);
            return Results.Empty;
        }

        var echo = http.Request.Query["echostr"].ToString();
        return IsSigned(http, echo) && crypto.Decrypt(echo) is { ReceiveId: DemoIdentity.CorpId } plain
            ? Results.Text(plain.Message)
            : Results.StatusCode(403);
    }

    private async Task<IResult> ReceiveAsync(HttpContext http, CancellationToken cancellation)
    {
        Requests++;
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(cancellation);
        if (Instead is { } instead)
        {
            await instead(http);
            return Results.Empty;
        }

        if (body.Contains("<!DOCTYPE", StringComparison.Ordinal) || !body.StartsWith("<xml>", StringComparison.Ordinal))
        {
            return Results.StatusCode(400);
        }

        var envelope = XElement.Parse(body);
        var encrypted = envelope.Element("Encrypt")!.Value;
        if (!IsSigned(http, encrypted) || crypto.Decrypt(encrypted) is not { ReceiveId: DemoIdentity.CorpId } plain)
        {
            return Results.StatusCode(403);
        }

        Envelopes.Enqueue(envelope);
        Events.Enqueue(XElement.Parse(plain.Message));
        return Results.Text("success");
    }

    private bool IsSigned(HttpContext http, string encrypted) =>
        http.Request.Query["msg_signature"] == crypto.Sign(http.Request.Query["timestamp"]!, http.Request.Query["nonce"]!, encrypted);
}
