namespace PrivateTraffic.Domain.Validity;

/// <summary>
/// How much of the differences between customers lies between segments (segmentation specification, section 9). Where every value is the
/// same, nothing is defined.
/// </summary>
/// <param name="Eta2">Between over total, 0 to 1.</param>
/// <param name="Omega2">The same without what chance adds; may be below 0.</param>
/// <param name="F">Between over within, each by its degrees of freedom; null where nothing differs within.</param>
public sealed record MeasureSeparation(double? Eta2, double? Omega2, double? F)
{
    /// <summary>What omega² says in a word.</summary>
    public SeparationStrength? Strength => Omega2 switch
    {
        null => null,
        < 0.01 => SeparationStrength.None,
        < 0.06 => SeparationStrength.Weak,
        < 0.14 => SeparationStrength.Moderate,
        _ => SeparationStrength.Strong,
    };

    internal static MeasureSeparation Of(double between, double within, long customers, int segments)
    {
        var total = between + within;
        if (total <= 0 || segments < 2)
        {
            return new MeasureSeparation(null, null, null);
        }

        if (customers <= segments)
        {
            return new MeasureSeparation(between / total, null, null);
        }

        var meanWithin = within / (customers - segments);
        return new MeasureSeparation(
            between / total,
            (between - ((segments - 1) * meanWithin)) / (total + meanWithin),
            meanWithin == 0 ? null : between / (segments - 1) / meanWithin);
    }
}

/// <summary>A guide to omega² (segmentation specification, section 9).</summary>
public enum SeparationStrength
{
    /// <summary>Below 0.01: the segments do not differ in this measure.</summary>
    None = 0,

    /// <summary>0.01 to below 0.06.</summary>
    Weak = 1,

    /// <summary>0.06 to below 0.14.</summary>
    Moderate = 2,

    /// <summary>0.14 and more.</summary>
    Strong = 3,
}
