using Microsoft.Extensions.DependencyInjection;
using PrivateTraffic.Api.Pages;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Api.Tests.World;

/// <summary>The product with a front end that was built: two documents and an asset. For the tests of one class.</summary>
public sealed class BuiltSite : IAsyncLifetime
{
    public const string Html = "<!doctype html><html><head><title>t</title></head><body></body></html>";

    private SimulatedCompany? company;
    private ApiFactory? api;

    public ApiFactory Api => api!;

    /// <summary>Puts a front end into a folder.</summary>
    internal static PageFiles Build(DataFolder folder)
    {
        Directory.CreateDirectory(folder["web/assets"]);
        File.WriteAllText(folder["web/console.html"], Html);
        File.WriteAllText(folder["web/sidebar.html"], Html);
        File.WriteAllText(folder["web/assets/app-1a2b.js"], "export {}");
        return new PageFiles(folder["web"]);
    }

    public async ValueTask InitializeAsync()
    {
        var folder = new DataFolder();
        company = await FreshCompany.StartCompanyAsync();
        api = await ApiFactory.StartAsync(company, folder: folder, configure: services => services.AddSingleton(Build(folder)));
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await company!.DisposeAsync();
    }
}
