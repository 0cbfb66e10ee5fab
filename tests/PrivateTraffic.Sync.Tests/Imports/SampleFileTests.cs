using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Sync.Imports;

namespace PrivateTraffic.Sync.Tests.Imports;

/// <summary>The sample of the CDNOW purchases that is used in the literature on customer lifetime value.</summary>
public sealed class SampleFileTests(ImportDatabase database) : IClassFixture<ImportDatabase>
{
    private static readonly string? File = Find();

    [Fact]
    public async Task The_orders_of_the_cdnow_sample_are_imported()
    {
        Assert.SkipUnless(File is not null, "The file shared/data/cdnow_sample_orders.csv does not lie beside the repository.");
        var corp = await database.NewCorp();

        var result = await database.Import(corp, ImportSource.File(File));

        (result.Counts, result.CustomersCreated).ShouldBe((new FactCounts(6_919, 0, 0), 2_357));
        (result.Preview.BadRows, result.Preview.RepeatedRows).ShouldBe((0, 0));
        await using var db = database.Open();
        (await db.Orders.CountAsync(o => o.CorpId == corp && o.Amount == 0, TestContext.Current.CancellationToken)).ShouldBe(8);
    }

    private static string? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "PrivateTraffic.sln")))
        {
            folder = folder.Parent;
        }

        var file = folder?.Parent is { } beside ? Path.Combine(beside.FullName, "shared", "data", "cdnow_sample_orders.csv") : null;
        return System.IO.File.Exists(file) ? file : null;
    }
}
