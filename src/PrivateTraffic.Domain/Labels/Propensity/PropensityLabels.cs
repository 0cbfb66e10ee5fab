using PrivateTraffic.Domain.Clv;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Labels.Propensity;

/// <summary>
/// The labels of the propensity to order. Where it may not be shown, customers are counted by the days since their last order, with the
/// share of each range that ordered in the last h days: what section 11 of the specification puts in its place.
/// </summary>
internal static class PropensityLabels
{
    private static readonly Label Likely = Label.Of("likely", "很可能", "likely");
    private static readonly Label Average = Label.Of("average", "一般", "average");
    private static readonly Label Unlikely = Label.Of("unlikely", "不太可能", "unlikely");
    private static readonly Label[] Buckets =
        [.. Enumerable.Range(0, RecencyBuckets.Count).Select(BucketOf), Label.Of("never-bought", "未购买", "never bought")];

    /// <summary>The key of a customer's label.</summary>
    public static string KeyOf(CustomerLabels customer, PropensityModel model, PropensityRules rules)
    {
        if (customer.Propensity is not { } chance)
        {
            return Buckets[customer.RecencyDays is { } days ? RecencyBuckets.IndexOf(days) : RecencyBuckets.Count].Key;
        }

        var share = BaseShare(model)!.Value;
        return chance >= rules.LikelyFrom * share ? Likely.Key : chance < rules.UnlikelyBelow * share ? Unlikely.Key : Average.Key;
    }

    public static FamilyReport Report(
        LabelTally tally, PropensityModel model, IReadOnlyList<Proportion> returns, PropensityRules rules, long buyers, long total)
    {
        if (buyers == 0)
        {
            return FamilyReport.Without(tally.Family, total);
        }

        var quality = model.Reasons.Aggregate(EstimateQuality.Accepted, (all, reason) => all.With(reason, EstimateStatus.Default));
        return new FamilyReport(
            tally.Family,
            quality,
            total,
            model.TrainingCustomers,
            model.IsShown
                ? tally.Counts([Likely, Average, Unlikely], total)
                : [.. Buckets.Select((label, i) => tally.Count(label, total, LabelRate.Of(returns[i])))])
        {
            Parameters = new Dictionary<string, double?>
            {
                ["horizonDays"] = rules.HorizonDays,
                ["likelyFrom"] = rules.LikelyFrom,
                ["unlikelyBelow"] = rules.UnlikelyBelow,
            },
            Estimates = new Dictionary<string, double?>
            {
                ["trainingOrders"] = model.TrainingOrders,
                ["baseShare"] = BaseShare(model),
                ["recencyAuc"] = model.RecencyAuc,
                ["frequencyAuc"] = model.FrequencyAuc,
            },
            Validation = model.Validation,
        };
    }

    /// <summary>The share of all customers who ordered in the days that the model was judged on.</summary>
    private static double? BaseShare(PropensityModel model) =>
        model.Validation is { Customers: > 0 } judged ? (double)judged.Positives / judged.Customers : null;

    private static Label BucketOf(int index)
    {
        var from = index == 0 ? 0 : RecencyBuckets.Ends[index - 1] + 1;
        if (index == RecencyBuckets.Ends.Count)
        {
            return Label.Of($"from-{from}-days", $"{from} 天以上未下单", $"{from} days or more");
        }

        var to = RecencyBuckets.Ends[index];
        return Label.Of($"{from}-{to}-days", $"{from}–{to} 天前下单", $"{from} to {to} days");
    }
}
