using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;

namespace PrivateTraffic.Data.Tags;

/// <summary>A decision about tags of one relation.</summary>
/// <param name="Relation">The relation as it was read; its corp, member and customer say which one.</param>
/// <param name="Add">Tags that shall be there.</param>
/// <param name="Remove">Tags that shall not.</param>
/// <param name="Origin">Who decides.</param>
/// <param name="SetBy">The member who decides; null for rules.</param>
/// <param name="At">When.</param>
public sealed record TagDecision(
    FollowRelation Relation,
    IReadOnlyCollection<string> Add,
    IReadOnlyCollection<string> Remove,
    TagOrigin Origin,
    string? SetBy,
    DateTime At);

/// <summary>
/// Keeps tags of relations and the marks on them in step: ours on their way to WeCom, and what comes back from there. To be used inside a
/// write transaction. Whoever changes tags holds the customer's row first, so that a pull and a person never write over each other.
/// </summary>
public sealed class TagMarkStore(PrivateTrafficDb db)
{
    /// <summary>As many as WeCom lets a member give one customer (D92118).</summary>
    public const int MostTags = 3_000;

    /// <summary>
    /// Writes what was decided and queues it for WeCom: only what differs from what is there. A decision that WeCom had refused is queued
    /// anew when it is made again, and forgotten when its opposite is. A person's decision stands against rules.
    /// </summary>
    /// <returns>How many tags were changed.</returns>
    /// <exception cref="TagsFullException">The relation would have more than <see cref="MostTags"/>.</exception>
    public async Task<int> DecideAsync(TagDecision decision, CancellationToken cancellation)
    {
        var ((corpId, userId, external), at) = (PairOf(decision.Relation), decision.At);
        await db.Dialect.LockCustomers(db, [decision.Relation.CustomerId]).Select(c => c.Id).ToArrayAsync(cancellation);
        var relation = await db.FollowRelations
            .SingleAsync(r => r.CorpId == corpId && r.UserId == userId && r.ExternalUserId == external, cancellation);
        var marks = await db.TagMarks
            .Where(m => m.CorpId == corpId && m.UserId == userId && m.ExternalUserId == external)
            .ToDictionaryAsync(m => m.TagId, cancellation);
        var notBefore = marks.Values.Where(m => m.Delivery == TagDelivery.Waiting).Select(m => m.NotBefore).Append(at).Max();
        var changed = 0;
        foreach (var (tag, isOn) in decision.Add.Select(t => (t, true)).Concat(decision.Remove.Select(t => (t, false))))
        {
            var mark = marks.GetValueOrDefault(tag);
            var isThere = relation.Tags.Contains(tag);
            if (decision.Origin == TagOrigin.Rule && !MayRuleChange(mark, isThere))
            {
                continue;
            }

            if (isThere == isOn)
            {
                if (mark is { Delivery: TagDelivery.Failed } && mark.IsOn != isOn)
                {
                    db.TagMarks.Remove(mark);
                }

                continue;
            }

            mark ??= db.TagMarks.Add(NewMark(tag)).Entity;
            (mark.IsOn, mark.Origin, mark.SetBy, mark.SetAt) = (isOn, decision.Origin, decision.SetBy, at);
            (mark.Delivery, mark.Attempts, mark.NotBefore, mark.Problem, mark.ErrorCode) = (TagDelivery.Waiting, 0, notBefore, null, null);
            mark.Revision++;
            Put(relation, tag, isOn);
            changed++;
        }

        if (relation.Tags.Count > MostTags)
        {
            throw new TagsFullException();
        }

        await db.SaveChangesAsync(cancellation);
        return changed;

        TagMark NewMark(string tag) => new()
        {
            CorpId = corpId,
            UserId = userId,
            ExternalUserId = external,
            TagId = tag,
            IsOn = true,
            Origin = decision.Origin,
            SetAt = at,
            Delivery = TagDelivery.Waiting,
            NotBefore = notBefore,
            Revision = 0,
        };
    }

