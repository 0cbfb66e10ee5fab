using System.Text.RegularExpressions;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Models;

/// <summary>
/// Puts what is wrong with a model into both languages. Models are checked in English, in sentences of a few forms that begin with the key;
/// these forms are put into Chinese here.
/// </summary>
public static partial class ModelProblems
{
    /// <summary>What is wrong with a model; empty when it can be used.</summary>
    public static IReadOnlyList<LocalizedText> Of(SegmentationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. model.Problems().Select(Of)];
    }

    /// <summary>A sentence of <see cref="SegmentationModel.Problems"/> in both languages.</summary>
    public static LocalizedText Of(string sentence)
    {
        var zh = Wrong().Match(sentence) is { Success: true } wrong
            ? $"{wrong.Groups["key"].Value} 的值是 {wrong.Groups["value"].Value}，应{Allowed(wrong.Groups["allowed"].Value)}。"
            : Missing().Match(sentence) is { Success: true } missing
                ? $"缺少 {missing.Groups["key"].Value}，模式 {missing.Groups["mode"].Value} 需要它。"
                : Twice().Replace(
                    Unknown().Replace(sentence, "${key} 中有“${value}”，应为以下之一：${allowed}。"),
                    "${key} 中的键“${value}”出现了 ${times} 次，每个键只能出现一次。");
        return new LocalizedText(zh, sentence);
    }

    private static string Allowed(string english)
    {
        const string OrNull = ", or null";
        var (range, orNull) = english.EndsWith(OrNull, StringComparison.Ordinal) ? (english[..^OrNull.Length], "，或为 null") : (english, "");
        return range switch
        {
            "above 0 and below 1" => "大于 0 且小于 1",
            "above 0, at most 1" => "大于 0 且不大于 1",
            "above 1, at most 100" => "大于 1 且不大于 100",
            "0 to below 1" => "不小于 0 且小于 1",
            "at least 0" => "不小于 0",
            "at least 1" => "不小于 1",
            "one or more events" => "为一种或多种事件",
            "a name other than 'others'" => "为“others”以外的名称",
            "within 1..5, rising" => "在 1..5 之内且不下降",
            _ => Below().Replace(Between().Replace(range, "在 $1 到 $2 之间"), "小于 $1（其值为 $2）"),
        } + orNull;
    }

    [GeneratedRegex(@"^(?<key>\S+) is (?<value>.*); it must be (?<allowed>.+)\.$", RegexOptions.CultureInvariant)]
    private static partial Regex Wrong();

    [GeneratedRegex(@"^(?<key>\S+) is missing; the mode (?<mode>\S+) needs it\.$", RegexOptions.CultureInvariant)]
    private static partial Regex Missing();

    [GeneratedRegex(
        @"^(?<key>\S+) has the key '(?<value>.*)' (?<times>\d+) times; each key must be unique\.$", RegexOptions.CultureInvariant)]
    private static partial Regex Twice();

    [GeneratedRegex(@"^(?<key>\S+) has '(?<value>.*)'; it must be one of (?<allowed>.+)\.$", RegexOptions.CultureInvariant)]
    private static partial Regex Unknown();

    [GeneratedRegex(@"^(-?\d+) to (-?\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"^below (\S+), which is (\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Below();
}
