using System.Text.RegularExpressions;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Cli;

/// <summary>
/// Puts what is wrong with the settings into words. Settings are checked in English, in sentences of a few forms that all begin with the
/// key; these forms are put into Chinese here.
/// </summary>
internal static partial class SettingTexts
{
    /// <summary>All problems found, each with the full key.</summary>
    public static LocalizedText Of(IEnumerable<string> failures)
    {
        var all = failures.Select(f => $"{ServeCommand.Section}:{f}").ToArray();
        return new($"配置有误：{string.Join(' ', all.Select(Chinese))}", $"A setting is wrong: {string.Join(' ', all)}");
    }

    /// <summary>A value that is not of the type of its setting.</summary>
    public static LocalizedText Unconvertible(string key, string value, string type)
    {
        var kind = type switch
        {
            "System.TimeSpan" => new LocalizedText("时长，例如 00:10:00", "a length of time such as 00:10:00"),
            "System.Int32" or "System.Int64" => new("整数", "a whole number"),
            "System.Double" => new("数字", "a number"),
            "System.Boolean" or "System.Nullable`1[System.Boolean]" => new("true 或 false", "true or false"),
            _ => new($"{type} 类型的值", $"a value of the type {type}"),
        };
        return new($"配置有误：{key} 的值是“{value}”，应为{kind.Zh}。", $"A setting is wrong: {key} is '{value}'; it must be {kind.En}.");
    }

    private static string Chinese(string sentence)
    {
        var range = Range().Replace(sentence, "$1 的值是 $2，应在 $3 到 $4 之间。");
        var choice = Choice().Replace(range, "$1 的值是 $2，应为以下之一：$3。");
        return Missing().Replace(choice, "缺少 $1。");
    }

    [GeneratedRegex(@"^(\S+) is (.*); it must be (\S+) to (\S+)\.$", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"^(\S+) is (.*); it must be one of (.+)\.$", RegexOptions.CultureInvariant)]
    private static partial Regex Choice();

    [GeneratedRegex(@"^(\S+) is missing\.$", RegexOptions.CultureInvariant)]
    private static partial Regex Missing();
}
