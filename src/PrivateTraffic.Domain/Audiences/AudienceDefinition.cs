namespace PrivateTraffic.Domain.Audiences;

/// <summary>
/// Who belongs to an audience: those for whom <paramref name="Include"/> holds, without those for whom <paramref name="Exclude"/> does.
/// </summary>
/// <param name="Include">Who belongs.</param>
/// <param name="Exclude">Who does not, whatever else holds of them; null where nobody is taken out.</param>
public sealed record AudienceDefinition(AudienceGroup Include, AudienceGroup? Exclude)
{
    /// <summary>Everybody.</summary>
    public static AudienceDefinition Everybody { get; } = new(AudienceGroup.Everybody, null);

    /// <summary>The conditions from top to bottom, those of the exclude block last.</summary>
    public IEnumerable<AudienceCondition> Conditions => Exclude is null ? Under(Include) : Under(Include).Concat(Under(Exclude));

    private static IEnumerable<AudienceCondition> Under(AudienceNode node) => node switch
    {
        AudienceCondition condition => [condition],
        AudienceGroup group => group.Parts.SelectMany(Under),
        _ => throw new InvalidOperationException($"{node.GetType().Name} is neither a group nor a condition."),
    };
}
