using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using PrivateTraffic.Simulator.Client;
using PrivateTraffic.Simulator.Client.Proxy;
using PrivateTraffic.Simulator.Control;
using PrivateTraffic.Simulator.Endpoints;
using PrivateTraffic.Simulator.SignIn;

namespace PrivateTraffic.Simulator;

/// <summary>A running simulator. Dispose it to stop it.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Simulation simulation;

    private SimulatorHost(WebApplication app, Simulation simulation)
    {
        this.app = app;
        this.simulation = simulation;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        BaseAddress = new Uri(addresses[0]);
        SidebarAddress = new Uri(addresses[1]);
        simulation.Trusted.SidebarAddress = SidebarAddress;
        simulation.ClientPort = BaseAddress.Port;
    }

    /// <summary>Where the API, the sign-in pages, the chat client and /_sim are.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The origin under which the chat client shows the sidebar; the trusted domain for it.</summary>
    public Uri SidebarAddress { get; }

    /// <summary>Starts a simulator on 127.0.0.1; it answers when the task ends.</summary>
    /// <exception cref="IOException">A port is taken.</exception>
    public static async Task<SimulatorHost> StartAsync(SimulatorOptions options, CancellationToken cancellationToken = default)
    {
        var simulation = new Simulation(options);
        try
        {
            var app = Build(simulation);
            await app.StartAsync(cancellationToken);
            return new SimulatorHost(app, simulation);
        }
        catch
        {
            await simulation.DisposeAsync();
            throw;
        }
    }

    /// <summary>What a person who starts it by hand wants to know.</summary>
    public string Describe() => $"""
        WeCom simulator: {simulation.Options.Customers} customers, seed {simulation.Options.Seed}, demo identity only
          API          {BaseAddress}cgi-bin/
          chat client  {BaseAddress}client
          control      {BaseAddress}_sim/world
          sidebar      {SidebarAddress} (shows {simulation.Options.SidebarUrl?.ToString() ?? "a page that says how to set --sidebar-url"})
          corp {DemoIdentity.CorpId}  agent {DemoIdentity.AgentId}  secret {DemoIdentity.Secret}
          callback token {DemoIdentity.CallbackToken}  EncodingAESKey {DemoIdentity.EncodingAesKey}
        """;

    /// <summary>Ends when the process is asked to stop.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await simulation.DisposeAsync();
    }

    private static WebApplication Build(Simulation simulation)
    {
        var options = simulation.Options;
        // Nothing of the surroundings is read: a test's own settings and variables must not reach in here.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddRouting();
        if (options.Verbose)
        {
            builder.Logging.AddSimpleConsole();
        }

        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ApiRequestReader.LargestBody;
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.Listen(IPAddress.Loopback, options.ProxyPort, SidebarProxy.Tag);
        });
        builder.Services.AddHostedService(_ => new WorldPump(simulation));
        var app = builder.Build();
        app.Use(next => http => simulation.Sidebar.InvokeAsync(http, next));
        app.MapWeCom(simulation.Pipeline);
        app.MapControl(simulation);
        app.MapSignIn(simulation, simulation.Trusted);
        app.MapClient(simulation);
        return app;
    }
}
