using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Data.Scripts;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Features.Todos;

/// <summary>Goes through a member's own customers and finds what is to be done about them.</summary>
internal sealed class OwnCustomers(PrivateTrafficDb db, ModelStore models, RecallThresholds recall)
{
    /// <summary>A message is worth an answer for so many days.</summary>
    private const int ReplyDays = 3;

    private const int AtOnce = 500;

    public async Task<IReadOnlyList<Todo>> FindAsync(
        KnownCorp corp, SignedInMember member, DateOnly today, int within, CancellationToken cancellation)
    {
        var model = (await models.InEffectAsync(corp.Id, today, cancellation)).Model;
        var thresholds = await recall.ReadAsync(corp.Id, today, cancellation);
        var own = await db.FollowRelations.AsNoTracking()
            .Where(r => r.CorpId == corp.Id && r.UserId == member.UserId && r.Status == RelationStatus.Active)
            .Select(r => new { r.CustomerId, r.ExternalUserId }).ToListAsync(cancellation);
        var externalIds = own.DistinctBy(r => r.CustomerId).ToDictionary(r => r.CustomerId, r => r.ExternalUserId);
        var found = new List<Todo>();
        foreach (var ids in externalIds.Keys.Chunk(AtOnce))
        {
            var histories = await db.Customers.AsNoTracking().Where(c => ids.Contains(c.Id) && c.CorpId == corp.Id && c.MergedInto == null)
                .Select(c => new { c.Id, c.History }).ToListAsync(cancellation);
            found.AddRange(OfHistories(histories.Select(h => (h.Id, externalIds[h.Id], h.History)), model, thresholds, today, within));
            var written = await UnansweredAsync(corp, member, ids, today, cancellation);
            found.AddRange(RepliesTo(written, histories.ToDictionary(h => h.Id, h => h.History), externalIds, model, corp, today));
        }

        return found;
    }

    private static IEnumerable<Todo> OfHistories(
        IEnumerable<(long Id, string ExternalUserId, byte[] History)> customers,
        SegmentationModel model,
        RecallThresholds.Derived thresholds,
        DateOnly today,
        int within)
    {
        var (placer, reader, view) = (new Placer(model), thresholds.NewReader(), new HistoryView());
        foreach (var (id, externalUserId, packed) in customers)
        {
            if (placer.Place(view.Load(packed), today) is not { } placement)
            {
                continue;
            }

            var customer = new OwnCustomer(id, externalUserId, placement);
            if (thresholds.RecallOf(view, reader) is { } recalled)
            {
                yield return Todo.Recall(customer, recalled, thresholds.AsOf);
            }
            else if (EndOfStage(placement, model, today, within) is { } on
                && placer.Place(view, on)?.Stage is { } next and (LifecycleStage.Silent or LifecycleStage.Churn) && next != placement.Stage)
            {
                yield return Todo.StageEnds(customer, next, on, today);
            }
        }
    }

    /// <summary>The day on which the calendar alone ends the stage, if that is soon.</summary>
    private static DateOnly? EndOfStage(Placement placement, SegmentationModel model, DateOnly today, int within)
    {
        // Nothing changes by itself before this day.
        if (placement.NextOn is not { } next || next > today.AddDays(within))
        {
            return null;
        }

        var why = PlacementExplanation.Of(placement, model).Lifecycle;
        var on = placement.Stage == LifecycleStage.Silent ? why.ChurnOn : why.SilentOn;
        return on <= today.AddDays(within) ? on : null;
    }

    /// <summary>
    /// Who wrote lately and was sent no script since. WeCom tells of few messages, and of no answer typed by hand: the reason says so.
    /// </summary>
    private async Task<IReadOnlyList<(long CustomerId, DateTime At)>> UnansweredAsync(
        KnownCorp corp, SignedInMember member, long[] ids, DateOnly today, CancellationToken cancellation)
    {
        var since = corp.Calendar.StartOf(today.AddDays(1 - ReplyDays)).UtcDateTime;
        var written = await db.Interactions.AsNoTracking()
            .Where(i => ids.Contains(i.CustomerId) && i.OccurredAt >= since && i.Kind == InteractionKind.Chat && !i.IsDateOnly
                && (i.UserId == null || i.UserId == member.UserId))
            .GroupBy(i => i.CustomerId).Select(g => new { Customer = g.Key, At = g.Max(i => i.OccurredAt) }).ToListAsync(cancellation);
        var writers = written.Select(w => w.Customer).ToArray();
        var answered = (await db.ScriptSends.AsNoTracking()
            .Where(s => writers.Contains(s.CustomerId) && s.At >= since && s.Outcome == SendOutcome.Sent)
            .GroupBy(s => s.CustomerId).Select(g => new { Customer = g.Key, At = g.Max(s => s.At) }).ToListAsync(cancellation))
            .ToDictionary(s => s.Customer, s => s.At);
        return [.. written.Where(w => !(answered.TryGetValue(w.Customer, out var at) && at >= w.At)).Select(w => (w.Customer, w.At))];
    }

    private static IEnumerable<Todo> RepliesTo(
        IReadOnlyList<(long CustomerId, DateTime At)> written,
        Dictionary<long, byte[]> histories,
        Dictionary<long, string> externalIds,
        SegmentationModel model,
        KnownCorp corp,
        DateOnly today)
    {
        var (placer, view) = (new Placer(model), new HistoryView());
        foreach (var (id, at) in written)
        {
            if (histories.TryGetValue(id, out var packed) && placer.Place(view.Load(packed), today) is { } placement)
            {
                yield return Todo.Reply(new OwnCustomer(id, externalIds[id], placement), corp.Calendar.DayOf(at), today);
            }
        }
    }
}
