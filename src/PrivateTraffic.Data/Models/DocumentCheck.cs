using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Data.Models;

/// <summary>
/// Compares JSON with the type that it is to be read as, and says everything that does not fit by key and value; the serializer would name
/// the first of it, in the words of the framework.
/// </summary>
internal sealed class DocumentCheck
{
    private readonly JsonSerializerOptions options;
    private readonly List<LocalizedText> problems = [];

    private DocumentCheck(JsonSerializerOptions options) => this.options = options;

    /// <summary>A sentence for each thing that does not fit; empty when the JSON can be read as the type.</summary>
    public static IReadOnlyList<LocalizedText> Of(JsonElement element, Type type, JsonSerializerOptions options)
    {
        var check = new DocumentCheck(options);
        check.Visit("", element, type, mayBeNull: false);
        return check.problems;
    }

    private void Visit(string path, JsonElement element, Type type, bool mayBeNull)
    {
        if (element.ValueKind == JsonValueKind.Null && mayBeNull)
        {
            return;
        }

        var inner = Nullable.GetUnderlyingType(type) ?? type;
        var info = options.GetTypeInfo(inner);
        if (info.Kind == JsonTypeInfoKind.Object)
        {
            VisitObject(path, element, info);
        }
        else if (info.Kind == JsonTypeInfoKind.Enumerable)
        {
            VisitList(path, element, info);
        }
        else if (!CanBe(element, inner))
        {
            Wrong(path, element, Kind(inner));
        }
    }

    private void VisitObject(string path, JsonElement element, JsonTypeInfo info)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Wrong(path, element, new("对象 {…}", "an object {…}"));
            return;
        }

        var present = new HashSet<string>();
        foreach (var member in element.EnumerateObject())
        {
            var name = JsonTexts.NameOf(member);
            present.Add(name);
            var isOneToSet = (JsonPropertyInfo p) => p.Name == name && (p.Set is not null || p.AssociatedParameter is not null);
            if (info.Properties.FirstOrDefault(isOneToSet) is { } known)
            {
                Visit(Below(path, name), member.Value, known.PropertyType, known.IsSetNullable);
            }
            else
            {
                var names = string.Join(", ", info.Properties.Select(p => p.Name));
                problems.Add(new(
                    $"未知的键 {Below(path, name)}；可用：{names}。",
                    $"{Below(path, name)} is unknown; {(path.Length == 0 ? "the document" : path)} may hold {names}."));
            }
        }

        foreach (var needed in info.Properties.Where(p => IsNeeded(p, info.Type) && !present.Contains(p.Name)))
        {
            problems.Add(new($"缺少 {Below(path, needed.Name)}。", $"{Below(path, needed.Name)} is missing."));
        }
    }

    /// <summary>What a constructor takes, and the numbers of values that have no defaults of their own.</summary>
    private static bool IsNeeded(JsonPropertyInfo property, Type owner) => property.AssociatedParameter is { IsNullable: false }
        || (owner.IsValueType && property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null);

    private void VisitList(string path, JsonElement element, JsonTypeInfo info)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            Wrong(path, element, new("列表 […]", "a list […]"));
            return;
        }

        foreach (var (item, i) in element.EnumerateArray().Select((item, i) => (item, i)))
        {
            Visit($"{path}[{i}]", item, info.ElementType!, mayBeNull: false);
        }
    }

    private bool CanBe(JsonElement element, Type type)
    {
        try
        {
            return element.ValueKind != JsonValueKind.Null && element.Deserialize(type, options) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Wrong(string path, JsonElement element, LocalizedText allowed)
    {
        const int Longest = 60;
        var raw = element.ValueKind == JsonValueKind.Undefined ? "null" : element.GetRawText();
        var shown = raw.Length > Longest ? raw[..Longest] + "…" : raw;
        var key = path.Length == 0 ? new LocalizedText("文档", "The document") : new LocalizedText(path, path);
        problems.Add(new($"{key.Zh} 的值是 {shown}，应为{allowed.Zh}。", $"{key.En} is {shown}; it must be {allowed.En}."));
    }

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static LocalizedText Kind(Type type)
    {
        if (type.IsEnum)
        {
            var names = string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName));
            return type.GetCustomAttribute<FlagsAttribute>() is null
                ? new($"以下之一：{names}", $"one of {names}")
                : new($"以下的一个或多个，用逗号隔开：{names}", $"one or more of {names}, with commas between");
        }

        return type == typeof(string) ? new("文字", "a text")
            : type == typeof(DateOnly) ? new("日期，例如 2026-03-31", "a day such as 2026-03-31")
            : type == typeof(decimal) || type == typeof(double) ? new("数字", "a number")
            : new("整数", "a whole number");
    }
}
