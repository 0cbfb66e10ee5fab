using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PrivateTraffic.Sync.Callbacks;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Imports;
using PrivateTraffic.Sync.Placements;
using PrivateTraffic.Sync.Pull;
using PrivateTraffic.Sync.Pull.Bills;
using PrivateTraffic.Sync.Pull.Contacts;
using PrivateTraffic.Sync.Pull.Directory;
using PrivateTraffic.Sync.Pull.Groups;
using PrivateTraffic.Sync.Pull.Moments;
using PrivateTraffic.Sync.Runs;
using PrivateTraffic.Sync.Schedule;
using PrivateTraffic.Sync.Tags;
using PrivateTraffic.WeCom;
using PrivateTraffic.WeCom.Settings;

namespace PrivateTraffic.Sync;

/// <summary>Registers pulling, callbacks, placements and their schedule.</summary>
public static class SyncServices
{
    /// <summary>Adds everything that brings data in. The database is added by its own method.</summary>
    /// <param name="services">Where to add.</param>
    /// <param name="configuration">The product's configuration, holding the sections <c>Corps</c>, <c>Sync</c> and <c>WeCom</c>.</param>
    public static IServiceCollection AddPrivateTrafficSync(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<SyncOptions>>(new AnnotatedSettings<SyncOptions>(SyncOptions.Section));
        services.AddOptions<SyncOptions>().Bind(configuration.GetSection(SyncOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CorpsOptions>, CorpsOptionsValidator>();
        services.AddOptions<CorpsOptions>().Configure(o => configuration.GetSection(CorpsOptions.Section).Bind(o.Items)).ValidateOnStart();
        services.AddWeCom(configuration.GetSection(WeComOptions.Section));
        services.AddSingleton<CorpRegistry>();
        services.AddSingleton<WeComClients>();
        services.AddSingleton<PlacementRun>();
        services.AddSingleton<FileImports>();
        services.AddPulls();
        services.AddCallbacks();
        services.AddTags();
        services.AddHostedService<Scheduler>();
        return services;
    }

    private static void AddPulls(this IServiceCollection services)
    {
        services.AddSingleton<ContactMapping>();
        services.AddScoped<ContactRefresher>();
        services.AddScoped<IPullArea, MemberPull>();
        services.AddScoped<IPullArea, TagPull>();
        services.AddScoped<IPullArea, ContactPull>();
        services.AddScoped<IPullArea, ContactChanges>();
        services.AddScoped<IPullArea, VanishedContacts>();
        services.AddScoped<IPullArea, GroupPull>();
        services.AddScoped<IPullArea, VanishedGroups>();
        services.AddScoped<IPullArea, MomentPull>();
        services.AddScoped<IPullArea, ReactionPull>();
        services.AddScoped<IPullArea, BillPull>();
        services.AddScoped<IPullArea, StatisticsPull>();
        services.AddScoped<IPullArea, PlacementArea>();
        services.AddSingleton<SyncRunner>();
        services.AddSingleton<SyncRuns>();
    }

    private static void AddCallbacks(this IServiceCollection services)
    {
        services.AddSingleton<InboxSignal>();
        services.AddScoped<CallbackInbox>();
        services.AddScoped<CallbackApplier>();
        services.AddSingleton<InboxPump>();
        services.AddHostedService(s => s.GetRequiredService<InboxPump>());
    }

    private static void AddTags(this IServiceCollection services)
    {
        services.AddSingleton<TagSignal>();
        services.AddScoped<TagDeliverer>();
        services.AddSingleton<TagPump>();
        services.AddHostedService(s => s.GetRequiredService<TagPump>());
    }
}
