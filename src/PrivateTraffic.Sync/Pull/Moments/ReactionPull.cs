using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Data.Moments;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Moments;

namespace PrivateTraffic.Sync.Pull.Moments;

/// <summary>
/// Likes and comments. WeCom has no callback for them, so each publication is read again while it still grows: an hour after the moment was
/// made, then after 6 hours, a day, 3 days and a week. A member may publish a company's moment days
/// after it was made, and WeCom does not say when; so it is read after two weeks and a month, too.
/// </summary>
internal sealed class ReactionPull : IPullArea
{
    public const string Source = "moment";

    private const int PerTransaction = 50;
    private const int AtOnce = 8;
    private static readonly TimeSpan[] ReadAfter =
    [
        TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7), TimeSpan.FromDays(
            14), TimeSpan.FromDays(30),
    ];

    public string Name => Areas.Reactions;

    /// <summary>When a publication is read after now; null when it is no longer expected to grow.</summary>
    internal static DateTime? NextReadAfter(DateTime createdAt, DateTime now)
    {
        foreach (var after in ReadAfter)
        {
            if (createdAt + after > now)
            {
                return createdAt + after;
            }
        }

        return null;
    }

    public async Task PullAsync(StepContext step, CancellationToken cancellation)
    {
        while (true)
        {
            var now = step.Now;
            var due = await DueAsync(step, cancellation);
            var interactions = new List<NewInteraction>();
            foreach (var some in due.Chunk(AtOnce))
            {
                var read = await Task.WhenAll(some.Select(p => ReadAsync(step, p.Publication, cancellation)));
                foreach (var ((publication, createdAt), reactions) in some.Zip(read))
                {
                    interactions.AddRange(reactions is null ? [] : InteractionsOf(publication, reactions));
                    publication.Likes = reactions?.Likes.Count ?? publication.Likes;
                    publication.Comments = reactions?.Comments.Count ?? publication.Comments;
                    publication.NextReadAt = reactions is null ? null : NextReadAfter(createdAt, now);
                }
            }

            await step.SaveAsync(async () =>
            {
                await new FactStore(step.Db, step.Corp.Calendar).AddAsync(step.Corp.Id, interactions, cancellation);
                await step.Db.UpsertAsync([.. due.Select(d => d.Publication)], cancellation);
            }, "", due.Count, isLast: due.Count == 0, cancellation);
            if (due.Count == 0)
            {
                return;
            }
        }
    }

    /// <summary>Publications that were due when the run began; those that are read get a later date, so the list gets shorter.</summary>
    private static async Task<List<(MomentPublication Publication, DateTime CreatedAt)>> DueAsync(
        StepContext step, CancellationToken cancellation)
    {
        var due = await (
            from p in step.Db.MomentPublications.AsNoTracking()
            where p.CorpId == step.Corp.Id && p.NextReadAt <= step.Run.StartedAt
            join m in step.Db.Moments on new { p.CorpId, p.MomentId } equals new { m.CorpId, m.MomentId }
            orderby p.MomentId, p.UserId
            select new { Publication = p, m.CreatedAt }).Take(PerTransaction).ToListAsync(cancellation);
        return due.ConvertAll(d => (d.Publication, d.CreatedAt));
    }

    /// <summary>What a publication has now; null when it is gone, or its member is: then nothing more is to be learned.</summary>
    private static async Task<MomentInteractions?> ReadAsync(
        StepContext step, MomentPublication publication, CancellationToken cancellation)
    {
        try
        {
            return await step.Client.Moments.GetInteractionsAsync(
                new MomentId(publication.MomentId), new MemberId(publication.UserId), cancellation);
        }
        catch (WeComException error) when (error.Action == WeComErrorAction.Skip)
        {
            return null;
        }
    }

    private static IEnumerable<NewInteraction> InteractionsOf(MomentPublication publication, MomentInteractions reactions) =>
        Of(publication, InteractionKind.Like, reactions.Likes).Concat(Of(publication, InteractionKind.Comment, reactions.Comments));

    /// <summary>WeCom says who and when, not what: two comments of one customer in the same second are told apart by counting.</summary>
    private static IEnumerable<NewInteraction> Of(
        MomentPublication publication, InteractionKind kind, IEnumerable<MomentInteraction> reactions) =>
        reactions.Where(r => r.Customer is not null)
            .GroupBy(r => (Customer: r.Customer!.Value.Value, Second: r.At.ToUnixTimeSeconds()))
            .SelectMany(g => g.Select((r, i) => new NewInteraction(
                new IdentityKey(IdentityKind.ExternalUserId, g.Key.Customer),
                kind,
                r.At.UtcDateTime,
                false,
                Source,
                $"{publication.MomentId}/{publication.UserId}/{g.Key.Customer}/{kind}/{g.Key.Second}{(i == 0 ? "" : $"/{i}")}",
                publication.UserId)));
}
