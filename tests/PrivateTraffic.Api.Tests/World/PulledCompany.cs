using Microsoft.Extensions.DependencyInjection;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Imports;
using PrivateTraffic.Sync.Placements;
using PrivateTraffic.Testing;

[assembly: AssemblyFixture(typeof(PulledCompany))]

namespace PrivateTraffic.Api.Tests.World;

/// <summary>
/// A company that has been pulled, and whose shop's orders and interactions have been imported. All tests share it and none changes it;
/// those that change something take a copy.
/// </summary>
public sealed class PulledCompany : IAsyncLifetime
{
    private const int Customers = 400;

    private SimulatedCompany? company;
    private ApiFactory? api;
    private TrueFacts? facts;

    public SimulatedCompany Company => company!;

    public ApiFactory Api => api!;

    public Cast Cast => Api.Cast;

    /// <summary>What is true of the company.</summary>
    internal TrueFacts Facts => facts!;

    public async ValueTask InitializeAsync()
    {
        company = await StartCompanyAsync();
        facts = await TrueFacts.OfAsync(company);
        api = await ApiFactory.StartAsync(Company);
        (await Api.SyncOnceAsync()).Problem.ShouldBeNull();
        await ImportAsync();
    }

    /// <summary>The same company anew, pulled as this one is, to do with as one likes.</summary>
    public async Task<CopiedCompany> CopyAsync(IReadOnlyDictionary<string, string?>? settings = null)
    {
        var copy = await StartCompanyAsync();
        return new CopiedCompany(copy, await ApiFactory.StartAsync(copy, settings, DataFolder.CopyOf(Api.Folder)), Facts);
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await Company.DisposeAsync();
    }

    /// <summary>The company as it is before anything happens to it.</summary>
    internal static Task<SimulatedCompany> StartCompanyAsync() =>
        SimulatedCompany.StartAsync(Customers, cancellation: TestContext.Current.CancellationToken);

    private async Task ImportAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var scope = Api.Get<IServiceScopeFactory>().CreateAsyncScope();
        var services = scope.ServiceProvider;
        var corp = await services.GetRequiredService<CorpRegistry>().DefaultAsync(cancellation);
        var (db, personal) = (services.GetRequiredService<PrivateTrafficDb>(), services.GetRequiredService<PersonalData>());
        var orders = await new OrderImport(db, corp.Calendar, personal, Company.Clock).ImportAsync(
            corp.Id, await FileAsync("orders.csv"), new OrderImportOptions { Source = "shop" }, progress: null, cancellation);
        orders.IsWritten.ShouldBeTrue();
        var interactions = await new InteractionImport(db, corp.Calendar, personal, Company.Clock).ImportAsync(
            corp.Id, await FileAsync("interactions.csv"), new InteractionImportOptions { Source = "shop" }, progress: null, cancellation);
        interactions.IsWritten.ShouldBeTrue();
        await services.GetRequiredService<PlacementRun>().RunAsync(corp, everybody: false, asOf: null, progress: null, cancellation);
    }

    private async Task<ImportSource> FileAsync(string name)
    {
        var content = System.Text.Encoding.UTF8.GetBytes(await Company.FileAsync(name, TestContext.Current.CancellationToken));
        return new ImportSource(name, () => new MemoryStream(content, writable: false), content.Length);
    }
}

/// <summary>A company and the product beside it, for one test or the tests of one class.</summary>
public sealed class CopiedCompany : IAsyncDisposable
{
    private readonly SimulatedCompany company;
    private readonly ApiFactory api;

    internal CopiedCompany(SimulatedCompany company, ApiFactory api, TrueFacts facts)
    {
        this.company = company;
        this.api = api;
        Facts = facts;
    }

    /// <summary>What was true of the company when it was copied.</summary>
    internal TrueFacts Facts { get; }

    public SimulatedCompany Company => company;

    public ApiFactory Api => api;

    public Cast Cast => api.Cast;

    public async ValueTask DisposeAsync()
    {
        await api.DisposeAsync();
        await company.DisposeAsync();
    }
}
