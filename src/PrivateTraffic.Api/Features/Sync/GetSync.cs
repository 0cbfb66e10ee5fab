using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Sync;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Runs;
using PrivateTraffic.WeCom.RateLimits;

namespace PrivateTraffic.Api.Features.Sync;

/// <summary>How the data come in: the run under way, what is stored, what waits, what is left of WeCom's quotas.</summary>
public static class GetSync
{
    /// <param name="CorpId">Our number of the corp.</param>
    /// <param name="Language">The language of the advice.</param>
    public sealed record Query(int CorpId, TextLanguage Language) : IRequest<SyncResponse>;

    internal sealed class Handler(
        PrivateTrafficDb db,
        CorpRegistry corps,
        PlacementIndex index,
        TagQueue tags,
        IRateBudget budget,
        SyncRuns syncRuns,
        IOptions<SyncOptions> options) : IRequestHandler<Query, SyncResponse>
    {
        public async Task<SyncResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var corp = await corps.FindAsync(request.CorpId, cancellationToken) ?? throw new ProblemException(ProblemCode.NotFound);
            var runs = db.SyncRuns.AsNoTracking().Where(r => r.CorpId == corp.Id);
            var last = await runs.OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
            return new SyncResponse(
                corp.Settings is not null,
                syncRuns.IsRunning(corp.Id),
                options.Value.Enabled ? (int)options.Value.Interval.TotalMinutes : null,
                last is null ? null : await RunAsync(last, request.Language, cancellationToken),
                await runs.Where(r => r.Kind == RunKind.Full).MaxAsync(r => r.FinishedAt, cancellationToken),
                await runs.Where(r => r.Kind == RunKind.Incremental).MaxAsync(r => r.FinishedAt, cancellationToken),
                await CountsAsync(corp.Id, cancellationToken),
                await PlacementAsync(corp.Id, cancellationToken),
                await db.Inbox.LongCountAsync(m => m.CorpId == corp.Id && m.ProcessedAt == null, cancellationToken),
                await tags.ReadAsync(corp.Id, request.Language, cancellationToken),
                [.. (await budget.SnapshotAsync(corp.WeComId, cancellationToken))
                    .Select(a => new QuotaResponse(
                        a.Api, a.MinuteLimit, a.MinuteLeft, a.HourLimit, a.HourLeft, a.ClosedUntil?.UtcDateTime))]);
        }

        private async Task<RunResponse> RunAsync(SyncRun run, TextLanguage language, CancellationToken cancellation)
        {
            var steps = await db.SyncSteps.AsNoTracking().Where(s => s.RunId == run.Id).OrderBy(s => s.Number).ToListAsync(cancellation);
            return new RunResponse(
                run.Id,
                run.Kind,
                run.StartedAt,
                run.FinishedAt,
                run.Problem is null ? null : WeComWords.Of(run.Problem).In(language),
                run.Problem is null ? null : RunProblems.RemedyFor(run.Problem).In(language),
                [.. steps.GroupBy(s => s.Area).Select(StepOf)]);
        }

        private static StepResponse StepOf(IGrouping<string, SyncStep> area)
        {
            var done = area.Count(s => s.State == StepState.Done);
            var state = done == area.Count() ? StepState.Done : area.All(s => s.State == StepState.Waiting) ? StepState.Waiting : StepState.Running;
            return new StepResponse(area.Key, state, area.Sum(s => s.Done), area.Count(), done);
        }

        private async Task<StoredCounts> CountsAsync(int corpId, CancellationToken cancellation) => new(
            await db.Customers.LongCountAsync(c => c.CorpId == corpId && c.MergedInto == null, cancellation),
            await db.Contacts.LongCountAsync(c => c.CorpId == corpId, cancellation),
            await db.FollowRelations.LongCountAsync(r => r.CorpId == corpId && r.Status == RelationStatus.Active, cancellation),
            await db.Members.LongCountAsync(m => m.CorpId == corpId && m.GoneAt == null, cancellation),
            await db.GroupChats.LongCountAsync(g => g.CorpId == corpId && g.DissolvedAt == null, cancellation),
            await db.Moments.LongCountAsync(m => m.CorpId == corpId, cancellation),
            await db.Interactions.LongCountAsync(i => i.CorpId == corpId, cancellation),
            await db.Orders.LongCountAsync(o => o.CorpId == corpId, cancellation));

        private async Task<PlacementState> PlacementAsync(int corpId, CancellationToken cancellation) => new(
            (await index.ReadAsync(corpId, cancellation)).Count(_ => true),
            await db.TouchedCustomers.LongCountAsync(t => t.CorpId == corpId, cancellation));
    }
}
