using System.Text.Json;
using System.Text.RegularExpressions;
using PrivateTraffic.Domain.Scripts;

namespace PrivateTraffic.Domain.Tests.Scripts;

/// <summary>The schema is what editors complete from, the reader is what counts: they must say the same.</summary>
public sealed class ScriptSchemaTests
{
    private static readonly JsonElement Schema =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Shipped.Folder, "script-library.schema.json"))).RootElement;

    [Fact]
    public void Schema_and_reader_know_the_same_properties_and_need_the_same()
    {
        ObjectShape[] shapes =
        [
            ScriptFileFormat.Group, ScriptFileFormat.Script, ScriptFileFormat.Words, ScriptFileFormat.Text, ScriptFileFormat.Situation,
            ScriptFileFormat.Conditions, ScriptFileFormat.Range, ScriptFileFormat.Attachment,
        ];

        Schema.GetProperty("definitions").EnumerateObject().Select(d => d.Name).ShouldBe(shapes.Select(s => s.Name), ignoreOrder: true);
        Same(Schema, ScriptFileFormat.File);
        foreach (var shape in shapes)
        {
            Same(Schema.GetProperty("definitions").GetProperty(shape.Name), shape);
        }

        static void Same(JsonElement definition, ObjectShape shape)
        {
            var properties = definition.GetProperty("properties").EnumerateObject().Select(p => p.Name);
            properties.ShouldBe(shape.Properties, ignoreOrder: true, shape.Name);
            Strings(definition, "required").ShouldBe(shape.Required, ignoreOrder: true, shape.Name);
            definition.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse(shape.Name);
        }
    }

    [Fact]
    public void Schema_and_reader_know_the_same_words()
    {
        var situation = Schema.GetProperty("definitions").GetProperty("situation").GetProperty("properties");

        Entries("cells").ShouldBe(ScriptFileFormat.Cells.Entries.Keys);
        Entries("stages").ShouldBe(ScriptFileFormat.Stages.Entries.Keys);
        Entries("obstacles").ShouldBe(ScriptFileFormat.Obstacles.Entries.Keys);
        Entries("moments").ShouldBe(ScriptFileFormat.Moments.Entries.Keys);
        Strings(Schema.GetProperty("definitions").GetProperty("attachment").GetProperty("properties").GetProperty("kind"), "enum")
            .ShouldBe(ScriptFileFormat.Kinds.Entries.Keys);
        Schema.GetProperty("properties").GetProperty("format").GetProperty("const").GetInt32().ShouldBe(ScriptFileFormat.Number);

        string[] Entries(string list) => Strings(situation.GetProperty(list).GetProperty("items"), "enum");
    }

    [Fact]
    public void Every_shipped_file_is_as_the_schema_says()
    {
        foreach (var file in Shipped.Files)
        {
            using var document = JsonDocument.Parse(file.Text);
            document.RootElement.GetProperty("$schema").GetString().ShouldBe("script-library.schema.json");

            Deviations(document.RootElement, Schema, file.Name).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("""{ "format": 1, "group": { "key": "g", "name": { "zh": "组", "en": "G" } }, "scripts": [], "more": 1 }""", "more")]
    [InlineData("""{ "format": 1, "group": { "key": "G", "name": { "zh": "组", "en": "G" } }, "scripts": [] }""", "group.key")]
    [InlineData("""{ "format": 2, "group": { "key": "g", "name": { "zh": "组", "en": "G" } }, "scripts": [] }""", "format")]
    [InlineData("""{ "format": 1, "group": { "key": "g", "name": { "zh": "组" } }, "scripts": [] }""", "group.name")]
    public void What_the_schema_marks_the_reader_refuses(string text, string path)
    {
        using var document = JsonDocument.Parse(text);

        Deviations(document.RootElement, Schema, "").ShouldHaveSingleItem().ShouldContain(path);
        ScriptLibrary.Read([WithAScript(text)]).Problems.ShouldNotBeEmpty();

        static ScriptFile WithAScript(string text) => new("a.json", text.Replace("[]", $"[{{{Some.Json()}}}]", StringComparison.Ordinal));
    }

    /// <summary>As much of JSON Schema as our schema uses.</summary>
    private static IEnumerable<string> Deviations(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!["#/definitions/".Length..];
            return Deviations(value, Schema.GetProperty("definitions").GetProperty(name), path);
        }

        var found = new List<string>();
        foreach (var keyword in schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "type" when !IsOfType(value, keyword.Value.GetString()!):
                    return [$"{path} is not of type {keyword.Value}"];
                case "const" when value.GetRawText() != keyword.Value.GetRawText():
                case "enum" when !keyword.Value.EnumerateArray().Any(e => e.GetString() == value.GetString()):
                case "pattern" when !Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!):
                case "minLength" when value.GetString()!.Length < keyword.Value.GetInt32():
                case "maxLength" when value.GetString()!.Length > keyword.Value.GetInt32():
                case "minimum" when value.GetInt32() < keyword.Value.GetInt32():
                case "maximum" when value.GetInt32() > keyword.Value.GetInt32():
                case "maxItems" when value.GetArrayLength() > keyword.Value.GetInt32():
                case "minProperties" when value.EnumerateObject().Count() < keyword.Value.GetInt32():
                case "uniqueItems" when value.EnumerateArray().Select(i => i.GetRawText()).Distinct().Count() != value.GetArrayLength():
                    found.Add($"{path} breaks {keyword.Name}");
                    break;
                case "required":
                    found.AddRange(Strings(schema, "required").Where(r => !value.TryGetProperty(r, out _)).Select(r => $"{path} lacks {r}"));
                    break;
                case "items":
                    found.AddRange(value.EnumerateArray().SelectMany((item, i) => Deviations(item, keyword.Value, $"{path}[{i}]")));
                    break;
                case "properties":
                    found.AddRange(value.EnumerateObject().SelectMany(p => keyword.Value.TryGetProperty(p.Name, out var property)
                        ? Deviations(p.Value, property, $"{path}.{p.Name}")
                        : [$"{path} has the unknown property {p.Name}"]));
                    break;
                default:
                    break;
            }
        }

        return found;
    }

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The check does not know this type."),
    };

    private static string[] Strings(JsonElement element, string property) =>
        element.TryGetProperty(property, out var list) ? [.. list.EnumerateArray().Select(e => e.GetString()!)] : [];
}
