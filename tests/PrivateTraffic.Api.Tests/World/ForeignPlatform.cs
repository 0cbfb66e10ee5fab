using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrivateTraffic.Api.Hosting;
using PrivateTraffic.Simulator;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Api.Tests.World;

/// <summary>
/// Somebody else's application that hosts the product under a path: with controllers and endpoints of its own, JSON in another style, its
/// own sign-in, and a policy that lets nobody in who has not signed in.
/// </summary>
public sealed class ForeignPlatform(PulledCompany pulled) : IAsyncLifetime
{
    /// <summary>Where the product is mounted.</summary>
    public const string Mount = "/crm/wecom";

    private readonly DataFolder folder = DataFolder.CopyOf(pulled.Api.Folder);
    private SimulatedCompany? company;
    private WebApplication? app;

    public SimulatedCompany Company => company!;

    /// <summary>The platform's own address.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The product's address.</summary>
    public Uri Product => new(Address, Mount);

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        company = await PulledCompany.StartCompanyAsync();
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = folder.Path, EnvironmentName = "Development" });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Configuration.AddInMemoryCollection(company.Settings("Crm")).AddInMemoryCollection(
        [
            new("Crm:Data:Directory", folder.Path),
            new("Crm:Sync:Enabled", "false"),
            new("Crm:WeCom:Resilience:RetryDelay", "00:00:00.010"),
        ]);
        builder.Services.AddSingleton(company.Clock);
        AddOwnServices(builder.Services);
        builder.Services.AddPrivateTraffic(builder.Configuration.GetSection("Crm"), o =>
        {
            o.Identity = context => context.User.FindFirstValue("wecom") is { } userId
                ? new HostIdentity(DemoIdentity.CorpId, userId)
                : null;
            o.SignInAddress = "/login?next={return}";
        });
        builder.Services.AddSingleton(BuiltSite.Build(folder));
        app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        app.MapGet("/own/figures", () => new { NetAmount = 5, AsOf = DayOfWeek.Monday });
        app.MapOpenApi().AllowAnonymous();
        app.MapPrivateTraffic(Mount);
        await app.StartAsync(cancellation);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>A browser of somebody who has signed in to the platform.</summary>
    public Browser BrowserOf(string? userId)
    {
        var browser = new Browser(Product);
        if (userId is not null)
        {
            browser.Cookies.Add(Address, new Cookie("platform-user", userId));
        }

        return browser;
    }

    /// <summary>All endpoints of the application, with their addresses.</summary>
    public IEnumerable<string> Routes => app!.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'));

    public async ValueTask DisposeAsync()
    {
        await app!.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        await Company.DisposeAsync();
        folder.Dispose();
    }

    private static void AddOwnServices(IServiceCollection services)
    {
        services.AddControllers().AddJsonOptions(o => o.JsonSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.KebabCaseUpper)
            .AddApplicationPart(typeof(ForeignPlatform).Assembly);
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            o.SerializerOptions.UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip;
        });
        services.AddAuthentication("platform").AddScheme<AuthenticationSchemeOptions, PlatformSignIn>("platform", null);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddOpenApi();
    }

    /// <summary>Believes a cookie; enough of a sign-in for a test.</summary>
    private sealed class PlatformSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
            Request.Cookies["platform-user"] is { } userId
                ? AuthenticateResult.Success(new AuthenticationTicket(
                    new ClaimsPrincipal(new ClaimsIdentity([new Claim("wecom", userId)], Scheme.Name)), Scheme.Name))
                : AuthenticateResult.NoResult());
    }
}

/// <summary>A controller of the platform.</summary>
[ApiController]
[Route("own/reports")]
public sealed class OwnReportsController : ControllerBase
{
    [HttpGet("today")]
    public object Today() => new { NetAmount = 7 };
}
