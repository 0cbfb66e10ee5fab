using PrivateTraffic.Domain.Labels;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Attributes;

/// <summary>
/// Declared against inferred gender: what customers say of themselves in WeChat, and what the categories say that they buy. A signal is a
/// day on which a category was bought.
/// </summary>
internal static class GenderLabels
{
    private static readonly Label Confirmed = Label.Of("confirmed", "声明与行为一致", "confirmed");
    private static readonly Label Doubtful = Label.Of("doubtful", "行为略有出入", "doubtful");
    private static readonly Label Contradicted = Label.Of("contradicted", "声明与行为相悖", "contradicted");
    private static readonly Label DeclaredOnly = Label.Of("declared-only", "仅有声明", "declared only");
    private static readonly Label InferredOnly = Label.Of("inferred-only", "仅由行为推断", "inferred only");
    private static readonly Label Unknown = Label.Of("unknown", "未知", "unknown");

    private static readonly Dictionary<string, int> NoEvidence = [];
    private static readonly AttributeSample Nothing = new(null, NoEvidence);

    /// <summary>What is known of a customer.</summary>
    public static AttributeSample SampleOf(LabelFacts facts) => (facts.DeclaredGender, facts.Purchases.Count) switch
    {
        (null, 0) => Nothing,
        (var declared, 0) => new AttributeSample(declared, NoEvidence),
        (var declared, _) => new AttributeSample(
            declared, facts.Purchases.DistinctBy(p => (p.Category, p.Day)).CountBy(p => p.Category).ToDictionary()),
    };

    /// <summary>The key of a belief.</summary>
    public static string KeyOf(AttributeBelief belief) => (belief.Declared, belief.Inferred) switch
    {
        (null, null) => Unknown.Key,
        (null, _) => InferredOnly.Key,
        (_, null) => DeclaredOnly.Key,
        var (declared, inferred) when declared == inferred => Confirmed.Key,
        _ => belief.IsContradicted ? Contradicted.Key : Doubtful.Key,
    };

    public static FamilyReport Report(LabelTally tally, AttributeInference inference, long declared, long withEvidence, long total)
    {
        if (declared == 0 || withEvidence == 0)
        {
            return FamilyReport.Without(tally.Family, total);
        }

        return new FamilyReport(
            tally.Family,
            inference.IsUsable ? EstimateQuality.Accepted
                : inference.Customers < AttributeInference.LeastCustomers ? EstimateQuality.Default(EstimateReason.SmallSample)
                : EstimateQuality.Default(EstimateReason.NotBetterThanAverage),
            total,
            inference.Customers,
            tally.Counts([Confirmed, Doubtful, Contradicted, DeclaredOnly, InferredOnly, Unknown], total))
        {
            Parameters = new Dictionary<string, double?>
            {
                ["leastEvidence"] = AttributeInference.LeastEvidence,
                ["contradictsFrom"] = AttributeBelief.ContradictsFrom,
            },
            Estimates = new Dictionary<string, double?>
            {
                ["declared"] = declared,
                ["accuracy"] = inference.Customers == 0 ? null : inference.Accuracy,
                ["majorityShare"] = inference.Customers == 0 ? null : inference.MajorityShare,
            },
        };
    }
}
