using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrivateTraffic.Testing;
using PrivateTraffic.WeCom.RateLimits;

namespace PrivateTraffic.WeCom.Tests.Scripted;

/// <summary>The client as a host would have it, in front of a scripted server and a clock that stands still.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public Bench(Action<WeComOptions>? configure = null, Action<IServiceCollection>? register = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        register?.Invoke(collection);
        collection.AddWeCom(configure: configure);
        collection.AddHttpClient(WeComNames.HttpClient).ConfigurePrimaryHttpMessageHandler(() => Server);
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public ScriptedWeCom Server { get; } = new();

    public ManualClock Clock { get; } = new();

    public LogLines Logs { get; } = new();

    public WeComApp App { get; set; } = A.App();

    /// <summary>For a person who waits.</summary>
    public IWeComClient Client => Factory.GetClient(App, CallPriority.Interactive);

    /// <summary>For the synchronisation.</summary>
    public IWeComClient Bulk => Factory.GetClient(App, CallPriority.Bulk);

    public IWeComClientFactory Factory => services.GetRequiredService<IWeComClientFactory>();

    public IServiceProvider Services => services;

    /// <summary>Lets time pass, a second at a time, until the task is done, however it ends.</summary>
    public async Task<T> InTime<T>(Task<T> task)
    {
        await InTime((Task)task);
        return await task;
    }

    /// <inheritdoc cref="InTime{T}"/>
    public async Task InTime(Task task)
    {
        await Poll.Until(
            () =>
            {
                if (!task.IsCompleted)
                {
                    Clock.Advance(TimeSpan.FromSeconds(1));
                }

                return task.IsCompleted;
            },
            "the call to end",
            cancellation: TestContext.Current.CancellationToken);
        await task;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
