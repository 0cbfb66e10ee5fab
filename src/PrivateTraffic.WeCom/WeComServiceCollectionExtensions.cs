using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.RateLimits;
using PrivateTraffic.WeCom.Settings;
using PrivateTraffic.WeCom.Telemetry;
using PrivateTraffic.WeCom.Tokens;

namespace PrivateTraffic.WeCom;

public static class WeComServiceCollectionExtensions
{
    /// <summary>
    /// Registers the WeCom client: ask for <see cref="IWeComClientFactory"/>. An <see
    /// cref="IAccessTokenSource"/>, <see cref="IRateBudget"/> or <see cref="TimeProvider"/> registered before is kept.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="settings">The section that holds <see cref="WeComOptions"/>; null for the defaults.</param>
    /// <param name="configure">What is set on top.</param>
    public static IServiceCollection AddWeCom(
        this IServiceCollection services, IConfiguration? settings = null, Action<WeComOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);

        AddOptions(services, settings, configure);
        AddHttp(services);
        services.AddLogging();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WeComMetrics>();
        services.TryAddSingleton<CallPipelines>();
        services.TryAddSingleton<IRateBudget, InMemoryRateBudget>();
        services.TryAddSingleton<IAccessTokenSource, CachedAccessTokens>();
        services.TryAddSingleton<IWeComClientFactory, WeComClientFactory>();
        return services;
    }

    private static void AddOptions(IServiceCollection services, IConfiguration? settings, Action<WeComOptions>? configure)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WeComOptions>>(
            new AnnotatedSettings<WeComOptions>(WeComOptions.Section)));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WeComOptions>, ApiRateLimitsValidator>());
        services.TryAddSingleton<IValidateOptions<WeComApp>>(new AnnotatedSettings<WeComApp>());
        var options = services.AddOptions<WeComOptions>().ValidateOnStart();
        if (settings is not null)
        {
            options.Bind(settings);
        }

        if (configure is not null)
        {
            options.Configure(configure);
        }
    }

    private static void AddHttp(IServiceCollection services) => services
        .AddHttpClient(WeComNames.HttpClient, client => client.Timeout = Timeout.InfiniteTimeSpan) // Each try has its own time.
        .UseSocketsHttpHandler((handler, _) =>
        {
            handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
            handler.ConnectTimeout = TimeSpan.FromSeconds(5);
            handler.AutomaticDecompression = DecompressionMethods.All;
            handler.UseCookies = false;
            handler.AllowAutoRedirect = false; // Nothing may carry a token elsewhere.
        })
        .RemoveAllLoggers(); // They would write addresses, and WeCom wants secrets and tokens in those.
}
