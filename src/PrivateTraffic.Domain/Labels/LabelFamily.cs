using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Labels;

/// <summary>A family of labels: one question asked of every customer (segmentation specification, section 8).</summary>
public sealed class LabelFamily
{
    private LabelFamily(string key, string zh, string en, bool isOverlapping, params string[] dimensions) =>
        (Key, Name, IsOverlapping, Dimensions) = (key, new LocalizedText(zh, en), isOverlapping, dimensions);

    /// <summary>购买节奏: status by each buyer's own purchase rhythm.</summary>
    public static LabelFamily Rhythm { get; } =
        new("rhythm", "购买节奏", "purchase rhythm", false, "days-since-order", "purchase-days", "days-from-first-to-last-order");

    /// <summary>AARRR: acquisition cohorts.</summary>
    public static LabelFamily Acquisition { get; } = new("acquisition", "获客漏斗（AARRR）", "acquisition funnel", true, "days-since-added");

    /// <summary>客户金字塔.</summary>
    public static LabelFamily Pyramid { get; } = new("pyramid", "客户金字塔", "customer pyramid", false, "net-amount");

    /// <summary>会员等级.</summary>
    public static LabelFamily Membership { get; } = new("membership", "会员等级", "membership level", false, "growth-points");

    /// <summary>流失风险.</summary>
    public static LabelFamily Risk { get; } = new("risk", "流失风险", "risk of leaving", false, "days-since-order", "purchase-days");

    /// <summary>需求分层: NPS.</summary>
    public static LabelFamily Demand { get; } = new("demand", "需求分层（NPS）", "demand (NPS)", false, "nps-answer");

    /// <summary>偏好渠道.</summary>
    public static LabelFamily Channel { get; } = new("channel", "偏好渠道", "preferred channel", false, "responses-by-channel");

    /// <summary>偏好时段.</summary>
    public static LabelFamily Hour { get; } = new("hour", "偏好时段", "preferred hours", false, "interactions-by-hour");

    /// <summary>下单倾向.</summary>
    public static LabelFamily Propensity { get; } = new(
        "propensity", "下单倾向", "propensity to order", false,
        "days-since-order", "purchase-days", "net-amount", "interaction-days", "days-since-interaction", "days-known");

    /// <summary>按购买品类分群.</summary>
    public static LabelFamily Categories { get; } = new("categories", "购买品类", "categories bought", true, "amount-by-category");

    /// <summary>业务场景旅程.</summary>
    public static LabelFamily Journey { get; } = new("journey", "旅程阶段", "journey stage", false, "journey-events");

    /// <summary>长期与短期客户.</summary>
    public static LabelFamily Tenure { get; } =
        new("tenure", "长短期客户", "long- and short-term", false, "days-from-first-to-last-order", "days-since-first-order");

    /// <summary>双边角色.</summary>
    public static LabelFamily Roles { get; } = new("roles", "双边角色", "two-sided roles", true, "purchase-days", "days-sold");

    /// <summary>属性核验: the gender that was declared, and what purchases say.</summary>
    public static LabelFamily Gender { get; } =
        new("gender", "性别核验", "declared and inferred gender", false, "declared-gender", "amount-by-category");

    /// <summary>Every family, in the order of reports.</summary>
    public static IReadOnlyList<LabelFamily> All { get; } =
    [
        Rhythm, Acquisition, Pyramid, Membership, Risk, Demand, Channel, Hour, Propensity, Categories, Journey, Tenure, Roles, Gender,
    ];

    /// <summary>The name used in files and JSON. Part of the API: never rename one.</summary>
    public string Key { get; }

    /// <summary>The name on the screen.</summary>
    public LocalizedText Name { get; }

    /// <summary>
    /// Whether a customer may carry several labels of the family, or none. Otherwise the labels are tiers: everybody of the family's
    /// population carries exactly one.
    /// </summary>
    public bool IsOverlapping { get; }

    /// <summary>The numbers of a customer that decide about the labels, by key.</summary>
    public IReadOnlyList<string> Dimensions { get; }
}
