using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PrivateTraffic.Data.Audiences;
using PrivateTraffic.Data.Cards;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Data.Providers;

namespace PrivateTraffic.Data;

/// <summary>Registers the database.</summary>
public static class DataServices
{
    /// <summary>Adds the database named in <see cref="DataOptions"/>.</summary>
    /// <param name="services">Where to add.</param>
    /// <param name="configuration">The product's configuration, holding the section <c>Data</c>.</param>
    /// <param name="more">Providers that do not come with this assembly.</param>
    public static IServiceCollection AddPrivateTrafficData(
        this IServiceCollection services, IConfiguration configuration, params IEnumerable<DatabaseProvider> more)
    {
        DatabaseProvider[] providers = [.. DatabaseProvider.BuiltIn, .. more];
        services.AddSingleton<IValidateOptions<DataOptions>>(new DataOptionsValidator([.. providers.Select(p => p.Name)]));
        services.AddOptions<DataOptions>().Bind(configuration.GetSection(DataOptions.Section)).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(s =>
        {
            var options = s.GetRequiredService<IOptions<DataOptions>>().Value;
            return providers.Single(p => p.Name == options.Provider).CreateFactory(options);
        });
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<PrivateTrafficDb>>().CreateDbContext());
        services.AddSingleton(s => new PersonalData(KeyRing.Open(s.GetRequiredService<IOptions<DataOptions>>().Value.KeyRingPath)));
        services.AddSingleton<DatabaseStart>();
        services.AddHostedService(s => s.GetRequiredService<DatabaseStart>());
        services.AddSingleton<PlacementIndex>();
        services.AddSingleton<AudienceIndex>();
        services.AddSingleton<CardReader>();
        services.AddSingleton<KnownModels>();
        services.AddScoped<PlacementStore>();
        services.AddScoped<ModelStore>();
        services.AddScoped<AudienceStore>();
        services.AddScoped<AudienceSubjects>();
        return services;
    }
}

/// <summary>Says which setting is wrong, what it holds and what it may hold; a connection string is never repeated.</summary>
internal sealed class DataOptionsValidator(string[] providers) : IValidateOptions<DataOptions>
{
    public ValidateOptionsResult Validate(string? name, DataOptions options)
    {
        if (!providers.Contains(options.Provider))
        {
            return ValidateOptionsResult.Fail(
                $"{DataOptions.Section}:{nameof(options.Provider)} is '{options.Provider}'; it must be one of {string.Join(", ", providers)}.");
        }

        if (options.Provider != "sqlite" && string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            return ValidateOptionsResult.Fail(
                $"{DataOptions.Section}:{nameof(options.ConnectionString)} is empty; provider '{options.Provider}' needs one.");
        }

        return string.IsNullOrWhiteSpace(options.Directory)
            ? ValidateOptionsResult.Fail($"{DataOptions.Section}:{nameof(options.Directory)} is empty; it must name a folder.")
            : ValidateOptionsResult.Success;
    }
}
