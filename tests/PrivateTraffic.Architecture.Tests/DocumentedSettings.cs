using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace PrivateTraffic.Architecture.Tests;

/// <summary>docs/operations.md names every setting with default and range, docs/plugin.md what a host sets in code.</summary>
public sealed partial class DocumentedSettings
{
    private const string None = "–";

    private static readonly string[] Projects =
        ["PrivateTraffic.Domain", "PrivateTraffic.WeCom", "PrivateTraffic.Data", "PrivateTraffic.Sync", "PrivateTraffic.Api"];

    public static TheoryData<string, string, string?> Settings =>
        [.. SectionsOf(Projects).SelectMany(s => SettingsOf(s.Section, Activator.CreateInstance(s.Options)!))];

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_setting_is_documented_as_it_is(string key, string defaultValue, string? range)
    {
        var rows = Repository.Read("docs/operations.md").Split('\n');
        var row = rows.SingleOrDefault(r => r.StartsWith($"| `{key}` |", StringComparison.Ordinal));

        var cells = row.ShouldNotBeNull().Split('|', StringSplitOptions.TrimEntries);
        cells[2].ShouldBe(defaultValue == None ? None : $"`{defaultValue}`");
        if (range is not null)
        {
            cells[3].ShouldBe(range);
        }
    }

    [Fact]
    public void What_a_host_configures_in_code_is_documented()
    {
        var page = Repository.Read("docs/plugin.md");

        foreach (var option in typeof(Api.Hosting.PrivateTrafficOptions).GetProperties())
        {
            page.ShouldContain($"| `{option.Name}` |");
        }
    }

    /// <summary>Classes of options name their section.</summary>
    private static IEnumerable<(string Section, Type Options)> SectionsOf(IEnumerable<string> projects) =>
        from project in projects
        from type in Assembly.Load(project).GetTypes()
        let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)
        where section is { IsLiteral: true } && type.IsPublic
        select ((string)section.GetRawConstantValue()!, type);

    private static IEnumerable<(string Key, string Default, string? Range)> SettingsOf(string prefix, object defaults)
    {
        foreach (var property in defaults.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = property.GetValue(defaults);
            if (Inside($"{prefix}:{property.Name}", prefix, property.PropertyType, value) is var (deeper, options))
            {
                foreach (var setting in SettingsOf(deeper, options))
                {
                    yield return setting;
                }
            }
            else
            {
                var range = property.GetCustomAttribute<RangeAttribute>();
                var allowed = range is null ? null : $"{TextOf(range.Minimum)} – {TextOf(range.Maximum)}";
                yield return ($"{prefix}:{property.Name}", TextOf(value, range), allowed);
            }
        }
    }

    /// <summary>Where the settings inside a property stand: those of a class of ours, of an entry of a list, of an entry by name.</summary>
    private static (string Prefix, object Defaults)? Inside(string key, string parent, Type type, object? value) => type switch
    {
        { IsGenericType: true } list when list.GetGenericTypeDefinition() == typeof(IList<>) =>
            ($"{parent}:0", Activator.CreateInstance(list.GenericTypeArguments[0])!),
        { IsGenericType: true } map when map.GetGenericTypeDefinition() == typeof(IDictionary<,>) =>
            ($"{key}:<api>", Activator.CreateInstance(map.GenericTypeArguments[1])!),
        var own when own.Namespace!.StartsWith("PrivateTraffic", StringComparison.Ordinal) => (key, value!),
        _ => null,
    };

    /// <summary>A value as people write it; nothing for what has to be set.</summary>
    private static string TextOf(object? value, RangeAttribute? range = null) => value switch
    {
        null or "" or ICollection { Count: 0 } => None,
        int number when range is { Minimum: int least } && number < least => None,
        bool flag => flag ? "true" : "false",
        TimeSpan span => LastZeros().Replace(span.ToString("c", CultureInfo.InvariantCulture), "$1"),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    [GeneratedRegex(@"(\.\d+?)0+$")]
    private static partial Regex LastZeros();
}
