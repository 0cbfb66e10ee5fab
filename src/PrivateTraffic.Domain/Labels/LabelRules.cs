using PrivateTraffic.Domain.Labels.Acquisition;
using PrivateTraffic.Domain.Labels.Categories;
using PrivateTraffic.Domain.Labels.Journeys;
using PrivateTraffic.Domain.Labels.Membership;
using PrivateTraffic.Domain.Labels.Preferences;
using PrivateTraffic.Domain.Labels.Propensity;
using PrivateTraffic.Domain.Labels.Risk;
using PrivateTraffic.Domain.Labels.Roles;
using PrivateTraffic.Domain.Labels.Tenure;

namespace PrivateTraffic.Domain.Labels;

/// <summary>How the further labels of a model are made (segmentation specification, section 8).</summary>
public sealed record LabelRules
{
    /// <summary>
    /// Keys of the families that the company works with beside matrix, lifecycle and value segments, such as <c>membership</c>. What they
    /// look at counts among the dimensions of the model. All families are reported, these or others. Default: none.
    /// </summary>
    public IReadOnlyList<string> InUse { get; init; } = [];

    /// <summary>G of the purchase rhythm where too few buyers have bought twice, in days. 1 to 3,660; default 30.</summary>
    public int GapDays { get; init; } = 30;

    /// <summary>Which days of adding make one acquisition cohort. Default: a calendar month.</summary>
    public CohortPeriod Cohorts { get; init; } = CohortPeriod.Month;

    /// <summary>The membership programme.</summary>
    public MembershipRules Membership { get; init; } = new();

    /// <summary>The risk score and its bands.</summary>
    public RiskRules Risk { get; init; } = new();

    /// <summary>The propensity to order and its bands.</summary>
    public PropensityRules Propensity { get; init; } = new();

    /// <summary>Long-term and short-term customers.</summary>
    public TenureRules Tenure { get; init; } = new();

    /// <summary>Consumers and sellers.</summary>
    public RoleRules Roles { get; init; } = new();

    /// <summary>Groups by category bought.</summary>
    public CategoryRules Categories { get; init; } = new();

    /// <summary>The way from the first contact to the second order, or another one.</summary>
    public JourneyRules Journey { get; init; } = new();

    /// <summary>What counts as a response on a channel.</summary>
    public ChannelRules Channels { get; init; } = new();

    /// <summary>Equal iff every rule is; families in use are compared one by one.</summary>
    public bool Equals(LabelRules? other) => other is not null && Parts.Equals(other.Parts) && InUse.SequenceEqual(other.InUse);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Parts, InUse.Count);

    private object Parts => (GapDays, Cohorts, Membership, Risk, Propensity, Tenure, Roles, Categories, Journey, Channels);

    /// <summary>The families in use.</summary>
    public IEnumerable<LabelFamily> FamiliesInUse() => LabelFamily.All.Where(f => InUse.Contains(f.Key));

    /// <summary>
    /// What is wrong with the rules, one sentence for each problem with the key, the value and the allowed range; empty when they can be
    /// used.
    /// </summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        foreach (var key in InUse.Where(key => LabelFamily.All.All(f => f.Key != key)))
        {
            problems.Add($"labels.inUse has '{key}'; it must be one of {string.Join(", ", LabelFamily.All.Select(f => f.Key))}.");
        }

        Within("gapDays", GapDays, 1, 3_660);
        Within("risk.horizonDays", Risk.HorizonDays, 1, 3_660);
        Within("risk.mediumFrom", Risk.MediumFrom, 1, 99);
        Within("risk.highFrom", Risk.HighFrom, Math.Min(100, Risk.MediumFrom + 1), 100);
        Within("propensity.horizonDays", Propensity.HorizonDays, 1, 3_660);
        Check("propensity.unlikelyBelow", Propensity.UnlikelyBelow, Propensity.UnlikelyBelow is > 0 and <= 1, "above 0, at most 1");
        Check("propensity.likelyFrom", Propensity.LikelyFrom, Propensity.LikelyFrom is > 1 and <= 100, "above 1, at most 100");
        Within("tenure.longTermDays", Tenure.LongTermDays, 1, 3_660);
        Within("roles.windowDays", Roles.WindowDays, 1, 3_660);
        Within("roles.consumerFromDays", Roles.ConsumerFromDays, 1, 3_660);
        Within("roles.sellerFromDays", Roles.SellerFromDays, 1, 3_660);
        Check("categories.windowDays", Categories.WindowDays, Categories.WindowDays is null or (>= 1 and <= 36_600), "1 to 36600, or null");
        Check("categories.leastShare", Categories.LeastShare, Categories.LeastShare is >= 0 and < 1, "0 to below 1");
        Within("channels.responseDays", Channels.ResponseDays, 0, 366);
        problems.AddRange(Membership.Problems());
        problems.AddRange(Journey.Problems());
        return problems;

        void Within(string name, int value, int least, int most) =>
            Check(name, value, value >= least && value <= most, $"{least} to {most}");

        void Check(string name, object? value, bool isRight, string allowed)
        {
            if (!isRight)
            {
                problems.Add(FormattableString.Invariant($"labels.{name} is {value}; it must be {allowed}."));
            }
        }
    }
}
