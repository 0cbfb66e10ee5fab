using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Tests.World;
using PrivateTraffic.Testing;

[assembly: AssemblyFixture(typeof(PulledDatabase))]

namespace PrivateTraffic.Sync.Tests.World;

/// <summary>
/// What the first full pull of a company makes, made once: a company is the same for the same seed and
/// time, so that a test which is about what comes afterwards begins with a copy.
/// </summary>
public sealed class PulledDatabase : IAsyncDisposable
{
    private readonly Lazy<Task<DataFolder>> folder = new(MakeAsync);

    /// <summary>A company as it is when everything was pulled from it.</summary>
    public static Task<SimulatedCompany> StartCompanyAsync() =>
        SimulatedCompany.StartAsync(cancellation: TestContext.Current.CancellationToken);

    /// <summary>An installation that has pulled everything from the company.</summary>
    public async Task<Installation> InstallAsync(SimulatedCompany company, IReadOnlyDictionary<string, string?>? settings = null) =>
        await Installation.PulledAsync(company, (await folder.Value).Copy(), settings);

    public async ValueTask DisposeAsync()
    {
        if (folder.IsValueCreated)
        {
            (await folder.Value).Dispose();
        }
    }

    private static async Task<DataFolder> MakeAsync()
    {
        var folder = new DataFolder();
        await using var company = await StartCompanyAsync();
        await using var installation = await Installation.OnAsync(company, folder: folder);
        await installation.PullAsync(RunKind.Full);
        return folder;
    }
}
