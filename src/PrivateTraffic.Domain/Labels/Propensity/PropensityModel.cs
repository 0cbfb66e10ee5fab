using PrivateTraffic.Domain.Statistics;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Labels.Propensity;

/// <summary>
/// 下单倾向: the probability of an order within h days (segmentation specification, section 8). A logistic regression, trained on customers as
/// they were 2h days ago, judged on the h days since h days ago, which it has not seen, and applied today. It is shown only where that
/// judgement says that it beats ranking by recency, ranking by frequency, and naming the average.
/// </summary>
public sealed class PropensityModel
{
    private const int LeastOrders = 100;
    private const int LeastOrdersPerFeature = 10;

    private readonly LogisticRegression? regression;
    private readonly PropensityData data;

    private PropensityModel(PropensityData data, LogisticRegression? regression) => (this.data, this.regression) = (data, regression);

    /// <summary>Customers trained on.</summary>
    public int TrainingCustomers => data.Training.Count;

    /// <summary>Those among them who ordered.</summary>
    public int TrainingOrders { get; private init; }

    /// <summary>How it foretold the last h days; null where there was too little to train on.</summary>
    public PredictionQuality? Validation { get; private init; }

    /// <summary>AUC of ranking by recency alone over the same days.</summary>
    public double? RecencyAuc { get; private init; }

    /// <summary>AUC of ranking by frequency alone over the same days.</summary>
    public double? FrequencyAuc { get; private init; }

    /// <summary>Why it is not shown; empty when it is.</summary>
    public required IReadOnlyList<EstimateReason> Reasons { get; init; }

    /// <summary>Whether the propensity may be shown.</summary>
    public bool IsShown => Reasons.Count == 0;

    /// <summary>Trains and judges.</summary>
    public static PropensityModel Train(PropensityData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var orders = data.Training.Count(r => r.Ordered);
        if (orders < Math.Max(LeastOrders, LeastOrdersPerFeature * CustomerFeatures.Count))
        {
            return new PropensityModel(data, null) { TrainingOrders = orders, Reasons = [EstimateReason.TooFewOrders] };
        }

        var regression = LogisticRegression.Fit(data.Training);
        bool[] ordered = [.. data.Validation.Select(r => r.Ordered)];
        var validation = PredictionQuality.Of([.. data.Validation.Select(r => regression.ProbabilityOf(r.Features))], ordered);
        var recency = RankingQuality.AreaUnderCurve([.. data.Validation.Select(r => r.Features.RecencyRank)], ordered);
        var frequency = RankingQuality.AreaUnderCurve([.. data.Validation.Select(r => r.Features.FrequencyRank)], ordered);
        return new PropensityModel(data, regression)
        {
            TrainingOrders = orders,
            Validation = validation,
            RecencyAuc = recency,
            FrequencyAuc = frequency,
            Reasons = [.. Failures(validation, recency, frequency)],
        };
    }

    /// <summary>The probability of the customer at a position of the data; null where the propensity is not shown.</summary>
    public double? ProbabilityOf(int position) => IsShown ? regression!.ProbabilityOf(data.Now[position]) : null;

    private static IEnumerable<EstimateReason> Failures(PredictionQuality validation, double? recency, double? frequency)
    {
        if (!(validation.Auc > recency))
        {
            yield return EstimateReason.NotBetterThanRecency;
        }

        if (!(validation.Auc > frequency))
        {
            yield return EstimateReason.NotBetterThanFrequency;
        }

        if (!(validation.Brier < validation.BaseBrier))
        {
            yield return EstimateReason.NotBetterThanAverage;
        }
    }
}
