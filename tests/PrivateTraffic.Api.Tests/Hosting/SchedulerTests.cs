using PrivateTraffic.Api.Features.Sync;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Api.Tests.Hosting;

public sealed class SchedulerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_pulls_and_places_by_itself()
    {
        await using var company = await FreshCompany.StartCompanyAsync();
        await using var api = await ApiFactory.StartAsync(company, new Dictionary<string, string?> { ["Sync:Enabled"] = "true" });
        using var manager = await api.SignInAsync(api.Cast.Manager);

        SyncResponse? sync = null;
        await Poll.Until(
            async () => (sync = await manager.GetAsync<SyncResponse>("/api/v1/sync")).LastFullAt is not null,
            "the schedule to pull the company",
            TimeSpan.FromMinutes(2),
            Cancellation);

        sync!.Counts.Contacts.ShouldBe((await company.TruthAsync("customers", Cancellation))
            .Count(c => c.GetProperty("followers").GetArrayLength() > 0));
        sync.Placement.ShouldBe(new PlacementState(sync.Counts.Customers, 0));
    }
}
