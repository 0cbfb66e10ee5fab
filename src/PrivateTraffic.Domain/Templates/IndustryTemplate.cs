using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Scripts;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Templates;

/// <summary>
/// A model to start from before there are data to derive one: the numbers that fit the rhythm of a trade, each with the reasoning behind
/// it, and what keeps customers of this trade from the next step.
/// </summary>
/// <param name="Key">The name used in addresses and on the command line, such as <c>baby</c>.</param>
/// <param name="Name">The trade.</param>
/// <param name="Description">How customers of this trade buy, and whom the template suits.</param>
/// <param name="Model">The model.</param>
/// <param name="Obstacles">The obstacles that matter most in this trade, the most usual first.</param>
/// <param name="Reasons">Why the numbers are what they are.</param>
public sealed record IndustryTemplate(
    string Key,
    LocalizedText Name,
    LocalizedText Description,
    SegmentationModel Model,
    IReadOnlyList<TemplateObstacle> Obstacles,
    IReadOnlyList<TemplateReason> Reasons)
{
    /// <summary>What is wrong with the template; empty when it can be used.</summary>
    public IReadOnlyList<LocalizedText> Problems()
    {
        var problems = new List<LocalizedText>(ModelProblems.Of(Model).Select(p => new LocalizedText($"model.{p.Zh}", $"model.{p.En}")));
        if (Key.Length is 0 or > LongestKey || Key.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')))
        {
            problems.Add(new(
                $"key 的值是 {Key}，应为 1 到 {LongestKey} 个小写字母、数字或连字符。",
                $"key is {Key}; it must be 1 to {LongestKey} small letters, digits or hyphens."));
        }

        foreach (var (obstacle, i) in Obstacles.Select((o, i) => (o, i)).Where(o => !Obstacle.TryParse(o.o.Key, out _)))
        {
            var known = string.Join(", ", Obstacle.All.Select(o => o.Key));
            problems.Add(new(
                $"obstacles[{i}].key 的值是 {obstacle.Key}，应为以下之一：{known}。",
                $"obstacles[{i}].key is {obstacle.Key}; it must be one of {known}."));
        }

        problems.AddRange(Texts().Where(t => string.IsNullOrWhiteSpace(t.Text.Zh) || string.IsNullOrWhiteSpace(t.Text.En))
            .Select(t => new LocalizedText($"{t.Path} 缺少中文或英文。", $"{t.Path} lacks its Chinese or its English.")));
        return problems;
    }

    private const int LongestKey = 32;

    private IEnumerable<(string Path, LocalizedText Text)> Texts() =>
    [
        ("name", Name),
        ("description", Description),
        .. Obstacles.Select((o, i) => ($"obstacles[{i}].why", o.Why)),
        .. Reasons.Select((r, i) => ($"reasons[{i}].why", r.Why)),
    ];
}

/// <summary>An obstacle that matters in a trade.</summary>
/// <param name="Key">The obstacle, by the key of <see cref="Obstacle"/>.</param>
/// <param name="Why">How it shows in this trade.</param>
public sealed record TemplateObstacle(string Key, LocalizedText Why);

/// <summary>Why a number of a template is what it is.</summary>
/// <param name="Path">Where the number stands in the model, such as <c>lifecycle.silentAfterDays</c>.</param>
/// <param name="Why">The reasoning: the rhythm in which customers of the trade buy and come by.</param>
public sealed record TemplateReason(string Path, LocalizedText Why);
