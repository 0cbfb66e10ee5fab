namespace PrivateTraffic.Domain.Tiers;

/// <summary>
/// Tiers by one number, such as yearly value: they never overlap and cover everybody. Cut-points are values, so that customers with equal
/// numbers are in equal tiers. Immutable.
/// </summary>
public sealed class TierScheme
{
    private readonly Tier[] rising;

    /// <param name="tiers">
    /// At least one, the lowest first: the first without a lower end, the others with strictly rising ones, each with a key of its own.
    /// </param>
    /// <exception cref="ArgumentException">The tiers leave a gap, overlap or share a key; the message names which.</exception>
    public TierScheme(IEnumerable<Tier> tiers)
    {
        ArgumentNullException.ThrowIfNull(tiers);
        rising = [.. tiers];
        if (ProblemOf(rising) is { } problem)
        {
            throw new ArgumentException(problem, nameof(tiers));
        }
    }

    /// <summary>The tiers, the lowest first.</summary>
    public IReadOnlyList<Tier> Tiers => rising;

    /// <summary>The one tier of a value.</summary>
    public Tier TierOf(long value)
    {
        var index = rising.Length - 1;
        while (rising[index].From > value)
        {
            index--;
        }

        return rising[index];
    }

    /// <summary>Counts values by tier: all tiers in their order, empty ones included; the counts add up to the number of values.</summary>
    public IReadOnlyList<TierCount> Count(IEnumerable<long> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var counts = rising.ToDictionary(t => t, _ => (Customers: 0L, Sum: (Int128)0));
        foreach (var value in values)
        {
            var tier = TierOf(value);
            counts[tier] = (counts[tier].Customers + 1, counts[tier].Sum + value);
        }

        return [.. rising.Select(t => new TierCount(t, counts[t].Customers, counts[t].Sum))];
    }

    private static string? ProblemOf(Tier[] tiers)
    {
        if (tiers.Length == 0)
        {
            return "A scheme needs at least one tier.";
        }

        if (tiers[0].From is { } start)
        {
            return $"The lowest tier '{tiers[0].Key}' begins at {start}: whoever has less would be in no tier. Leave its lower end out.";
        }

        var seen = new HashSet<string>(StringComparer.Ordinal) { tiers[0].Key };
        for (var i = 1; i < tiers.Length; i++)
        {
            if (tiers[i].From is not { } from)
            {
                return $"The tier '{tiers[i].Key}' has no lower end, nor has one before it: they overlap.";
            }

            if (from <= tiers[i - 1].From)
            {
                return $"The tier '{tiers[i].Key}' begins at {from}, not above '{tiers[i - 1].Key}', which begins at {tiers[i - 1].From}.";
            }

            if (!seen.Add(tiers[i].Key))
            {
                return $"Two tiers have the key '{tiers[i].Key}'.";
            }
        }

        return null;
    }
}

/// <summary>How many customers are in a tier.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Customers">Customers in it.</param>
/// <param name="Sum">The sum of their values.</param>
public sealed record TierCount(Tier Tier, long Customers, Int128 Sum);
