using PrivateTraffic.Domain.Audiences;

namespace PrivateTraffic.Data.Audiences;

/// <summary>Combines the sets of conditions to that of a definition.</summary>
/// <param name="everybody">All customers that there are.</param>
/// <param name="setOf">Those for whom a condition holds.</param>
internal sealed class AudienceSets(CustomerSet everybody, Func<AudienceCondition, CustomerSet> setOf)
{
    /// <summary>The customers of a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="without">A condition that is taken away, by its place; null for none.</param>
    public CustomerSet Of(AudienceDefinition definition, int? without = null)
    {
        var place = 0;
        var set = Of(definition.Include, without, ref place) ?? everybody.Copy();
        return definition.Exclude is { } exclude && Of(exclude, without, ref place) is { } gone ? set.Remove(gone) : set;
    }

    /// <summary>A set of its own; null for a part of which nothing is left.</summary>
    private CustomerSet? Of(AudienceNode node, int? without, ref int place)
    {
        if (node is AudienceCondition condition)
        {
            return place++ == without ? null : setOf(condition).Copy();
        }

        var group = (AudienceGroup)node;
        CustomerSet? joined = null;
        foreach (var part in group.Parts)
        {
            if (Of(part, without, ref place) is { } set)
            {
                joined = joined is null ? set : group.Kind == GroupKind.All ? joined.Keep(set) : joined.Add(set);
            }
        }

        return joined is not null && group.Kind == GroupKind.None ? everybody.Copy().Remove(joined)
            : joined is null && group is { Kind: GroupKind.All, Parts.Count: 0 } ? everybody.Copy()
            : joined;
    }
}
