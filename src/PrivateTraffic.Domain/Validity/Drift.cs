namespace PrivateTraffic.Domain.Validity;

/// <summary>How far the sizes of segments have moved between two days (segmentation specification, section 9).</summary>
/// <param name="Psi">Population stability index; null where one of the days has no customers.</param>
public sealed record Drift(double? Psi)
{
    /// <summary>What the index says in a word.</summary>
    public DriftVerdict? Verdict => Psi switch
    {
        null => null,
        < 0.1 => DriftVerdict.Stable,
        <= 0.25 => DriftVerdict.Look,
        _ => DriftVerdict.Review,
    };

    /// <summary>
    /// <c>Σ (a − e) ln(a/e)</c> over the shares of each segment on the earlier and the later day, shares floored at half a customer.
    /// </summary>
    public static Drift Of(IReadOnlyList<long> earlier, IReadOnlyList<long> later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        ArgumentOutOfRangeException.ThrowIfNotEqual(later.Count, earlier.Count);
        var (before, now) = (earlier.Sum(), later.Sum());
        return before == 0 || now == 0
            ? new Drift((double?)null)
            : new Drift(earlier.Zip(later, (e, a) => Term(Share(e, before), Share(a, now))).Sum());
    }

    private static double Share(long count, long total) => Math.Max(count, 0.5) / total;

    private static double Term(double e, double a) => (a - e) * Math.Log(a / e);
}

/// <summary>What a population stability index means.</summary>
public enum DriftVerdict
{
    /// <summary>Below 0.1.</summary>
    Stable = 0,

    /// <summary>0.1 to 0.25: look at it.</summary>
    Look = 1,

    /// <summary>Above 0.25: review the rules.</summary>
    Review = 2,
}
