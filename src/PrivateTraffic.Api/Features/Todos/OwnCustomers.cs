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
using PrivateTraffic.Domain.Rfm;
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
            found.AddRange(await RepliesAsync(corp, member, ids, histories.ToDictionary(h => h.Id, h => h.History), externalIds, model, today, cancellation));
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
        var (placer, reader, view) = (new Placer(model), new RfmReader(thresholds.Rules.WindowDays), new HistoryView());
        foreach (var (id, externalUserId, packed) in customers)
        {
            if (placer.Place(view.Load(packed), today) is not { } placement)
            {
                continue;
            }

            var customer = new OwnCustomer(id, externalUserId, placement);
            if (reader.Read(view, thresholds.AsOf) is { } facts && thresholds.Rfm.LabelOf(facts).Recall is { } priority)
            {
                yield return Todo.Recall(customer, facts, priority, thresholds.AsOf);
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
    private async Task<IEnumerable<Todo>> RepliesAsync(
        KnownCorp corp,
        SignedInMember member,
        long[] ids,
        Dictionary<long, byte[]> histories,
        Dictionary<long, string> externalIds,
        SegmentationModel model,
        DateOnly today,
        CancellationToken cancellation)
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
        var (placer, view) = (new Placer(model), new HistoryView());
        return written.Where(w => !(answered.TryGetValue(w.Customer, out var at) && at >= w.At) && histories.ContainsKey(w.Customer))
            .Select(w => (w.Customer, On: corp.Calendar.DayOf(w.At), Placement: placer.Place(view.Load(histories[w.Customer]), today)))
            .Where(w => w.Placement is not null)
            .Select(w => Todo.Reply(new OwnCustomer(w.Customer, externalIds[w.Customer], w.Placement!.Value), w.On, today)).ToList();
    }
}
