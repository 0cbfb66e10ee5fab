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
        if (ProblemOf(key, this.steps) is { } problem)
        {
            throw new ArgumentException(problem, nameof(steps));
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
        var purchases = new Purchases();
        purchases.Read(history, asOf.DayNumber);
        return StageOf(history, purchases, asOf);
    }

    /// <param name="history">The history.</param>
    /// <param name="purchases">Its purchases as of the day.</param>
    /// <param name="asOf">The day.</param>
    internal JourneyStage StageOf(HistoryView history, Purchases purchases, DateOnly asOf)
    {
        var days = history.InteractionDays[..history.InteractionDaysUpTo(asOf.DayNumber)];
        var bought = purchases.Days;
        var (reached, counted, since) = (0, 0, HistoryView.NoDay);
        for (int i = 0, o = 0; reached < steps.Length && (i < days.Length || o < bought.Length);)
        {
            var day = Math.Min(i < days.Length ? days[i] : int.MaxValue, o < bought.Length ? bought[o] : int.MaxValue);
            var open = EventSet.None;
            if (i < days.Length && days[i] == day)
            {
                open |= (EventSet)history.InteractionKinds[i++];
            }

            if (o < bought.Length && bought[o] == day)
            {
                open |= EventSet.Order;
                o++;
            }

            // One day may reach several steps: what happened first within a day is not always known.
            while (reached < steps.Length && (open & steps[reached].Events) != 0)
            {
                open &= ~Taken(open, reached);
                counted++;
                if (counted < steps[reached].Days)
                {
                    break;
                }

                (reached, counted, since) = (reached + 1, 0, day);
            }
        }

        return new JourneyStage(
            reached,
            reached == 0 ? null : steps[reached - 1].Key,
            reached == 0 ? null : DateOnly.FromDayNumber(since),
            reached == steps.Length,
            reached > 0 && reached < steps.Length && asOf.DayNumber - since > StalledAfterDays);
    }

    /// <summary>Why steps make no journey; null when they make one.</summary>
    internal static string? ProblemOf(string key, JourneyStep[] steps)
    {
        if (steps.Length == 0)
        {
            return $"The journey '{key}' has no steps.";
        }

        var wrong = steps.FirstOrDefault(step => string.IsNullOrWhiteSpace(step.Key)
            || step.Events == EventSet.None || step.Days < 1 || steps.Count(s => s.Key == step.Key) > 1);
        return wrong is null
            ? null
            : $"The step '{wrong.Key}' of the journey '{key}' must name events, count at least one day and have a key of its own.";
    }

    /// <summary>The event of a day that counts for a step and for no other: one that no later step waits for, if there is any.</summary>
    private EventSet Taken(EventSet open, int step)
    {
        var fitting = open & steps[step].Events;
        var spare = fitting;
        for (var later = step + 1; later < steps.Length; later++)
        {
            spare &= ~steps[later].Events;
        }

        var from = (int)(spare == EventSet.None ? fitting : spare);
        return (EventSet)(from & -from);
    }
}

/// <summary>How far a customer has come.</summary>
/// <param name="Reached">The number of steps reached, 0 for those who have not begun.</param>
/// <param name="Step">The key of the last step reached; null for those who have not begun.</param>
/// <param name="Since">The day on which it was reached.</param>
/// <param name="IsComplete">Whether all steps are reached.</param>
/// <param name="IsStalled">Whether the next step has been waited for too long.</param>
public readonly record struct JourneyStage(int Reached, string? Step, DateOnly? Since, bool IsComplete, bool IsStalled);
