using System.CommandLine;
using System.Globalization;

namespace PrivateTraffic.Api.Cli;

/// <summary>Days on the command line.</summary>
internal static class Days
{
    public static Option<DateOnly?> Option(string description, string name = "--as-of") => new(name)
    {
        Description = description + ", as yyyy-MM-dd",
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError(ParseErrors.Text(
                $"{name} 的值“{text}”不是日期，应写成 2026-03-31。", $"{name} is '{text}'; it must be a day such as 2026-03-31."));
            return null;
        },
    };
}
