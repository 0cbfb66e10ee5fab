using System.Text.RegularExpressions;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Models;

/// <summary>What each value of a model means, for people who compare two of them.</summary>
public static partial class ModelMeanings
{
    private static readonly string[] Axes = ["r", "f", "m"];
    private static readonly (string Name, int Percent)[] Edges = [("first", 20), ("second", 40), ("third", 60), ("fourth", 80)];
    private static readonly (string Name, string Zh, string En)[] Ends = [("from", "最低", "lowest"), ("to", "最高", "highest")];
    private static readonly Dictionary<string, LocalizedText> Known = Build().ToDictionary(m => m.Path, m => m.Meaning);

    /// <summary>
    /// The meaning of the value at a path, such as <c>lifecycle.silentAfterDays</c>; of what holds it where it has none of its own.
    /// </summary>
    public static LocalizedText Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        for (var wanted = Position().Replace(path, "[]"); wanted.Length > 0; wanted = Parent(wanted))
        {
            if (Known.TryGetValue(wanted, out var meaning))
            {
                return meaning;
            }
        }

        return new LocalizedText("模型", "the model");
    }

    /// <summary>Whether the value at a path has a meaning of its own.</summary>
    public static bool IsKnown(string path) => Known.ContainsKey(Position().Replace(path, "[]"));

    private static string Parent(string path) => path[..Math.Max(0, path.LastIndexOf('.'))];

    private static IEnumerable<(string Path, LocalizedText Meaning)> Build() =>
    [
        One("interaction", "互动频次档", "the interaction bands"),
        One("interaction.windowDays", "互动统计窗口（天）", "the window in which interaction days are counted, in days"),
        One("interaction.low", "进入“低”档的互动天数", "interaction days from which a customer enters the low band"),
        One("interaction.medium", "进入“中”档的互动天数", "interaction days from which a customer enters the medium band"),
        One("interaction.high", "进入“高”档的互动天数", "interaction days from which a customer enters the high band"),
        One("interaction.kinds", "计入的互动种类", "the kinds of interaction that count"),
        One("purchase", "消费阶段", "the purchase stages"),
        One("purchase.lapsedAfterDays", "超过多少天未下单算消费流失", "days without an order after which a buyer has lapsed"),
        One("lifecycle", "生命周期", "the lifecycle"),
        One("lifecycle.silentAfterDays", "沉默阈值（天）", "the silent threshold, in days"),
        One("lifecycle.churnAfterDays", "流失阈值（天）", "the churn threshold, in days"),
        One("lifecycle.matureFrom", "成为成熟期的购买天数", "purchase days from which a customer is mature"),
        One("lifecycle.silentClock", "沉默计时所看的事件", "the events whose absence makes a customer silent"),
        One("lifecycle.churnClock", "流失计时所看的事件", "the events whose absence makes a silent customer churned"),
        One("rfm", "价值分群（RFM）", "the value segments (RFM)"),
        One("rfm.windowDays", "RFM 统计窗口（天），空为全部历史", "the window of RFM in days, none for the whole history"),
        One("rfm.level", "RFM 阈值的分位", "the share of buyers on one side of an RFM threshold"),
        One("rfm.monetary", "M 阈值的求法", "how the M threshold is found"),
        .. Limits("rfm.fixed", "固定的 RFM 阈值", "the fixed RFM thresholds"),
        .. Limits("rfm.defaults", "买家不足时的 RFM 阈值", "the RFM thresholds with too few buyers"),
        One("rfm.fixedEdges", "固定的五分位边界", "the fixed edges of quintile scores"),
        .. from axis in Axes
           from edge in Edges
           select One(
               $"rfm.fixedEdges.{axis}.{edge.Name}",
               $"{axis.ToUpperInvariant()} 的 {edge.Percent}% 分位的五倍",
               $"five times the {edge.Percent}% quantile of {axis.ToUpperInvariant()}"),
        One("rfm.boxes", "按得分命名的分群", "the named segments of scores"),
        .. Named("rfm.boxes[]", "按得分命名的分群", "a named segment of scores"),
        .. from axis in Axes
           from end in Ends
           select One(
               $"rfm.boxes[].{axis}.{end.Name}",
               $"按得分命名的分群：{end.Zh} {axis.ToUpperInvariant()} 分",
               $"a named segment of scores: its {end.En} {axis.ToUpperInvariant()} score"),
        One("clv", "客户终身价值", "the lifetime value of customers"),
        One("clv.margin", "客户终身价值：毛利率", "lifetime value: the margin"),
        One("clv.horizonWeeks", "客户终身价值：向前看多少周", "lifetime value: weeks to look ahead"),
        One("clv.annualDiscount", "客户终身价值：年折现率", "lifetime value: the discount of a year"),
        One("clv.returnDays", "客户终身价值：估算回购率所看的天数", "lifetime value: the days over which the fallback looks at who came back"),
        .. Labels(),
        One("thresholds", "阈值的推导规则", "how thresholds are derived"),
        One("thresholds.staleAfterDays", "阈值多少天后算过期", "days after which derived thresholds are stale"),
        .. Rule("thresholds.silent", "沉默阈值的推导", "deriving the silent threshold"),
        .. Rule("thresholds.purchase", "消费流失阈值的推导", "deriving the lapsed threshold"),
        One("thresholds.churn", "流失阈值的推导", "deriving the churn threshold"),
        One("thresholds.churn.mode", "流失阈值的推导：方式", "deriving the churn threshold: the mode"),
        One("thresholds.churn.oddsWithinDays", "流失阈值的推导：向前看多少天", "deriving the churn threshold: days to look ahead"),
        .. Rule("thresholds.churn.second", "流失阈值的推导：专用规则", "deriving the churn threshold: its own rule"),
        One("origin", "阈值的来历", "where the thresholds come from"),
        One("origin.derivedOn", "推导阈值的数据截至日", "the day of the data from which the thresholds were derived"),
        .. Interval("origin.silent", "推导出的沉默阈值", "the derived silent threshold"),
        .. Interval("origin.churn", "推导出的流失阈值", "the derived churn threshold"),
        .. Interval("origin.lapsed", "推导出的消费流失阈值", "the derived lapsed threshold"),
    ];

    private static IEnumerable<(string Path, LocalizedText Meaning)> Labels() =>
    [
        One("labels", "更多标签", "the further labels"),
        One("labels.inUse", "正在使用的标签族", "the label families in use"),
        One("labels.gapDays", "复购节奏：复购太少时的间隔（天）", "purchase rhythm: the gap with too few repeat purchases, in days"),
        One("labels.cohorts", "获客批次：按月还是按周", "acquisition cohorts: by month or week"),
        One("labels.membership", "会员等级", "membership"),
        One("labels.membership.levels", "会员等级：各级", "membership: the levels"),
        .. Named("labels.membership.levels[]", "会员等级", "a membership level"),
        One("labels.membership.levels[].entry", "会员等级：升级所需积分", "a membership level: the points to enter it"),
        One("labels.membership.levels[].retention", "会员等级：保级所需积分", "a membership level: the points to keep it"),
        One("labels.membership.validityDays", "会员等级：有效期（天）", "membership: for how many days a level and points hold"),
        One("labels.membership.fenPerPoint", "会员等级：一积分对应的金额（分）", "membership: what a point costs, in fen"),
        One("labels.risk", "流失风险", "the risk of leaving"),
        One("labels.risk.horizonDays", "流失风险：向前看多少天", "risk: days to look ahead"),
        One("labels.risk.mediumFrom", "流失风险：中风险的起点", "risk: the score from which it is medium"),
        One("labels.risk.highFrom", "流失风险：高风险的起点", "risk: the score from which it is high"),
        One("labels.propensity", "下单倾向", "the propensity to order"),
        One("labels.propensity.horizonDays", "下单倾向：向前看多少天", "propensity: days to look ahead"),
        One("labels.propensity.likelyFrom", "下单倾向：平均值的多少倍起算高", "propensity: how many times the average is likely"),
        One("labels.propensity.unlikelyBelow", "下单倾向：平均值的多少倍以下算低", "propensity: below how many times the average is unlikely"),
        One("labels.tenure", "长期与短期客户", "long-term and short-term customers"),
        One("labels.tenure.longTermDays", "长期客户的起点（天）", "days from which a customer is long-term"),
        One("labels.roles", "双边角色", "two-sided roles"),
        One("labels.roles.windowDays", "双边角色：统计窗口（天）", "roles: the window in days"),
        One("labels.roles.consumerFromDays", "双边角色：算消费者的天数", "roles: days from which somebody is a consumer"),
        One("labels.roles.sellerFromDays", "双边角色：算卖家的天数", "roles: days from which somebody is a seller"),
        One("labels.categories", "品类偏好", "groups by category bought"),
        One("labels.categories.windowDays", "品类偏好：统计窗口（天），空为全部历史", "categories: the window in days, none for the whole history"),
        One("labels.categories.leastShare", "品类偏好：最少占比", "categories: the least share of what was bought"),
        One("labels.journey", "旅程", "the journey"),
        .. Named("labels.journey", "旅程", "the journey"),
        One("labels.journey.steps", "旅程：各步", "the journey: the steps"),
        .. Named("labels.journey.steps[]", "旅程的一步", "a step of the journey"),
        One("labels.journey.steps[].events", "旅程的一步：所看的事件", "a step of the journey: its events"),
        One("labels.journey.steps[].days", "旅程的一步：要有多少天", "a step of the journey: the days that it takes"),
        One("labels.journey.stalledAfterDays", "旅程：停滞多少天算卡住", "the journey: days after which it has stalled"),
        One("labels.channels", "偏好渠道", "the preferred channel"),
        One("labels.channels.responseDays", "偏好渠道：多少天内算回应", "the preferred channel: within how many days there is a response"),
    ];

    private static IEnumerable<(string Path, LocalizedText Meaning)> Named(string path, string zh, string en) =>
    [
        One($"{path}.key", $"{zh}：标识", $"{en}: its key"),
        One($"{path}.name.zh", $"{zh}：中文名", $"{en}: its Chinese name"),
        One($"{path}.name.en", $"{zh}：英文名", $"{en}: its English name"),
    ];

    private static (string Path, LocalizedText Meaning) One(string path, string zh, string en) => (path, new LocalizedText(zh, en));

    private static IEnumerable<(string Path, LocalizedText Meaning)> Limits(string path, string zh, string en) =>
    [
        One(path, zh, en),
        One($"{path}.recency", $"{zh}：R（天）", $"{en}: R in days"),
        One($"{path}.frequency", $"{zh}：F（单）", $"{en}: F in orders"),
        One($"{path}.monetary", $"{zh}：M（分）", $"{en}: M in fen"),
        One($"{path}.mode", $"{zh}：M 的比较方式", $"{en}: how M is compared"),
    ];

    private static IEnumerable<(string Path, LocalizedText Meaning)> Rule(string path, string zh, string en) =>
    [
        One(path, zh, en),
        One($"{path}.anchor", $"{zh}：起点事件", $"{en}: the events that start a gap"),
        One($"{path}.return", $"{zh}：回访事件", $"{en}: the events that end a gap"),
        One($"{path}.level", $"{zh}：比例", $"{en}: the share that makes the threshold"),
        One($"{path}.estimator", $"{zh}：估计方法", $"{en}: the estimator"),
        One($"{path}.denominator", $"{zh}：比例的分母", $"{en}: of whom the share is taken"),
        One($"{path}.windowDays", $"{zh}：观察窗口（天），空为自动", $"{en}: the observation window in days, none to find it out"),
        One($"{path}.horizonDays", $"{zh}：观察期限（天），空为窗口的一半", $"{en}: the horizon in days, none for half of the window"),
        One($"{path}.flatWithin", $"{zh}：算作平稳的变化幅度", $"{en}: how much the value may change and still be flat"),
        One($"{path}.fallbackWindowDays", $"{zh}：历史太短时的窗口（天）", $"{en}: the window in days while the history is short"),
    ];

    private static IEnumerable<(string Path, LocalizedText Meaning)> Interval(string path, string zh, string en) =>
    [
        One(path, zh, en),
        One($"{path}.days", $"{zh}（天）", $"{en}, in days"),
        One($"{path}.low", $"{zh}：区间下限", $"{en}: the lower end of its interval"),
        One($"{path}.high", $"{zh}：区间上限", $"{en}: the upper end of its interval"),
    ];

    [GeneratedRegex(@"\[\d+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Position();
}
