using System.CommandLine;
using System.Text.RegularExpressions;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Cli;

/// <summary>Says what is wrong with a command line, and where its rules can be read.</summary>
internal static partial class ParseErrors
{
    /// <summary>A line for each error, and a last one for the way out.</summary>
    public static IEnumerable<LocalizedText> Of(ParseResult parse)
    {
        foreach (var error in parse.Errors)
        {
            yield return Translate(error.Message.Trim());
        }

        var last = parse.CommandResult.Command;
        var command = string.Join(' ', last.Parents.OfType<Command>().Append(last).Select(c => c.Name));
        yield return new($"运行 {command} --help 查看用法。", $"Run {command} --help for the usage.");
    }

    /// <summary>An error of ours, in both languages, for <c>AddError</c>.</summary>
    public static string Text(string zh, string en) => $"{zh}\n{en}";

    private static LocalizedText Translate(string message)
    {
        if (Value().Match(message) is { Success: true } value)
        {
            const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
            var choices = string.Join(", ", value.Groups["choices"].Value.Split('\n', Trimmed));
            return choices.Length > 0
                ? new($"{value.Groups["option"]} 的值“{value.Groups["value"]}”无法识别；可用：{choices}。",
                    $"{value.Groups["option"]} is '{value.Groups["value"]}'; it must be one of {choices}.")
                : new(
                    $"{value.Groups["option"]} 的值“{value.Groups["value"]}”无法识别。", $"{value.Groups["option"]} cannot be '{value.Groups["value"]}'.");
        }

        if (message.Split('\n') is [var own, var inEnglish])
        {
            return new(own, inEnglish);
        }

        var zh = Unknown().Replace(message, "无法识别的命令或参数：$1。");
        zh = MissingValue().Replace(zh, "选项 $1 后面缺少值。");
        zh = MissingArgument().Replace(zh, "命令 $1 缺少参数。");
        return new(MissingCommand().Replace(zh, "缺少子命令。"), message);
    }

    [GeneratedRegex(
        @"^Cannot parse argument '(?<value>.*)' for option '(?<option>[^']+)' as expected type '[^']+'\."
        + @"(?: Did you mean one of the following\?(?<choices>[\s\S]*))?$")]
    private static partial Regex Value();

    [GeneratedRegex(@"^Unrecognized command or argument '(.*)'\.$")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"^Required argument missing for option: '(.*)'\.$")]
    private static partial Regex MissingValue();

    [GeneratedRegex(@"^Required argument missing for command: '(.*)'\.$")]
    private static partial Regex MissingArgument();

    [GeneratedRegex(@"^Required command was not provided\.$")]
    private static partial Regex MissingCommand();
}
