using System.Collections;

namespace PrivateTraffic.Domain.Tiers;

/// <summary>
/// The groups of one customer: unlike tiers they may overlap, be none, and carry weights. The heaviest first, equals by key, so that no
/// order of facts changes anything. Immutable.
/// </summary>
public sealed class GroupWeights : IReadOnlyList<GroupWeight>, IEquatable<GroupWeights>
{
    private readonly GroupWeight[] groups;

    /// <param name="groups">Each group at most once, each weight above 0 and at most 1.</param>
    /// <exception cref="ArgumentException">A group is there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is out of its range.</exception>
    public GroupWeights(IEnumerable<GroupWeight> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        this.groups = [.. groups.OrderByDescending(g => g.Weight).ThenBy(g => g.Key, StringComparer.Ordinal)];
        foreach (var group in this.groups)
        {
            if (!(group.Weight is > 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(groups), group.Weight, $"The weight of '{group.Key}' must be above 0 and at most 1.");
            }
        }

        if (this.groups.GroupBy(g => g.Key).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The group '{twice.Key}' is there {twice.Count()} times.", nameof(groups));
        }
    }

    /// <summary>A customer in no group.</summary>
    public static GroupWeights None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => groups.Length;

    /// <inheritdoc/>
    public GroupWeight this[int index] => groups[index];

    /// <summary>
    /// The group that outweighs all others together; null when there is none. Where this says a group, calling the customer by it is right
    /// more often than not.
    /// </summary>
    public string? Main => groups.Length > 0 && groups[0].Weight > groups.Skip(1).Sum(g => g.Weight) ? groups[0].Key : null;

    /// <summary>Groups weighted by their share of a whole; those without any are left out.</summary>
    /// <param name="parts">What each group has of the whole, at least 0; a group may be there many times.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part is negative.</exception>
    public static GroupWeights OfShares(IEnumerable<(string Key, long Part)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var sums = new Dictionary<string, Int128>(StringComparer.Ordinal);
        Int128 whole = 0;
        foreach (var (key, part) in parts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(part, nameof(parts));
            sums[key] = sums.GetValueOrDefault(key) + part;
            whole += part;
        }

        return new GroupWeights(sums.Where(s => s.Value > 0).Select(s => new GroupWeight(s.Key, (double)s.Value / (double)whole)));
    }

    /// <summary>How much the customer belongs to a group, 0 when not at all.</summary>
    public double WeightOf(string key) => Array.Find(groups, g => g.Key == key).Weight;

    /// <inheritdoc/>
    public IEnumerator<GroupWeight> GetEnumerator() => ((IEnumerable<GroupWeight>)groups).GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(GroupWeights? other) => other is not null && groups.AsSpan().SequenceEqual(other.groups);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GroupWeights);

    /// <inheritdoc/>
    public override int GetHashCode() => groups.Aggregate(groups.Length, HashCode.Combine);

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
