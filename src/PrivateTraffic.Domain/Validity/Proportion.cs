namespace PrivateTraffic.Domain.Validity;

/// <summary>A share that was counted: <paramref name="Successes"/> out of <paramref name="Trials"/>.</summary>
/// <param name="Successes">0 to <paramref name="Trials"/>.</param>
/// <param name="Trials">At least 0.</param>
public readonly record struct Proportion(long Successes, long Trials)
{
    /// <summary>The 97.5% point of the standard normal distribution, as the specification writes it: two-sided 95%.</summary>
    public const double Z95 = 1.959964;

    /// <summary>The share, 0 to 1; not a number without trials.</summary>
    public double Rate => (double)Successes / Trials;

    /// <summary>
    /// The Wilson (1927) interval (segmentation specification, section 10): both ends lie in 0 to 1, also for 0 or all successes.
    /// Without trials nothing is known: 0 to 1.
    /// </summary>
    /// <param name="z">The normal quantile of the confidence level.</param>
    public Interval Wilson(double z = Z95)
    {
        if (Trials == 0)
        {
            return new Interval(0, 1);
        }

        double x = Successes, n = Trials;
        var centre = (x + (z * z / 2)) / (n + (z * z));
        var halfWidth = z / (n + (z * z)) * Math.Sqrt((x * (n - x) / n) + (z * z / 4));
        return new Interval(Successes == 0 ? 0 : centre - halfWidth, Successes == Trials ? 1 : centre + halfWidth);
    }
}

/// <summary>A closed interval.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Whether a value lies in the interval, ends included.</summary>
    public bool Contains(double value) => value >= Low && value <= High;
}
