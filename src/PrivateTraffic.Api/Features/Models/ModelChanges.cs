using System.Globalization;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Placements;

namespace PrivateTraffic.Api.Features.Models;

/// <summary>Makes a model the next version, and places everybody under it when its day has come.</summary>
internal sealed class ModelChanges(ModelStore models, PlacementRun placements, TimeProvider clock)
{
    /// <summary>The latest day on which a model may take effect: a plan for longer is forgotten.</summary>
    private const int MostDaysAhead = 366;

    /// <summary>Applies a model.</summary>
    /// <param name="corp">Whose model.</param>
    /// <param name="model">The model, without problems.</param>
    /// <param name="from">The first day that it places; null for today.</param>
    /// <param name="change">Who and why.</param>
    /// <param name="progress">Told how far placing everybody has come.</param>
    /// <param name="cancellation">Before the version is stored nothing is done; afterwards the schedule goes on with what is left.</param>
    public async Task<AppliedResponse> ApplyAsync(
        KnownCorp corp,
        SegmentationModel model,
        DateOnly? from,
        ModelChange change,
        IProgress<PlacementProgress>? progress,
        CancellationToken cancellation)
    {
        var today = corp.Calendar.Today(clock);
        var day = from ?? today;
        RequireDay(day, today);
        var timeline = await models.TimelineAsync(corp.Id, corp.Calendar, cancellation);
        if (change.After is { } after && after != timeline.Latest)
        {
            throw new ProblemException(ProblemCode.ModelChanged, timeline.Latest);
        }

        var inEffect = await models.InEffectAsync(corp.Id, day, cancellation);
        if (!timeline.ChangesAfter(day) && ModelDiff.Of(inEffect.Model, model).Count == 0)
        {
            return new AppliedResponse(inEffect.Number, IsNew: false, day, null, [], null, null);
        }

        var number = await AddAsync(corp.Id, model, day, change with { After = timeline.Latest }, cancellation);
        PlacementCounts? placed = day > today
            ? null
            : await placements.RunAsync(corp, everybody: false, asOf: null, progress, cancellation);
        var withdrawn = timeline.PlannedAfter(today).Where(planned => timeline.StartOf(planned) >= day);
        return new AppliedResponse(number, IsNew: true, day, change.Restores, [.. withdrawn], placed?.Placed, placed?.Moved);
    }

    private async Task<int> AddAsync(int corpId, SegmentationModel model, DateOnly day, ModelChange change, CancellationToken cancellation)
    {
        try
        {
            return await models.AddAsync(corpId, model, day, cancellation, change);
        }
        catch (ModelChangedException other)
        {
            throw new ProblemException(ProblemCode.ModelChanged, other.Latest);
        }
    }

    private static void RequireDay(DateOnly day, DateOnly today)
    {
        var last = today.AddDays(MostDaysAhead);
        if (day < today || day > last)
        {
            var (asked, first, end) = (Text(day), Text(today), Text(last));
            throw RuleTexts.Broken(
                "from",
                $"from 的值是 {asked}，应在 {first}（今天）到 {end} 之间：过去的分层是历史，不会改写。",
                $"from is {asked}; it must be {first}, which is today, to {end}: where customers stood in the past is never rewritten.");
        }

        static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
