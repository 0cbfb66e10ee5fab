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
        One("rfm.boxes[].key", "按得分命名的分群：标识", "a named segment of scores: its key"),
        One("rfm.boxes[].name.zh", "按得分命名的分群：中文名", "a named segment of scores: its Chinese name"),
        One("rfm.boxes[].name.en", "按得分命名的分群：英文名", "a named segment of scores: its English name"),
        .. from axis in Axes
           from end in Ends
           select One(
               $"rfm.boxes[].{axis}.{end.Name}",
               $"按得分命名的分群：{end.Zh} {axis.ToUpperInvariant()} 分",
               $"a named segment of scores: its {end.En} {axis.ToUpperInvariant()} score"),
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
