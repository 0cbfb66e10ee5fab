using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Domain.Audiences;

/// <summary>Everything that conditions ask of one customer.</summary>
/// <param name="Id">The number of the customer.</param>
/// <param name="History">What they did, loaded with times.</param>
/// <param name="Placement">Where they stand on the day.</param>
/// <param name="Segment">Their value segment; null for those without an order in its window.</param>
/// <param name="Known">Tags, group chats, members, channels and relations.</param>
public sealed record AudienceSubject(
    long Id,
    HistoryView History,
    Placement Placement,
    RfmSegment? Segment,
    IReadOnlyDictionary<SetField, IReadOnlyList<AudienceValue>> Known)
{
    /// <summary>What the customer has of a field.</summary>
    public IReadOnlyList<AudienceValue> ValuesOf(SetField field) => field switch
    {
        SetField.Band => [new(MatrixCell.KeyOf(Placement.Cell.Band))],
        SetField.Stage => [new(MatrixCell.KeyOf(Placement.Cell.Stage))],
        SetField.Cell => [new(Placement.Cell.Key)],
        SetField.Lifecycle => [new(LifecycleRules.KeyOf(Placement.Stage))],
        SetField.Rfm => Segment is null ? [] : [new(Segment.Key)],
        _ => Known.GetValueOrDefault(field, []),
    };
}

/// <summary>A value that a customer has.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Others">Other ways to name it: ids, and names that say more.</param>
public sealed record AudienceValue(string Name, params IReadOnlyList<string> Others)
{
    /// <summary>Whether a condition means this value.</summary>
    public bool IsCalled(string name) => Name == name || Others.Contains(name);
}
