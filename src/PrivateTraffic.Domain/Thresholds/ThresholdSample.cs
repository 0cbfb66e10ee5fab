using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Thresholds;

/// <summary>
/// Everything from which the day thresholds and band levels of a model are derived, collected in one pass over the histories. Customers may
/// be added in any order, samples of disjoint populations merged; the result is the same to the bit. Not safe to share between threads.
/// </summary>
public sealed class ThresholdSample
{
    private readonly SegmentationModel model;
    private readonly GapSample silent;
    private readonly GapSample purchase;
    private readonly GapSample? second;
    private readonly ReturnRecord past;
    private readonly ReturnRecord? secondPast;
    private readonly BandCounts bands;

    /// <param name="model">The model whose rules are followed and whose thresholds are the defaults.</param>
    /// <param name="asOf">The last complete day: nothing later is seen.</param>
    public ThresholdSample(SegmentationModel model, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(model);
        (this.model, AsOf) = (model, asOf);
        var rules = model.Thresholds;
        silent = new GapSample(rules.Silent, asOf);
        purchase = new GapSample(rules.Purchase, asOf);
        past = new ReturnRecord(rules.Silent, rules.Silent, asOf, rules.Churn.OddsWithinDays);
        if (rules.Churn.Second is { } rule)
        {
            second = new GapSample(rule, asOf);
            secondPast = new ReturnRecord(rules.Silent, rule, asOf, rules.Churn.OddsWithinDays);
        }

        bands = new BandCounts(model.Interaction, asOf);
    }

    /// <summary>The as-of day.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Customers seen by the as-of day.</summary>
    public long Customers { get; private set; }

    /// <summary>Whether histories must be loaded with <see cref="HistoryView.LoadWithTimes"/>.</summary>
    public bool NeedsTimes => silent.NeedsTimes || purchase.NeedsTimes || second?.NeedsTimes == true;

    /// <summary>Counts a customer, unless nothing of them is visible by the as-of day.</summary>
    public void Add(HistoryView history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (!(history.FirstSeenDay <= AsOf.DayNumber))
        {
            return;
        }

        Customers++;
        silent.Add(history);
        purchase.Add(history);
        second?.Add(history);
        past.Add(history);
        secondPast?.Add(history);
        bands.Add(history);
    }

    /// <summary>Adds a sample of other customers, of the same model and day.</summary>
    /// <exception cref="ArgumentException">The other sample is of other rules or of another day.</exception>
    public void Merge(ThresholdSample other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.model.Thresholds != model.Thresholds)
        {
            throw new ArgumentException("A sample of other rules cannot be added.", nameof(other));
        }

        Customers += other.Customers;
        silent.Merge(other.silent);
        purchase.Merge(other.purchase);
        second?.Merge(other.second!);
        past.Merge(other.past);
        secondPast?.Merge(other.secondPast!);
        bands.Merge(other.bands);
    }

    /// <summary>
    /// Derives the thresholds. Where this population is too small for one, that of <paramref name="parent"/> is used, else the configured
    /// default.
    /// </summary>
    /// <param name="parent">The sample of the scope above, such as the whole company; null where there is none.</param>
    public DerivedThresholds Derive(ThresholdSample? parent = null)
    {
        var above = parent?.Derive();
        var silentThreshold = Threshold.Of(GapThreshold.Of(silent), above?.Silent.Evidence, model.Lifecycle.SilentAfterDays);
        return new DerivedThresholds
        {
            AsOf = AsOf,
            Customers = Customers,
            Rules = model.Thresholds,
            Silent = silentThreshold,
            Churn = Churn(silentThreshold.Days, above?.Churn),
            Lapsed = Threshold.Of(GapThreshold.Of(purchase), above?.Lapsed.Evidence, model.Purchase.LapsedAfterDays),
            Bands = Bands(above?.Bands),
        };
    }

    private BandLevels Bands(BandLevels? above)
    {
        var own = bands.Levels();
        return own.Quality.IsUsable || above?.Quality.IsUsable != true
            ? own
            : above with { Quality = above.Quality.With(EstimateReason.ParentScope, EstimateStatus.Provisional) };
    }

    private ChurnThreshold Churn(int silentAfterDays, ChurnThreshold? above)
    {
        var own = ChurnThreshold.Of(
            model.Thresholds.Churn, silent, silentAfterDays, second, past, secondPast, model.Lifecycle.ChurnAfterDays);
        return own.Quality.IsUsable || above?.Quality.IsUsable != true
            ? own
            : above with
            {
                Days = Math.Max(above.Days, silentAfterDays + 1),
                Quality = above.Quality.With(EstimateReason.ParentScope, EstimateStatus.Provisional),
            };
    }
}
