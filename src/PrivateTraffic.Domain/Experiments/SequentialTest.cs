using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Experiments;

/// <summary>
/// Reads an experiment while it runs: a p-value and an interval that hold at every look, however often one looks (mixture SPRT, Johari,
/// Koomen, Pekelis and Walsh 2022; segmentation specification, section 10). Looks come in the order of time; not safe to share between
/// threads.
/// </summary>
/// <param name="plannedEffect">The smallest difference of rates that matters, fixed before the start: above 0, below 1.</param>
/// <param name="alpha">How often an experiment without effect may be called one: above 0, below 1; default 0.05.</param>
public sealed class SequentialTest(double plannedEffect, double alpha = 0.05)
{
    /// <summary>Customers of each arm below which nobody looks.</summary>
    public const long LeastCustomers = 100;

    /// <summary>Successes of both arms together below which nobody looks.</summary>
    public const long LeastSuccesses = 5;

    private readonly double plannedEffect = plannedEffect is > 0 and < 1
        ? plannedEffect
        : throw new ArgumentOutOfRangeException(nameof(plannedEffect), plannedEffect, "The planned effect must be above 0 and below 1.");

    private readonly double alpha = alpha is > 0 and < 1
        ? alpha
        : throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "Alpha must be above 0 and below 1.");

    /// <summary>The least p-value of all looks so far; 1 before the first.</summary>
    public double PValue { get; private set; } = 1;

    /// <summary>Looks at the arms as they are now, each counted from the start and as assigned.</summary>
    /// <param name="arm">The arm that is tried.</param>
    /// <param name="control">The arm it is compared with.</param>
    public SequentialReading Look(Proportion arm, Proportion control)
    {
        if (Math.Min(arm.Trials, control.Trials) < LeastCustomers || arm.Successes + control.Successes < LeastSuccesses)
        {
            return new SequentialReading(null, PValue, null, SequentialVerdict.TooEarly);
        }

        var estimate = arm.Rate - control.Rate;
        var variance = VarianceOf(arm) + VarianceOf(control);
        if (variance == 0)
        {
            // Everybody did in both arms, or everybody in one and nobody in the other: there is no spread to measure by.
            return new SequentialReading(estimate, PValue, null, SequentialVerdict.Undecided);
        }

        var mixing = plannedEffect * plannedEffect;
        var spread = Math.Log((variance + mixing) / variance);

        // The likelihood ratio itself overflows; its logarithm does not.
        var logRatio = (mixing * estimate * estimate / (2 * variance * (variance + mixing))) - (spread / 2);
        PValue = Math.Min(PValue, Math.Exp(-logRatio));
        var half = Math.Sqrt(variance * (variance + mixing) / mixing * ((2 * Math.Log(1 / alpha)) + spread));
        var interval = new Interval(estimate - half, estimate + half);
        return new SequentialReading(estimate, PValue, interval, VerdictOf(interval));
    }

    private SequentialVerdict VerdictOf(Interval interval) =>
        PValue <= alpha ? SequentialVerdict.Effect
        : interval.Low >= -plannedEffect && interval.High <= plannedEffect ? SequentialVerdict.NoLargerEffect
        : SequentialVerdict.Undecided;

    private static double VarianceOf(Proportion arm) => arm.Rate * (1 - arm.Rate) / arm.Trials;
}
