using PrivateTraffic.Testing;

namespace PrivateTraffic.Api.Tests.World;

/// <summary>A company that has just been connected: nothing of it has been pulled. For the tests of one class.</summary>
public sealed class FreshCompany : IAsyncLifetime
{
    private SimulatedCompany? company;
    private ApiFactory? api;

    public SimulatedCompany Company => company!;

    public ApiFactory Api => api!;

    public Cast Cast => Api.Cast;

    /// <summary>Starts a small company.</summary>
    /// <param name="now">Its time; null for the usual one.</param>
    public static Task<SimulatedCompany> StartCompanyAsync(DateTimeOffset? now = null) =>
        SimulatedCompany.StartAsync(customers: 100, now: now, cancellation: TestContext.Current.CancellationToken);

    public async ValueTask InitializeAsync()
    {
        company = await StartCompanyAsync();
        api = await ApiFactory.StartAsync(Company);
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await Company.DisposeAsync();
    }
}
