using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Tags;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Pull;
using PrivateTraffic.Sync.Runs;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.RateLimits;

namespace PrivateTraffic.Sync.Tags;

/// <summary>
/// Tells WeCom what was decided about the tags of one pair of member and customer. It is told at least once: what is cut off between the
/// effect and the note is told again, which changes nothing there.
/// </summary>
internal sealed class TagDeliverer(PrivateTrafficDb db, WeComClients clients, TimeProvider clock)
{
    /// <summary>For how long a pair is kept from other processes; a delivery that takes longer is broken off.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Delivers what waits for a pair.</summary>
    public async Task<DeliveryOutcome> DeliverAsync(KnownCorp corp, TagPair pair, CancellationToken cancellation)
    {
        if (!await ClaimAsync(corp, pair, cancellation))
        {
            return DeliveryOutcome.Nothing;
        }

        var marks = await WaitingOf(corp, pair).AsNoTracking().ToListAsync(cancellation);
        using var limit = new CancellationTokenSource(Claim - TimeSpan.FromSeconds(20), clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            await MarkAsync(corp, pair, marks, both.Token);
            await NoteDeliveredAsync(corp, pair, marks, cancellation);
            return DeliveryOutcome.Delivered;
        }
        catch (WeComException refused) when (IsFinal(refused) && marks.Count > 1)
        {
            // One tag that is refused must not keep the others.
            return await DeliverOneByOneAsync(corp, pair, marks, cancellation);
        }
        catch (WeComException refused) when (IsFinal(refused))
        {
            await GiveUpAsync(corp, pair, marks, refused, cancellation);
            return DeliveryOutcome.Refused;
        }
        catch (WeComCallException error)
        {
            await PostponeAsync(corp, pair, marks, error, cancellation);
            return IsOfThePair(error) ? DeliveryOutcome.Postponed : DeliveryOutcome.WeComIsAway;
        }
    }

    /// <summary>Takes the pair, unless somebody is at it or it is too early for one of its tags.</summary>
    private async Task<bool> ClaimAsync(KnownCorp corp, TagPair pair, CancellationToken cancellation)
    {
        var now = Now;
        var until = now + Claim;
        var waiting = WaitingOf(corp, pair);
        return await db.WriteAsync(
            () => waiting.Where(m => m.NotBefore <= now && !waiting.Any(other => other.NotBefore > now))
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.NotBefore, until), cancellation), cancellation) > 0;
    }

    private async Task<DeliveryOutcome> DeliverOneByOneAsync(
        KnownCorp corp, TagPair pair, IReadOnlyList<TagMark> marks, CancellationToken cancellation)
    {
        foreach (var mark in marks)
        {
            try
            {
                await MarkAsync(corp, pair, [mark], cancellation);
                await NoteDeliveredAsync(corp, pair, [mark], cancellation);
            }
            catch (WeComException refused) when (IsFinal(refused))
            {
                await GiveUpAsync(corp, pair, [mark], refused, cancellation);
            }
            catch (WeComCallException error)
            {
                await PostponeAsync(corp, pair, marks, error, cancellation);
                return DeliveryOutcome.Postponed;
            }
        }

        return DeliveryOutcome.Refused;
    }

    private Task MarkAsync(KnownCorp corp, TagPair pair, IReadOnlyList<TagMark> marks, CancellationToken cancellation) =>
        clients.For(corp, CallPriority.Interactive).Tags.MarkAsync(
            new MemberId(pair.UserId),
            new ExternalUserId(pair.ExternalUserId),
            [.. marks.Where(m => m.IsOn).Select(m => new TagId(m.TagId))],
            [.. marks.Where(m => !m.IsOn).Select(m => new TagId(m.TagId))],
            cancellation);

    private Task NoteDeliveredAsync(KnownCorp corp, TagPair pair, IReadOnlyList<TagMark> marks, CancellationToken cancellation) =>
        db.WriteAsync(async () =>
        {
            var now = Now;
            foreach (var mark in marks)
            {
                await new TagMarkStore(db).Sent(mark).ExecuteUpdateAsync(
                    m => m.SetProperty(x => x.Delivery, TagDelivery.Delivered).SetProperty(x => x.DeliveredAt, now)
                        .SetProperty(x => x.Problem, (string?)null).SetProperty(x => x.ErrorCode, (int?)null), cancellation);
            }

            await ReleaseAsync(corp, pair, now, cancellation);
        }, cancellation);

    private Task GiveUpAsync(
        KnownCorp corp, TagPair pair, IReadOnlyCollection<TagMark> marks, WeComException refused, CancellationToken cancellation) =>
        db.WriteAsync(async () =>
        {
            var relation = await db.FollowRelations.AsNoTracking().SingleAsync(
                r => r.CorpId == corp.Id && r.UserId == pair.UserId && r.ExternalUserId == pair.ExternalUserId, cancellation);
            await new TagMarkStore(db).FailAsync(relation, marks, ProblemText.Of(refused), refused.ErrorCode, cancellation);
            await ReleaseAsync(corp, pair, Now, cancellation);
        }, cancellation);

    private Task<int> PostponeAsync(
        KnownCorp corp, TagPair pair, IReadOnlyList<TagMark> marks, WeComCallException error, CancellationToken cancellation)
    {
        var pause = PauseAfter(marks.Max(m => m.Attempts));
        var until = Now + (error.RetryAfter > pause ? error.RetryAfter.Value : pause);
        var (problem, code) = (ProblemText.Of(error), (error as WeComException)?.ErrorCode);
        return db.WriteAsync(
            () => WaitingOf(corp, pair).ExecuteUpdateAsync(
                m => m.SetProperty(x => x.NotBefore, until).SetProperty(x => x.Attempts, x => x.Attempts + 1)
                    .SetProperty(x => x.Problem, problem).SetProperty(x => x.ErrorCode, code), cancellation), cancellation);
    }

    /// <summary>What was decided while we were at it need not wait any longer.</summary>
    private Task<int> ReleaseAsync(KnownCorp corp, TagPair pair, DateTime now, CancellationToken cancellation) =>
        WaitingOf(corp, pair).ExecuteUpdateAsync(m => m.SetProperty(x => x.NotBefore, now), cancellation);

    private IQueryable<TagMark> WaitingOf(KnownCorp corp, TagPair pair) => db.TagMarks.Where(m => m.CorpId == corp.Id
        && m.UserId == pair.UserId && m.ExternalUserId == pair.ExternalUserId && m.Delivery == TagDelivery.Waiting);

    private static TimeSpan PauseAfter(int attempts) =>
        TimeSpan.FromTicks(Math.Min(FirstPause.Ticks << Math.Min(attempts, 16), LongestPause.Ticks));

    private static bool IsFinal(WeComException refused) => refused is { IsTransient: false, Action: not WeComErrorAction.Configuration };

    /// <summary>Whether the error says nothing about other pairs.</summary>
    private static bool IsOfThePair(WeComCallException error) => error is WeComException { ErrorCode: ErrorCodes.WriteConflict };
}

/// <summary>A member and a customer of theirs.</summary>
internal sealed record TagPair(string UserId, string ExternalUserId);

/// <summary>What became of a delivery.</summary>
internal enum DeliveryOutcome
{
    /// <summary>Somebody else was at it, or it was too early.</summary>
    Nothing,

    Delivered,

    /// <summary>WeCom refuses a tag for good; the member is told.</summary>
    Refused,

    /// <summary>It is tried again later.</summary>
    Postponed,

    /// <summary>WeCom does not answer, or refuses whatever is asked.</summary>
    WeComIsAway,
}
