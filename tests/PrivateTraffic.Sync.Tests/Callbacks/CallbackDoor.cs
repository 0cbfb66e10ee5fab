using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PrivateTraffic.Sync.Callbacks;
using PrivateTraffic.Sync.Pull;
using PrivateTraffic.Sync.Tests.World;
using PrivateTraffic.Testing;
using PrivateTraffic.WeCom.Callbacks;

namespace PrivateTraffic.Sync.Tests.Callbacks;

/// <summary>Where a company's callbacks come in: decrypts them and puts them into the inbox, as the product's own address does.</summary>
internal sealed class CallbackDoor : IAsyncDisposable
{
    private readonly WebApplication app;

    private CallbackDoor(WebApplication app) => this.app = app;

    /// <summary>Opens a door and tells the company about it.</summary>
    public static async Task<CallbackDoor> OpenAsync(SimulatedCompany company, Installation installation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRouting();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var crypto = CallbackCrypto.For(WeComClients.AppOf(await installation.CorpAsync()));
        app.MapGet("/callbacks", (HttpRequest request) => Results.Text(crypto.OpenEcho(
            request.Query["msg_signature"], request.Query["timestamp"], request.Query["nonce"], request.Query["echostr"])));
        app.MapPost("/callbacks", (HttpRequest request) => ReceiveAsync(installation, crypto, request));
        await app.StartAsync(TestContext.Current.CancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        await company.SendCallbacksToAsync(new Uri(new Uri(address), "callbacks"), TestContext.Current.CancellationToken);
        return new CallbackDoor(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task<IResult> ReceiveAsync(Installation installation, CallbackCrypto crypto, HttpRequest request)
    {
        var envelope = await CallbackEnvelope.ReadAsync(request.Body, request.HttpContext.RequestAborted);
        var xml = crypto.Open(request.Query["msg_signature"], request.Query["timestamp"], request.Query["nonce"], envelope.Encrypted);
        var corp = await installation.CorpAsync();
        return await installation.WithAsync(async services =>
        {
            await services.GetRequiredService<CallbackInbox>().StoreAsync(corp.Id, xml, request.HttpContext.RequestAborted);
            return Results.Text("success");
        });
    }
}
