using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Thresholds;

/// <summary>
/// Thresholds tried on the past (segmentation specification, section 3): customers labelled as of a day that is h days ago, and how many of
/// each label have come back since.
/// </summary>
public sealed record Backtest
{
    /// <summary>Days over which someone is newly churned.</summary>
    public const int NewlyChurnedDays = 30;

    /// <summary>The day the labels are of.</summary>
    public required DateOnly LabelledOn { get; init; }

    /// <summary>The last day of the outcome, which starts on the day after.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Customers at most S days away, and those of them who came back.</summary>
    public required Proportion Active { get; init; }

    /// <summary>Customers more than S and at most C days away.</summary>
    public required Proportion Silent { get; init; }

    /// <summary>Customers more than C days away.</summary>
    public required Proportion Churn { get; init; }

    /// <summary>Those among the churned who are at most 30 days beyond C.</summary>
    public required Proportion NewlyChurned { get; init; }

    /// <summary>Whether each label had at least ten customers, so that its rate says something.</summary>
    public bool IsTelling => HasRate(Active) && HasRate(Silent) && HasRate(Churn);

    /// <summary>Whether customers of a better label came back more often, among the labels that have a rate.</summary>
    public bool IsOrdered
    {
        get
        {
            Proportion[] rates = [.. new[] { Active, Silent, Churn }.Where(HasRate)];
            return rates.Zip(rates.Skip(1)).All(pair => IsHigher(pair.First, pair.Second));
        }
    }

    /// <summary>
    /// Whether few enough of the newly churned came back: a share of at most <paramref name="share"/> lies within the Wilson interval.
    /// </summary>
    public bool IsChurnFinal(double share) => NewlyChurned.Wilson().Low <= share;

    private static bool HasRate(Proportion rate) => rate.Trials >= MinimumData.RateCustomersAtLeast;

    /// <summary>Compared in whole numbers.</summary>
    private static bool IsHigher(Proportion a, Proportion b) => (Int128)a.Successes * b.Trials > (Int128)b.Successes * a.Trials;
}
