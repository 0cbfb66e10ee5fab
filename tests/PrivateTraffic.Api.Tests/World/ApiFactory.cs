using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrivateTraffic.Api.Features.Sync;
using PrivateTraffic.Api.Hosting;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Api.Tests.World;

/// <summary>
/// The product served over HTTP on a free loopback port, by the two calls any platform would make, on SQLite in a folder of its own. It
/// talks to a simulated company and lives by its clock. It pulls when it is told to, unless the settings say otherwise.
/// </summary>
public sealed class ApiFactory : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly DataFolder folder;
    private readonly RequestFailures failures;

    private ApiFactory(WebApplication app, DataFolder folder, RequestFailures failures, Cast cast)
    {
        this.app = app;
        this.folder = folder;
        this.failures = failures;
        Cast = cast;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>Members of the company, by what they may do.</summary>
    public Cast Cast { get; }

    /// <summary>The folder of the database and the keys.</summary>
    public string Folder => folder.Path;

    /// <summary>Starts the product for a company.</summary>
    /// <param name="company">Where it signs people in and pulls from.</param>
    /// <param name="settings">Settings beside or instead of the usual ones, as below the product's section.</param>
    /// <param name="folder">A folder that holds data already; it goes with the product.</param>
    /// <param name="configure">Services that replace those of the product.</param>
    public static async Task<ApiFactory> StartAsync(
        SimulatedCompany company,
        IReadOnlyDictionary<string, string?>? settings = null,
        DataFolder? folder = null,
        Action<IServiceCollection>? configure = null)
    {
        folder ??= new DataFolder();
        var cast = await Cast.OfAsync(company, Cancellation);

        // Nothing of the surroundings is read: settings and variables of the machine must not reach in here.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Host.UseDefaultServiceProvider(o => (o.ValidateScopes, o.ValidateOnBuild) = (true, true));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Configuration.AddInMemoryCollection(company.Settings()).AddInMemoryCollection(
        [
            new("Data:Directory", folder.Path),
            new("Sync:Enabled", "false"),
            new("WeCom:Resilience:RetryDelay", "00:00:00.010"),
            new("Access:Managers:0", cast.Manager),
            new("Access:Administrators:0", cast.Administrator),
        ]).AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        var failures = new RequestFailures();
        builder.Logging.AddProvider(failures);
        builder.Services.AddRouting();
        builder.Services.AddSingleton(company.Clock);
        builder.Services.AddPrivateTraffic(builder.Configuration);
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapPrivateTraffic();
        await app.StartAsync(Cancellation);
        return new ApiFactory(app, folder, failures, cast);
    }

    /// <summary>A browser of somebody who is not signed in.</summary>
    public Browser NewBrowser() => new(Address);

    /// <summary>A browser of a member who has signed in by QR code.</summary>
    public async Task<Browser> SignInAsync(string userId)
    {
        var browser = NewBrowser();
        await browser.SignInAsync(userId);
        return browser;
    }

    /// <summary>Pulls from WeCom once, as a manager does on the sync page, and waits for the end.</summary>
    public async Task<RunResponse> SyncOnceAsync(RunKind kind = RunKind.Full)
    {
        using var manager = await SignInAsync(Cast.Manager);
        (await manager.PostAsync("/api/v1/sync/runs", new StartSync.Request(kind))).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return await EndOfRunAsync(manager);
    }

    /// <summary>Follows the sync page until the run has ended or was stopped.</summary>
    public static async Task<RunResponse> EndOfRunAsync(Browser manager)
    {
        RunResponse? run = null;
        await Poll.Until(
            async () =>
            {
                run = (await manager.GetAsync<SyncResponse>("/api/v1/sync")).Current;
                return run is { FinishedAt: not null } or { Problem: not null };
            },
            "the run to end",
            TimeSpan.FromMinutes(2),
            Cancellation);
        return run!;
    }

    /// <summary>The database, for what no page shows.</summary>
    public PrivateTrafficDb Open() => Get<IDbContextFactory<PrivateTrafficDb>>().CreateDbContext();

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        folder.Dispose();
        failures.ShouldBeEmpty("requests have failed that a test did not mean to fail");
    }
}
