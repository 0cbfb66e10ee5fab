using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Sync.Tests.World;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Sync.Tests.Callbacks;

/// <summary>Members and customers of a company who do things with each other.</summary>
internal sealed class People
{
    private readonly SimulatedCompany company;
    private readonly List<FollowRelation> relations;
    private int taken;

    private People(SimulatedCompany company, List<FollowRelation> relations, IReadOnlyList<string> chats)
    {
        this.company = company;
        this.relations = relations;
        Chats = chats;
    }

    /// <summary>Group chats.</summary>
    public IReadOnlyList<string> Chats { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>
    /// Finds pairs whose customer has that one member, so that nothing but what they do changes what is shown of the customer.
    /// </summary>
    public static async Task<People> OfAsync(SimulatedCompany company, Installation installation)
    {
        await using var db = installation.Open();
        var relations = await db.FollowRelations.AsNoTracking()
            .Where(r => r.Status == RelationStatus.Active && db.FollowRelations.Count(o => o.ExternalUserId == r.ExternalUserId) == 1)
            .OrderBy(r => r.ExternalUserId).ToListAsync(Cancellation);
        var mutual = (await company.TruthAsync("relations", Cancellation)).Where(r => r.GetProperty("status").GetString() == "mutual")
            .Select(r => r.GetProperty("external_userid").GetString()).ToHashSet();
        var chats = await db.GroupChats.AsNoTracking().OrderBy(g => g.ChatId).Select(g => g.ChatId).ToListAsync(Cancellation);
        return new People(company, relations.FindAll(r => mutual.Contains(r.ExternalUserId)), chats);
    }

    /// <summary>A pair that nobody has taken yet.</summary>
    public FollowRelation Pair() => relations[taken++];

    /// <summary>Lets the two do something.</summary>
    public Task ActAsync(string act, FollowRelation pair) => company.ActAsync(
        new { act, userid = pair.UserId, external_userid = pair.ExternalUserId }, Cancellation);

    public Task RemarkAsync(FollowRelation pair, string remark) => company.ActAsync(
        new { act = "edit_remark", userid = pair.UserId, external_userid = pair.ExternalUserId, remark }, Cancellation);

    /// <summary>Lets a member gain a customer who was nobody's before.</summary>
    /// <returns>The customer's external user id.</returns>
    public async Task<string> AddAsync(string userId, bool half = false) =>
        (await company.ActAsync(new { act = "add_customer", userid = userId, half }, Cancellation)).GetProperty("external_userid")
            .GetString()!;
}
