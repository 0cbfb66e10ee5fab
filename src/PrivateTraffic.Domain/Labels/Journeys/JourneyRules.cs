using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Labels.Journeys;

/// <summary>The journey of a model, as its document states it.</summary>
public sealed record JourneyRules
{
    private static readonly JourneyStep[] ToSecondOrder =
    [
        Step("contacted", "有互动", "In contact", EventSet.Interactions),
        Step("interested", "有兴趣", "Interested", EventSet.Open | EventSet.Click | EventSet.PaymentPage | EventSet.Form),
        Step("bought", "首单", "First order", EventSet.Order),
        Step("bought-again", "复购", "Second order", EventSet.Order),
    ];

    /// <summary>The name used in files and JSON.</summary>
    public string Key { get; init; } = "second-order";

    /// <summary>The name on the screen.</summary>
    public LocalizedText Name { get; init; } = new("从互动到复购", "From contact to the second order");

    /// <summary>The steps in their order; default from an interaction to the second order.</summary>
    public IReadOnlyList<JourneyStep> Steps { get; init; } = ToSecondOrder;

    /// <summary>Days without a further step after which a journey has stalled. 1 to 3,660; default 30.</summary>
    public int StalledAfterDays { get; init; } = 30;

    /// <summary>Equal iff every rule is; steps are compared one by one.</summary>
    public bool Equals(JourneyRules? other) =>
        other is not null
        && (Key, Name, StalledAfterDays) == (other.Key, other.Name, other.StalledAfterDays)
        && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Name, StalledAfterDays, Steps.Count);

    /// <summary>The scenario that these rules make.</summary>
    /// <exception cref="ArgumentException">They make none: see <see cref="Problems"/>.</exception>
    public JourneyScenario ToScenario() => new(Key, Name, Steps, StalledAfterDays);

    /// <summary>What is wrong with the rules, a sentence for each problem; empty when they can be used.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (StalledAfterDays is < 1 or > 3_660)
        {
            problems.Add($"labels.journey.stalledAfterDays is {StalledAfterDays}; it must be 1 to 3660.");
        }

        if (string.IsNullOrWhiteSpace(Key))
        {
            problems.Add("labels.journey.key is empty; it must be a name.");
        }

        if (JourneyScenario.ProblemOf(Key, [.. Steps]) is { } problem)
        {
            problems.Add($"labels.journey.steps: {problem}");
        }

        return problems;
    }

    private static JourneyStep Step(string key, string zh, string en, EventSet events) => new(key, new LocalizedText(zh, en), events);
}
