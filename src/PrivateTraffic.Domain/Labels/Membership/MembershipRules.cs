using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Labels.Membership;

/// <summary>How members earn points, and what the points are good for.</summary>
public sealed record MembershipRules
{
    private static readonly MembershipLevel[] Standard =
    [
        Level("member", "普通会员", "Member", 0, 0),
        Level("silver", "银卡会员", "Silver", 500, 300),
        Level("gold", "金卡会员", "Gold", 2_000, 1_500),
        Level("platinum", "铂金会员", "Platinum", 5_000, 4_000),
        Level("diamond", "钻石会员", "Diamond", 20_000, 15_000),
    ];

    /// <summary>Three to seven levels, the lowest first; default five, up from 0, 500, 2,000, 5,000 and 20,000 points.</summary>
    public IReadOnlyList<MembershipLevel> Levels { get; init; } = Standard;

    /// <summary>V: for how many days a level is held and points count. 1 to 3,660; default 365.</summary>
    public int ValidityDays { get; init; } = 365;

    /// <summary>What one point costs, in fen. At least 1; default 100: a point for every yuan paid.</summary>
    public int FenPerPoint { get; init; } = 100;

    /// <summary>Equal iff every rule is; levels are compared one by one.</summary>
    public bool Equals(MembershipRules? other) =>
        other is not null
        && (ValidityDays, FenPerPoint) == (other.ValidityDays, other.FenPerPoint)
        && Levels.SequenceEqual(other.Levels);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ValidityDays, FenPerPoint, Levels.Count);

    /// <summary>The programme that these rules make.</summary>
    /// <exception cref="ArgumentException">They make none: see <see cref="Problems"/>.</exception>
    public MembershipProgramme ToProgramme() => new(Levels, ValidityDays);

    /// <summary>What is wrong with the rules, a sentence for each problem; empty when they can be used.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (ValidityDays is < 1 or > 3_660)
        {
            problems.Add($"labels.membership.validityDays is {ValidityDays}; it must be 1 to 3660.");
        }

        if (FenPerPoint < 1)
        {
            problems.Add($"labels.membership.fenPerPoint is {FenPerPoint}; it must be at least 1.");
        }

        if (MembershipProgramme.ProblemOf([.. Levels]) is { } problem)
        {
            problems.Add($"labels.membership.levels: {problem}");
        }

        return problems;
    }

    private static MembershipLevel Level(string key, string zh, string en, long entry, long retention) =>
        new(key, new LocalizedText(zh, en), entry, retention);
}
