using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Scripts;

/// <summary>
/// Reads one file. It goes through the JSON by hand, because its reader is a person: every slip of a file is reported at once, with its
/// place and what would be right.
/// </summary>
internal sealed class ScriptFileReader(string file, List<ScriptProblem> problems)
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private string? scriptKey;

    /// <summary>The scripts of the file that have no error, with their places. Never throws for any text.</summary>
    public IReadOnlyList<SourcedScript> Read(string text)
    {
        try
        {
            // Through bytes: half a character in a string makes Parse(string) throw, here it becomes a replacement character.
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF')), Options);
            return ReadFile(document.RootElement);
        }
        catch (JsonException e)
        {
            var line = (e.LineNumber ?? 0) + 1;
            Error(
                null,
                $"第 {line} 行附近不是合法的 JSON，多半是漏了或多了引号、逗号或括号；整个文件没有读入",
                $"it is not JSON near line {line}: a quote, comma or bracket is missing or too many; nothing of the file was read");
            return [];
        }
    }

    private List<SourcedScript> ReadFile(JsonElement root)
    {
        var scripts = new List<SourcedScript>();
        if (Fields(root, null, ScriptFileFormat.File) is not { } fields)
        {
            return scripts;
        }

        if (Number(fields, "format") is { Value: { } format } f && format != ScriptFileFormat.Number)
        {
            Error(
                f.Path,
                $"这个版本只认识格式 {ScriptFileFormat.Number}，文件写的是 {format}",
                $"this version reads format {ScriptFileFormat.Number}, the file says {format}");
            return scripts;
        }

        var group = GroupOf(fields);
        foreach (var (element, path) in Items(fields, "scripts"))
        {
            if (ReadScript(element, path, group) is { } script)
            {
                scripts.Add(new SourcedScript(file, path, script));
            }
        }

        return scripts;
    }

    /// <summary>A script without errors, or null.</summary>
    private Script? ReadScript(JsonElement element, string path, ScriptGroup? group)
    {
        var before = problems.Count;
        try
        {
            scriptKey = KeyOf(element);
            if (Fields(element, path, ScriptFileFormat.Script) is not { } fields)
            {
                return null;
            }

            var key = String(fields, "key");
            var name = WordsOf(fields, "name");
            var goal = WordsOf(fields, "goal");
            var situation = SituationOf(fields);
            var conditions = ConditionsOf(fields);
            var (text, textEn) = TextsOf(fields);
            var attachments = Items(fields, "attachments").Select(a => AttachmentOf(a.Element, a.Path)).OfType<ScriptAttachment>().ToArray();
            var version = Number(fields, "version").Value;
            var priority = Number(fields, "priority").Value;
            var enabled = Switch(fields, "enabled");
            if (key is null || name is null || goal is null || text is null || group is null)
            {
                return null;
            }

            var script = new Script
            {
                Key = key,
                Version = version ?? 1,
                Group = group,
                Name = name,
                Goal = goal,
                For = situation,
                When = conditions,
                Text = text,
                TextEn = textEn,
                Attachments = attachments,
                Priority = priority ?? Script.DefaultPriority,
                Enabled = enabled ?? true,
            };
            var own = script.Problems();
            Report(own, path);
            return problems.Skip(before).Concat(own).Any(p => p.Severity == ScriptProblemSeverity.Error) ? null : script;
        }
        finally
        {
            scriptKey = null;
        }
    }

    /// <summary>Adds what is wrong with a script, at its place in the file; what is wrong with the file's group only once.</summary>
    private void Report(IReadOnlyList<ScriptProblem> own, string path)
    {
        foreach (var problem in own)
        {
            var placed = problem.Path!.StartsWith("group.", StringComparison.Ordinal)
                ? problem with { File = file, ScriptKey = null }
                : problem with { File = file, Path = $"{path}.{problem.Path}" };
            if (!problems.Contains(placed))
            {
                problems.Add(placed);
            }
        }
    }

    private ScriptSituation SituationOf(JsonFields fields) => Object(fields, "for", ScriptFileFormat.Situation) is { } situation
        ? new ScriptSituation
        {
            Cells = Entries(situation, "cells", ScriptFileFormat.Cells),
            Stages = Entries(situation, "stages", ScriptFileFormat.Stages),
            Segments = Entries<string>(situation, "segments", null),
            Obstacles = Entries(situation, "obstacles", ScriptFileFormat.Obstacles),
            Moments = Entries(situation, "moments", ScriptFileFormat.Moments),
        }
        : new ScriptSituation();

    private ScriptConditions ConditionsOf(JsonFields fields) => Object(fields, "when", ScriptFileFormat.Conditions) is { } conditions
        ? new ScriptConditions
        {
            DaysSinceAdded = RangeOf(conditions, "daysSinceAdded"),
            DaysSinceOrder = RangeOf(conditions, "daysSinceOrder"),
            DaysSinceInteraction = RangeOf(conditions, "daysSinceInteraction"),
            PurchaseDays = RangeOf(conditions, "purchaseDays"),
            Reactivated = Switch(conditions, "reactivated"),
            InGroupChat = Switch(conditions, "inGroupChat"),
        }
        : ScriptConditions.None;

    private NumberRange? RangeOf(JsonFields fields, string name) => Object(fields, name, ScriptFileFormat.Range) is { } range
        ? new NumberRange(Number(range, "from").Value, Number(range, "to").Value)
        : null;

    private ScriptGroup? GroupOf(JsonFields fields) =>
        Object(fields, "group", ScriptFileFormat.Group) is { } group && (String(group, "key"), WordsOf(group, "name")) is ({ } key, { } name)
            ? new ScriptGroup(key, name)
            : null;

    private LocalizedText? WordsOf(JsonFields fields, string name) =>
        Object(fields, name, ScriptFileFormat.Words) is { } words && (String(words, "zh"), String(words, "en")) is ({ } zh, { } en)
            ? new LocalizedText(zh, en)
            : null;

    private (ScriptTemplate? Zh, ScriptTemplate? En) TextsOf(JsonFields fields) =>
        Object(fields, "text", ScriptFileFormat.Text) is { } texts ? (TemplateOf(texts, "zh"), TemplateOf(texts, "en")) : (null, null);

    private ScriptTemplate? TemplateOf(JsonFields fields, string name)
    {
        if (String(fields, name) is not { } source)
        {
            return null;
        }

        if (ScriptTemplate.TryParse(source, out var template, out var error))
        {
            return template;
        }

        Error(fields.PathOf(name), error.Message.Zh, error.Message.En);
        return null;
    }

    private ScriptAttachment? AttachmentOf(JsonElement element, string path)
    {
        if (Fields(element, path, ScriptFileFormat.Attachment) is not { } fields
            || Entry(fields, "kind", ScriptFileFormat.Kinds) is not { } kind)
        {
            return null;
        }

        return new ScriptAttachment
        {
            Kind = kind,
            Title = String(fields, "title"),
            Description = String(fields, "description"),
            Url = String(fields, "url"),
            Material = String(fields, "material"),
            ImageUrl = String(fields, "imageUrl"),
            AppId = String(fields, "appId"),
            Page = String(fields, "page"),
        };
    }

    /// <summary>The key of a script that may be anything, for the messages. Names are compared decoded: some cannot be.</summary>
    private static string? KeyOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
            && element.EnumerateObject().Where(p => JsonTexts.NameOf(p) == "key").Select(p => p.Value).FirstOrDefault() is { } key
            && JsonTexts.TryDecode(key, out var text)
            ? text
            : null;

    private JsonFields? Object(JsonFields fields, string name, ObjectShape shape) =>
        fields.TryGet(name, out var element) ? Fields(element, fields.PathOf(name), shape) : null;

    private JsonFields? Fields(JsonElement element, string? path, ObjectShape shape)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Error(path, "这里要写一个对象 { … }", "an object { … } is expected here");
            return null;
        }

        var fields = new JsonFields(path);
        foreach (var property in element.EnumerateObject())
        {
            var name = JsonTexts.NameOf(property);
            if (!shape.Has(name))
            {
                var known = string.Join(", ", shape.Properties);
                Error(path, $"没有“{name}”这个属性，可用的有 {known}", $"there is no property '{name}' here; there are {known}");
            }
            else if (!fields.TryAdd(name, property.Value))
            {
                Error(fields.PathOf(name), $"属性“{name}”写了两次", $"the property '{name}' is there twice");
            }
        }

        foreach (var missing in shape.Required.Where(r => !fields.TryGet(r, out _)))
        {
            Error(path, $"缺少属性“{missing}”", $"the property '{missing}' is missing");
        }

        return fields;
    }

    private IEnumerable<(JsonElement Element, string Path)> Items(JsonFields fields, string name)
    {
        if (!fields.TryGet(name, out var list))
        {
            yield break;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            Error(fields.PathOf(name), "这里要写一个列表 [ … ]", "a list [ … ] is expected here");
            yield break;
        }

        var i = 0;
        foreach (var element in list.EnumerateArray())
        {
            yield return (element, string.Create(CultureInfo.InvariantCulture, $"{fields.PathOf(name)}[{i++}]"));
        }
    }

    /// <summary>The entries of a list; without a vocabulary any word is one.</summary>
    private List<T> Entries<T>(JsonFields fields, string name, Vocabulary<T>? vocabulary)
        where T : notnull
    {
        var entries = new List<T>();
        foreach (var (element, path) in Items(fields, name))
        {
            if (!TryRead(element, path, vocabulary, out var entry))
            {
                continue;
            }

            if (entries.Contains(entry))
            {
                Error(path, $"“{element.GetString()}”写了两次", $"'{element.GetString()}' is there twice");
                continue;
            }

            entries.Add(entry);
        }

        return entries;
    }

    private T? Entry<T>(JsonFields fields, string name, Vocabulary<T> vocabulary)
        where T : struct =>
        fields.TryGet(name, out var element) && TryRead(element, fields.PathOf(name), vocabulary, out var entry) ? entry : null;

    private bool TryRead<T>(JsonElement element, string path, Vocabulary<T>? vocabulary, [MaybeNullWhen(false)] out T entry)
        where T : notnull
    {
        entry = default;
        if (!JsonTexts.TryDecode(element, out var word))
        {
            NoText(element, path);
            return false;
        }

        if (vocabulary is null)
        {
            entry = (T)(object)word;
            return true;
        }

        if (vocabulary.Entries.TryGetValue(word, out entry))
        {
            return true;
        }

        var known = string.Join(", ", vocabulary.Entries.Keys);
        Error(path, $"“{word}”不是{vocabulary.Zh}，可用的有 {known}", $"'{word}' is not {vocabulary.En}; there are {known}");
        return false;
    }

    private string? String(JsonFields fields, string name)
    {
        if (!fields.TryGet(name, out var element))
        {
            return null;
        }

        if (JsonTexts.TryDecode(element, out var text))
        {
            return text;
        }

        NoText(element, fields.PathOf(name));
        return null;
    }

    private void NoText(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            Error(path, "有半个字符（不成对的代理项），请重新输入", "there is half a character (a surrogate without its pair)");
        }
        else
        {
            Error(path, "这里要写带引号的文字", "a text in quotes is expected here");
        }
    }

    private (int? Value, string Path) Number(JsonFields fields, string name)
    {
        var path = fields.PathOf(name);
        if (!fields.TryGet(name, out var element))
        {
            return (null, path);
        }

        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number))
        {
            return (number, path);
        }

        Error(path, "这里要写一个整数，不带引号", "a whole number without quotes is expected here");
        return (null, path);
    }

    private bool? Switch(JsonFields fields, string name)
    {
        if (!fields.TryGet(name, out var element))
        {
            return null;
        }

        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return element.GetBoolean();
        }

        Error(fields.PathOf(name), "这里要写 true 或 false，不带引号", "true or false without quotes is expected here");
        return null;
    }

    private void Error(string? path, string zh, string en) => problems.Add(ScriptProblem.Error(scriptKey, path, zh, en, file));

    /// <summary>The properties of one object, and where it stands.</summary>
    private sealed class JsonFields(string? path)
    {
        private readonly Dictionary<string, JsonElement> fields = new(StringComparer.Ordinal);

        public string PathOf(string name) => path is null ? name : $"{path}.{name}";

        public bool TryAdd(string name, JsonElement element) => fields.TryAdd(name, element);

        public bool TryGet(string name, out JsonElement element) => fields.TryGetValue(name, out element);
    }
}
