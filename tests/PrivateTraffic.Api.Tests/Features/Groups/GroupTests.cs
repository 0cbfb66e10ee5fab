using System.Text.Json;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Api.Features.Groups;
using PrivateTraffic.Api.Features.Reports;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Features.Groups;

public sealed class GroupTests(PulledCompany pulled)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_manager_sees_all_customers_of_a_group_by_cell_and_stage_and_whom_of_them_to_win_back()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        var group = (await GroupsAsync()).MaxBy(g => ExternalOf(g).Count);
        var known = await KnownAsync(ExternalOf(group));
        var recall = (await manager.GetAsync<RfmResponse>("/api/v1/reports/rfm")).Recall.Customers.Select(c => c.CustomerId).ToHashSet();

        var seen = await manager.GetAsync<GroupCompositionResponse>($"/api/v1/groups/{IdOf(group)}");

        seen.External.ShouldBe(ExternalOf(group).Count);
        seen.Customers.ShouldBe(known.Count);
        var cards = new List<CardResponse>();
        foreach (var customer in known.Keys)
        {
            cards.Add(await manager.GetAsync<CardResponse>($"/api/v1/contacts/{customer}/card"));
        }

        seen.Cells.ToDictionary(c => c.Key, c => c.Count).ShouldBe(cards.CountBy(c => c.Standing!.Cell).ToDictionary(), ignoreOrder: true);
        seen.Stages.ToDictionary(c => c.Key, c => c.Count)
            .ShouldBe(cards.CountBy(c => c.Standing!.Lifecycle).ToDictionary(), ignoreOrder: true);
        seen.Recall.Select(r => r.CustomerId).ShouldBe(known.Values.Where(recall.Contains), ignoreOrder: true);
    }

    [Fact]
    public async Task A_member_of_the_group_sees_their_own_customers_alone()
    {
        var groups = await GroupsAsync();
        var group = groups.First(g => MembersOf(g).Contains(pulled.Cast.Staff));
        var own = pulled.Facts.CustomersOf(pulled.Cast.Staff).ToHashSet();
        using var staff = await pulled.Api.SignInAsync(pulled.Cast.Staff);

        var seen = await staff.GetAsync<GroupCompositionResponse>($"/api/v1/groups/{IdOf(group)}");

        seen.External.ShouldBe(ExternalOf(group).Count);
        seen.Customers.ShouldBeLessThanOrEqualTo(ExternalOf(group).Count);
        seen.Customers.ShouldBeGreaterThanOrEqualTo(ExternalOf(group).Count(own.Contains));
        seen.Recall.ShouldAllBe(r => own.Contains(r.ExternalUserId));
        seen.Cells.Sum(c => c.Count).ShouldBe(seen.Customers);
    }

    [Fact]
    public async Task A_group_that_a_member_is_not_in_and_one_that_is_made_up_are_refused()
    {
        var foreign = (await GroupsAsync()).First(g => !MembersOf(g).Contains(pulled.Cast.Staff));
        using var staff = await pulled.Api.SignInAsync(pulled.Cast.Staff);

        await staff.ProblemAsync($"/api/v1/groups/{IdOf(foreign)}", 403, "not-your-group");
        await staff.ProblemAsync("/api/v1/groups/wr_forged", 404, "unknown-group");
    }

    private async Task<List<JsonElement>> GroupsAsync() => [.. (await pulled.Company.TruthAsync("groups", Cancellation))
        .Where(g => !g.GetProperty("dismissed").GetBoolean() && pulled.Facts.CustomersOf(g.GetProperty("owner").GetString()!).Any())];

    private static string IdOf(JsonElement group) => group.GetProperty("chat_id").GetString()!;

    private static List<string> MembersOf(JsonElement group) => People(group, isMember: true);

    private static List<string> ExternalOf(JsonElement group) => People(group, isMember: false);

    private static List<string> People(JsonElement group, bool isMember) => [.. group.GetProperty("members").EnumerateArray()
        .Where(m => m.GetProperty("type").GetInt32() == 1 == isMember).Select(m => m.GetProperty("userid").GetString()!)];

    /// <summary>Our numbers of the people whom we know as customers.</summary>
    private async Task<Dictionary<string, long>> KnownAsync(List<string> externalIds)
    {
        await using var db = pulled.Api.Open();
        return db.Contacts.Where(c => externalIds.Contains(c.ExternalUserId)).ToDictionary(c => c.ExternalUserId, c => c.CustomerId);
    }
}
