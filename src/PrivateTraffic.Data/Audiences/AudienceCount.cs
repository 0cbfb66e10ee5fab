using PrivateTraffic.Domain.Audiences;

namespace PrivateTraffic.Data.Audiences;

/// <summary>Who belongs to an audience, and what each of its conditions does.</summary>
/// <param name="Rows">The numbering of the sets.</param>
/// <param name="Everybody">All customers among whom was looked.</param>
/// <param name="Members">Those who belong.</param>
/// <param name="Effects">
/// One for each condition, in the order of <see cref="AudienceDefinition.Conditions"/>; empty where not asked for.
/// </param>
/// <param name="Unknown">Conditions that name something of which nothing is known, with the name.</param>
/// <param name="ContactsReadAt">When tags, group chats, members and channels were read.</param>
public sealed record AudienceCount(
    CustomerRows Rows,
    CustomerSet Everybody,
    CustomerSet Members,
    IReadOnlyList<ConditionEffect> Effects,
    IReadOnlyList<(SetField Field, string Name)> Unknown,
    DateTimeOffset ContactsReadAt)
{
    /// <summary>The numbers of those who belong, rising.</summary>
    /// <param name="after">Only greater ones.</param>
    public IEnumerable<long> Ids(long after = 0) => Members.Rows(after <= 0 ? -1 : Rows.RowBefore(after)).Select(Rows.IdOf);
}

/// <summary>What a condition does.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Holds">For how many customers it holds, whatever else is asked.</param>
/// <param name="Without">How many would belong without it.</param>
public sealed record ConditionEffect(AudienceCondition Condition, long Holds, long Without);
