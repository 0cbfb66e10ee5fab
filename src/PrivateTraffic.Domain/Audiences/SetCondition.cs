namespace PrivateTraffic.Domain.Audiences;

/// <summary>What a customer has one or several of.</summary>
public enum SetField
{
    /// <summary>The interaction band.</summary>
    Band = 0,

    /// <summary>The purchase stage.</summary>
    Stage = 1,

    /// <summary>The matrix cell.</summary>
    Cell = 2,

    /// <summary>The lifecycle stage.</summary>
    Lifecycle = 3,

    /// <summary>The value segment of RFM; customers without an order in its window have none.</summary>
    Rfm = 4,

    /// <summary>Corp tags, by name, by group and name, or by id.</summary>
    Tag = 5,

    /// <summary>Group chats they are in, by name or by id.</summary>
    Group = 6,

    /// <summary>Members who have them, by userid.</summary>
    Member = 7,

    /// <summary>Channels (state) by which they were added.</summary>
    Channel = 8,

    /// <summary>How their relations to members stand.</summary>
    Relation = 9,
}

/// <summary>How a customer's values are compared with the values wanted.</summary>
public enum SetOperator
{
    /// <summary>At least one is among them.</summary>
    AnyOf = 0,

    /// <summary>None is among them.</summary>
    NoneOf = 1,

    /// <summary>All of them are had.</summary>
    AllOf = 2,
}

/// <summary>A condition on labels, tags, group chats, members, channels or relations.</summary>
/// <param name="Field">Of what.</param>
/// <param name="Operator">How they are compared.</param>
/// <param name="Values">The values wanted, at least one.</param>
public sealed record SetCondition(SetField Field, SetOperator Operator, IReadOnlyList<string> Values) : AudienceCondition
{
    /// <summary>Whether the condition holds for a customer, given whether they have a value.</summary>
    public bool HoldsFor(Func<string, bool> has) => Operator switch
    {
        SetOperator.AnyOf => Values.Any(has),
        SetOperator.NoneOf => !Values.Any(has),
        SetOperator.AllOf => Values.All(has),
        _ => throw new InvalidOperationException($"There is no operator {Operator}."),
    };

    /// <inheritdoc/>
    public bool Equals(SetCondition? other) =>
        other is not null && Field == other.Field && Operator == other.Operator && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Field, Operator, Values.Count);
}
