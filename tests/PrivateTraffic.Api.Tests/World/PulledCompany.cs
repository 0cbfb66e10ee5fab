using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Imports;
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
        var (imports, corp) = (Api.Get<FileImports>(), await Api.Get<CorpRegistry>().DefaultAsync(cancellation));
        foreach (var (file, options) in ((string, ImportOptions)[])
            [("orders.csv", new OrderImportOptions { Source = "shop" }), ("interactions.csv", new InteractionImportOptions { Source = "shop" })])
        {
            (await imports.ImportAsync(corp, await FileAsync(file), options, progress: null, cancellation)).IsWritten.ShouldBeTrue();
        }
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
