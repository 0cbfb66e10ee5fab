using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Labels.Journeys;

/// <summary>
/// 业务场景旅程: the way a customer goes in one business scenario, such as from a form over a trial lesson to an order. Steps are reached one
/// after the other: an event counts for the first step not yet reached, on the day the step before was reached or later. Immutable.
/// </summary>
public sealed class JourneyScenario
{
    private readonly JourneyStep[] steps;

    /// <param name="key">The name used in files, addresses and JSON.</param>
    /// <param name="name">The name on the screen.</param>
    /// <param name="steps">At least one, in their order, each with a key of its own.</param>
    /// <param name="stalledAfterDays">Days without a further step after which a journey has stalled. 1 to 3,660.</param>
    /// <exception cref="ArgumentException">The steps do not make a journey; the message says why.</exception>
    public JourneyScenario(string key, LocalizedText name, IEnumerable<JourneyStep> steps, int stalledAfterDays)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentOutOfRangeException.ThrowIfLessThan(stalledAfterDays, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stalledAfterDays, 3660);
        (Key, Name, StalledAfterDays, this.steps) = (key, name, stalledAfterDays, [.. steps]);
        if (this.steps.Length == 0)
        {
            throw new ArgumentException($"The journey '{key}' has no steps.", nameof(steps));
        }

        foreach (var step in this.steps)
        {
            if (step.Events == EventSet.None || step.Days < 1 || this.steps.Count(s => s.Key == step.Key) > 1)
            {
                throw new ArgumentException(
                    $"The step '{step.Key}' of the journey '{key}' must name events, count at least one day and have a key of its own.",
                    nameof(steps));
            }
        }
    }

    /// <summary>The name used in files, addresses and JSON.</summary>
    public string Key { get; }

    /// <summary>The name on the screen.</summary>
    public LocalizedText Name { get; }

    /// <summary>The steps in their order.</summary>
    public IReadOnlyList<JourneyStep> Steps => steps;

    /// <summary>Days without a further step after which a journey has stalled.</summary>
    public int StalledAfterDays { get; }

    /// <summary>How far a customer has come by the end of a day.</summary>
    public JourneyStage StageOf(HistoryView history, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(history);
        var (reached, counted) = (0, 0);
        DateOnly? since = null;
        foreach (var (day, events) in Days(history, asOf))
        {
            // One day may reach several steps: what happened first within a day is not always known.
            var open = events;
            while (reached < steps.Length && (open & steps[reached].Events) != 0)
            {
                counted++;
                if (counted < steps[reached].Days)
                {
                    break;
                }

                (reached, counted, since) = (reached + 1, 0, DateOnly.FromDayNumber(day));
            }
        }

        return new JourneyStage(
            reached,
            reached == 0 ? null : steps[reached - 1].Key,
            since,
            reached == steps.Length,
            reached < steps.Length && since is { } last && asOf.DayNumber - last.DayNumber > StalledAfterDays);
    }

    /// <summary>The days with an interaction or a valid order, rising, and what happened on each.</summary>
    private static IEnumerable<(int Day, EventSet Events)> Days(HistoryView history, DateOnly asOf)
    {
        var purchases = new Purchases();
        purchases.Read(history, asOf.DayNumber);
        var days = new SortedDictionary<int, EventSet>();
        for (var i = 0; i < history.InteractionDays.Length && history.InteractionDays[i] <= asOf.DayNumber; i++)
        {
            days[history.InteractionDays[i]] = (EventSet)history.InteractionKinds[i];
        }

        foreach (var day in purchases.Days)
        {
            days[day] = days.GetValueOrDefault(day) | EventSet.Order;
        }

        return days.Select(d => (d.Key, d.Value));
    }
}

/// <summary>How far a customer has come.</summary>
/// <param name="Reached">The number of steps reached, 0 for those who have not begun.</param>
/// <param name="Step">The key of the last step reached; null for those who have not begun.</param>
/// <param name="Since">The day on which it was reached.</param>
/// <param name="IsComplete">Whether all steps are reached.</param>
/// <param name="IsStalled">Whether the next step has been waited for too long.</param>
public readonly record struct JourneyStage(int Reached, string? Step, DateOnly? Since, bool IsComplete, bool IsStalled);
