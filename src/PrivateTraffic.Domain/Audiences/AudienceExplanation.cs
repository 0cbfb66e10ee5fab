namespace PrivateTraffic.Domain.Audiences;

/// <summary>Why a customer is in an audience, or is not.</summary>
/// <param name="IsIn">Whether they are.</param>
/// <param name="Include">How the conditions of belonging came out.</param>
/// <param name="Exclude">How those of the exclude block did; null without one.</param>
public sealed record AudienceExplanation(bool IsIn, AudienceReason Include, AudienceReason? Exclude)
{
    /// <summary>Explains a definition for a customer.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="subject">The customer.</param>
    /// <param name="asOf">As of the end of this day.</param>
    public static AudienceExplanation Of(AudienceDefinition definition, AudienceSubject subject, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(subject);
        var behaviour = new BehaviourReader(asOf);
        behaviour.Read(subject.History);
        var include = ReasonOf(definition.Include, subject, behaviour);
        var exclude = definition.Exclude is null ? null : ReasonOf(definition.Exclude, subject, behaviour);
        return new AudienceExplanation(include.Held && exclude?.Held != true, include, exclude);
    }

    private static AudienceReason ReasonOf(AudienceNode node, AudienceSubject subject, BehaviourReader behaviour)
    {
        if (node is AudienceGroup group)
        {
            var parts = group.Parts.Select(p => ReasonOf(p, subject, behaviour)).ToArray();
            return new AudienceReason(group, group.HoldsWith(parts.Count(p => p.Held)), [], null, null, parts);
        }

        var condition = (AudienceCondition)node;
        return condition switch
        {
            SetCondition c => OfValues(c, subject.ValuesOf(c.Field)),
            BucketCondition c => OfNumber(c, c.BucketOf(subject.Id), number => number >= c.From && number <= c.To),
            NumberCondition c => OfNumber(c, behaviour.NumberOf(c), _ => behaviour.Holds(c)),
            DayCondition c => new AudienceReason(c, behaviour.Holds(c), [], null, behaviour.DayOf(c.Field), []),
            AbsenceCondition c => new AudienceReason(c, behaviour.Holds(c), [], null, behaviour.LastOf(c), []),
            SequenceCondition c => new AudienceReason(c, behaviour.Holds(c), [], null, behaviour.MatchOf(c), []),
            _ => throw new ArgumentException($"Nobody can answer {condition.GetType().Name}.", nameof(node)),
        };
    }

    private static AudienceReason OfValues(SetCondition condition, IReadOnlyList<AudienceValue> has) => new(
        condition, condition.HoldsFor(wanted => has.Any(v => v.IsCalled(wanted))), [.. has.Select(v => v.Name).Distinct()], null, null, []);

    private static AudienceReason OfNumber(AudienceCondition condition, long? found, Func<long, bool> holds) =>
        new(condition, found is { } number && holds(number), [], found, null, []);
}

/// <summary>How a part of a definition came out for a customer.</summary>
/// <param name="Node">The part.</param>
/// <param name="Held">Whether it held.</param>
/// <param name="Values">The values found, for conditions on values.</param>
/// <param name="Number">The number found: what was counted (fen for amounts), or the bucket.</param>
/// <param name="Day">The day found: the one compared, the last event of an absence, the first event of a sequence.</param>
/// <param name="Parts">The parts of a group.</param>
public sealed record AudienceReason(
    AudienceNode Node,
    bool Held,
    IReadOnlyList<string> Values,
    long? Number,
    DateOnly? Day,
    IReadOnlyList<AudienceReason> Parts);
