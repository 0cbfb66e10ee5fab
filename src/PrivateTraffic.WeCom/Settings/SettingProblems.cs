using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace PrivateTraffic.WeCom.Settings;

/// <summary>
/// Holds settings against the attributes of their properties, and says of each wrong one its key, what it holds and what it may hold.
/// A value is repeated only where a range was given: anything else may be a secret.
/// </summary>
internal static class SettingProblems
{
    /// <summary>One sentence for each problem, such as <c>Sync:Interval is 00:00:01; it must be 00:01:00 to 1.00:00:00.</c></summary>
    /// <param name="settings">The settings.</param>
    /// <param name="section">Where they stand; null where the caller says so.</param>
    public static IEnumerable<string> Of(object settings, string? section)
    {
        foreach (var property in settings.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0))
        {
            var value = property.GetValue(settings);
            foreach (var rule in property.GetCustomAttributes<ValidationAttribute>().Where(r => !r.IsValid(value)))
            {
                yield return Below(section, Sentence(rule, property.Name, value));
            }

            if (value is not null && property.IsDefined(typeof(ValidateObjectMembersAttribute)))
            {
                foreach (var problem in Of(value, Below(section, property.Name)))
                {
                    yield return problem;
                }
            }
        }
    }

    private static string Below(string? section, string text) => section is null ? text : $"{section}:{text}";

    private static string Sentence(ValidationAttribute rule, string name, object? value) => rule switch
    {
        RangeAttribute { ErrorMessage: null } range =>
            $"{name} is {Text(value)}; it must be {Text(range.Minimum)} to {Text(range.Maximum)}.",
        RequiredAttribute { ErrorMessage: null } => $"{name} is missing.",
        _ => rule.FormatErrorMessage(name),
    };

    private static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);
}