    /// <summary>
    /// Brings what WeCom says of relations and what was decided here together. What WeCom has not been told, or was told after it was
    /// asked, holds; what it was told before and says otherwise was changed there by a person, and that holds.
    /// </summary>
    /// <param name="corpId">Our number of the corp.</param>
    /// <param name="relations">As WeCom says; their tags are put right.</param>
    /// <param name="askedAt">When WeCom was asked, or earlier.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async Task ReconcileAsync(
        int corpId, IReadOnlyList<FollowRelation> relations, DateTime askedAt, CancellationToken cancellation)
    {
        var ids = relations.Select(r => r.ExternalUserId).Distinct().ToArray();
        var marks = (await db.TagMarks.AsNoTracking().Where(m => m.CorpId == corpId && ids.Contains(m.ExternalUserId))
            .ToListAsync(cancellation)).ToLookup(m => (m.CorpId, m.UserId, m.ExternalUserId));
        if (marks.Count == 0)
        {
            return;
        }

        var changed = new List<TagMark>();
        foreach (var relation in relations)
        {
            foreach (var mark in marks[PairOf(relation)])
            {
                var isAsDecided = relation.Tags.Contains(mark.TagId) == mark.IsOn;
                if (mark.Delivery == TagDelivery.Waiting || (mark.Delivery == TagDelivery.Delivered && mark.DeliveredAt >= askedAt))
                {
                    Put(relation, mark.TagId, mark.IsOn);
                }
                else if (isAsDecided == (mark.Delivery == TagDelivery.Failed))
                {
                    changed.Add(DecidedInWeCom(mark, isAsDecided == mark.IsOn, askedAt));
                }
            }
        }

        await db.UpsertAsync(changed, cancellation);
    }

    /// <summary>Gives up on tags that WeCom refuses for good: what we hold of them is again what WeCom holds.</summary>
    public async Task FailAsync(
        FollowRelation pair, IReadOnlyCollection<TagMark> marks, string problem, int? errorCode, CancellationToken cancellation)
    {
        var (corpId, userId, external) = PairOf(pair);
        await db.Dialect.LockCustomers(db, [pair.CustomerId]).Select(c => c.Id).ToArrayAsync(cancellation);
        var relation = await db.FollowRelations
            .SingleAsync(r => r.CorpId == corpId && r.UserId == userId && r.ExternalUserId == external, cancellation);
        foreach (var mark in marks)
        {
            var failed = await Sent(mark).ExecuteUpdateAsync(
                m => m.SetProperty(x => x.Delivery, TagDelivery.Failed).SetProperty(x => x.Attempts, x => x.Attempts + 1)
                    .SetProperty(x => x.Problem, problem).SetProperty(x => x.ErrorCode, errorCode), cancellation);
            if (failed > 0)
            {
                Put(relation, mark.TagId, !mark.IsOn);
            }
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The mark as it was when it was sent; nothing where another decision was made since.</summary>
    public IQueryable<TagMark> Sent(TagMark mark) => db.TagMarks.Where(m => m.CorpId == mark.CorpId && m.UserId == mark.UserId
        && m.ExternalUserId == mark.ExternalUserId && m.TagId == mark.TagId && m.Revision == mark.Revision
        && m.Delivery == TagDelivery.Waiting);

    /// <summary>A rule changes what rules have set, and puts on what nobody has decided about.</summary>
    private static bool MayRuleChange(TagMark? mark, bool isThere) => mark is null ? !isThere : mark.Origin == TagOrigin.Rule;

    private static (int Corp, string User, string External) PairOf(FollowRelation relation) =>
        (relation.CorpId, relation.UserId, relation.ExternalUserId);

    private static TagMark DecidedInWeCom(TagMark mark, bool isThere, DateTime at)
    {
        (mark.IsOn, mark.Origin, mark.SetBy, mark.SetAt, mark.DeliveredAt) = (isThere, TagOrigin.WeCom, null, at, at);
        (mark.Delivery, mark.Problem, mark.ErrorCode) = (TagDelivery.Delivered, null, null);
        mark.Revision++;
        return mark;
    }

    private static void Put(FollowRelation relation, string tag, bool isOn)
    {
        if (relation.Tags.Contains(tag) != isOn)
        {
            relation.Tags = isOn ? [.. relation.Tags, tag] : [.. relation.Tags.Where(t => t != tag)];
        }
    }
}

/// <summary>A member has given a customer as many tags as WeCom allows.</summary>
public sealed class TagsFullException() : Exception($"A member may give one customer {TagMarkStore.MostTags} tags at most.");
