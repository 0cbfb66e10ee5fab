using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Tags;
using PrivateTraffic.Sync.Tests.World;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Sync.Tests.Tags;

/// <summary>A member who decides about tags of customers, and what WeCom holds of them.</summary>
internal sealed class TagDesk(SimulatedCompany company, Installation installation)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Relations that both sides keep, each with a tag that it has and one that it lacks.</summary>
    public async Task<IReadOnlyList<(FollowRelation Pair, string Has, string Lacks)>> PairsAsync(int count)
    {
        await using var db = installation.Open();
        var mutual = (await company.TruthAsync("relations", Cancellation)).Where(r => r.GetProperty("status").GetString() == "mutual")
            .Select(r => r.GetProperty("external_userid").GetString()).ToHashSet();
        var library = await db.CorpTags.AsNoTracking().OrderBy(t => t.TagId).Select(t => t.TagId).ToListAsync(Cancellation);
        var relations = await db.FollowRelations.AsNoTracking().Where(r => r.Status == RelationStatus.Active).OrderBy(r => r.ExternalUserId)
            .ToListAsync(Cancellation);
        return
        [
            .. relations.Where(r => r.Tags.Exists(library.Contains) && mutual.Contains(r.ExternalUserId))
                .DistinctBy(r => r.CustomerId).Take(count)
                .Select(r => (r, r.Tags.First(library.Contains), library.First(t => !r.Tags.Contains(t)))),
        ];
    }

    public async Task<int> DecideAsync(FollowRelation pair, string[] add, string[] remove, TagOrigin origin = TagOrigin.Manual)
    {
        await using var db = installation.Open();
        var decision = new TagDecision(pair, add, remove, origin, pair.UserId, company.Now.UtcDateTime);
        return await db.WriteAsync(() => new TagMarkStore(db).DecideAsync(decision, Cancellation), Cancellation);
    }

    public async Task<TagMark> MarkAsync(FollowRelation pair, string tag)
    {
        await using var db = installation.Open();
        return await db.TagMarks.AsNoTracking()
            .SingleAsync(m => m.ExternalUserId == pair.ExternalUserId && m.UserId == pair.UserId && m.TagId == tag, Cancellation);
    }

    public async Task<IReadOnlyList<string>> StoredAsync(FollowRelation pair)
    {
        await using var db = installation.Open();
        return (await db.FollowRelations.AsNoTracking()
            .SingleAsync(r => r.ExternalUserId == pair.ExternalUserId && r.UserId == pair.UserId, Cancellation)).Tags;
    }

    /// <summary>The tags in WeCom.</summary>
    public async Task<IReadOnlyList<string>> TrueAsync(FollowRelation pair) =>
    [
        .. (await company.TruthAsync("relations", Cancellation))
            .Single(r => r.GetProperty("external_userid").GetString() == pair.ExternalUserId
                && string.Equals(r.GetProperty("userid").GetString(), pair.UserId, StringComparison.OrdinalIgnoreCase))
            .GetProperty("tag_id").EnumerateArray().Select(t => t.GetString()!),
    ];

    /// <summary>The member changes tags in WeCom itself.</summary>
    public Task ChangeInWeComAsync(FollowRelation pair, string[] add, string[] remove) => company.ActAsync(
        new { act = "edit_tags", userid = pair.UserId, external_userid = pair.ExternalUserId, add, remove }, Cancellation);

    /// <summary>Delivers again and again, as time goes by, until nothing waits.</summary>
    public async Task DeliverThroughAsync()
    {
        for (var round = 0; round < 40; round++)
        {
            await installation.DeliverTagsAsync();
            await using var db = installation.Open();
            if (!await db.TagMarks.AnyAsync(m => m.Delivery == TagDelivery.Waiting, Cancellation))
            {
                return;
            }

            await company.AdvanceAsync(TimeSpan.FromMinutes(5), Cancellation);
        }

        throw new TimeoutException("Some tags never arrived.");
    }
}
