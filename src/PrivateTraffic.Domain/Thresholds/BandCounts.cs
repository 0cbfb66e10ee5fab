using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Thresholds;

/// <summary>
/// How many customers had how many interaction days in the window of the interaction axis: what its entry levels are derived from
/// (segmentation specification, section 5). Whole numbers; populations may be added in any order.
/// </summary>
public sealed class BandCounts
{
    private readonly long[] customers;
    private readonly InteractionAxis axis;
    private readonly int asOf;

    /// <param name="axis">The axis: its window and its kinds of interaction.</param>
    /// <param name="asOf">The last day of the window.</param>
    public BandCounts(InteractionAxis axis, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(axis);
        (this.axis, this.asOf) = (axis, asOf.DayNumber);
        customers = new long[axis.WindowDays + 1];
    }

    /// <summary>Counts a customer; those without an interaction in the window say nothing about levels.</summary>
    public void Add(HistoryView history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var days = 0;
        for (var i = history.InteractionDaysUpTo(asOf) - 1; i >= 0 && history.InteractionDays[i] > asOf - axis.WindowDays; i--)
        {
            days += (history.InteractionKinds[i] & (int)axis.Kinds & (int)EventSet.Interactions) != 0 ? 1 : 0;
        }

        customers[days]++;
    }

    /// <summary>Adds the counts of other customers, of the same axis and day.</summary>
    /// <exception cref="ArgumentException">The other counts are of another window or day.</exception>
    public void Merge(BandCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if ((other.axis.WindowDays, other.axis.Kinds, other.asOf) != (axis.WindowDays, axis.Kinds, asOf))
        {
            throw new ArgumentException("Counts of another window cannot be added.", nameof(other));
        }

        for (var days = 0; days < customers.Length; days++)
        {
            customers[days] += other.customers[days];
        }
    }

    /// <summary>
    /// The entry levels: 1, and the 50th and 80th percentiles of the counts that are not 0, made strictly increasing. Gated as gap
    /// quantiles are, by the customers they rest on.
    /// </summary>
    public BandLevels Levels()
    {
        var active = customers.AsSpan(1).ToArray().Sum();
        if (active < MinimumData.GapCustomersAtLeast)
        {
            var reason = active == 0 ? EstimateReason.NoData : EstimateReason.SmallSample;
            return new BandLevels(axis.Low, axis.Medium, axis.High, active, EstimateQuality.Default(reason));
        }

        var medium = Math.Max(2, AtRank(Share.Rank(0.50m, active)));
        var high = Math.Max(medium + 1, AtRank(Share.Rank(0.80m, active)));
        var quality = active >= MinimumData.GapCustomers
            ? EstimateQuality.Accepted
            : EstimateQuality.Provisional(EstimateReason.SmallSample);
        if (high > axis.WindowDays)
        {
            (medium, high) = (axis.WindowDays - 1, axis.WindowDays);
            quality = quality.With(EstimateReason.Clamped, EstimateStatus.Provisional);
        }

        return new BandLevels(1, medium, high, active, quality);
    }

    private int AtRank(long rank)
    {
        var days = 0;
        for (var below = 0L; below < rank; below += customers[days])
        {
            days++;
        }

        return days;
    }
}

/// <summary>Entry levels of the interaction axis, in interaction days.</summary>
/// <param name="Low">From which a customer enters 低.</param>
/// <param name="Medium">From which a customer enters 中.</param>
/// <param name="High">From which a customer enters 高.</param>
/// <param name="Customers">Customers with at least one interaction in the window.</param>
/// <param name="Quality">Whether the levels can be trusted; by default they are the configured ones.</param>
public sealed record BandLevels(int Low, int Medium, int High, long Customers, EstimateQuality Quality);
