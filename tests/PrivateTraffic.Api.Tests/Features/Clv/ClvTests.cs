using PrivateTraffic.Api.Features.Clv;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Features.Clv;

public sealed class ClvTests(PulledCompany pulled)
{
    [Fact]
    public async Task The_tiers_hold_every_buyer_once_and_the_values_say_where_they_come_from()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var clv = await manager.GetAsync<ClvResponse>("/api/v1/reports/clv");

        clv.Tiers.Select(t => t.Key).ShouldBe(["whale", "high-potential", "long-tail"]);
        clv.Tiers.Sum(t => t.Count).ShouldBe(clv.Total);
        clv.Method.ShouldBe(clv.Status is "accepted" or "provisional" ? "model" : "heuristic");
        clv.Reason.ShouldBe(clv.Reasons.Count > 0 ? clv.Reasons[0] : null);
    }

    [Fact]
    public async Task Without_a_day_it_counts_up_to_the_last_complete_one()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        (await manager.GetAsync<ClvResponse>("/api/v1/reports/clv")).AsOf.ShouldBe(new DateOnly(2026, 3, 1));
        (await manager.GetAsync<ClvResponse>("/api/v1/reports/clv?asOf=2025-12-01")).AsOf.ShouldBe(new DateOnly(2025, 12, 1));
    }

    [Fact]
    public async Task Who_sees_only_their_own_customers_is_refused()
    {
        using var staff = await pulled.Api.SignInAsync(pulled.Cast.Staff);

        await staff.ProblemAsync("/api/v1/reports/clv", 403, "not-allowed");
    }
}
