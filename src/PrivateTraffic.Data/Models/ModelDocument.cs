using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Data.Models;

/// <summary>
/// A segmentation model as JSON, the form in which it is stored, exported and compared. Unknown properties are refused by name.
/// </summary>
public static class ModelDocument
{
    internal static readonly JsonSerializerOptions Options = CreateOptions();

    internal static readonly JsonDocumentOptions AsWritten = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    public static string Write(SegmentationModel model) => JsonSerializer.Serialize(model, Options);

    /// <summary>The document as a value.</summary>
    public static JsonElement ToJson(SegmentationModel model) => JsonSerializer.SerializeToElement(model, Options);

    /// <summary>Reads a model.</summary>
    /// <exception cref="JsonException">The text is not a model.</exception>
    public static SegmentationModel Read(string document) =>
        JsonSerializer.Deserialize<SegmentationModel>(document, Options) ?? throw new JsonException("The document holds null.");

    /// <summary>
    /// Reads what people have written: comments and trailing commas are allowed, and everything that is wrong is said, with the key, the
    /// value and what is allowed.
    /// </summary>
    public static ModelReading TryRead(string text)
    {
        try
        {
            using var document = Parse(text);
            return TryRead(document.RootElement);
        }
        catch (JsonException error)
        {
            return new ModelReading(null, [NotJson(error)]);
        }
    }

    /// <summary>Reads a value that is to be a model, and says everything that is wrong.</summary>
    public static ModelReading TryRead(JsonElement element)
    {
        var problems = DocumentCheck.Of(element, typeof(SegmentationModel), Options);
        if (problems.Count > 0)
        {
            return new ModelReading(null, problems);
        }

        var model = element.Deserialize<SegmentationModel>(Options)!;
        problems = ModelProblems.Of(model);
        return new ModelReading(problems.Count == 0 ? model : null, problems);
    }

    /// <summary>Parses what people have written.</summary>
    /// <exception cref="JsonException">It is not JSON; because of another exception when a name holds an escape of half a character.</exception>
    internal static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, AsWritten);
        }
        catch (InvalidOperationException half)
        {
            throw new JsonException(half.Message, half);
        }
    }

    /// <summary>Why a text is not JSON, and where.</summary>
    internal static LocalizedText NotJson(JsonException error)
    {
        if (error.InnerException is InvalidOperationException)
        {
            return new("有一个名称含有不完整的字符（\\ud800 这样的转义）。", "A name holds half a character, an escape such as \\ud800.");
        }

        var (line, column) = (error.LineNumber + 1, error.BytePositionInLine + 1);
        return error.Message.Contains("uplicate", StringComparison.Ordinal)
            ? new($"同一名称出现了两次：{error.Message}", $"A name stands twice: {error.Message}")
            : new($"第 {line} 行第 {column} 个字节处不是有效的 JSON。", $"This is not JSON from line {line}, byte {column} on.");
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            PropertyNameCaseInsensitive = false,
            AllowTrailingCommas = true,
            ReadCommentHandling = JsonCommentHandling.Skip,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

/// <summary>What came of reading a model.</summary>
/// <param name="Model">The model; null when something is wrong.</param>
/// <param name="Problems">What is wrong, a sentence each.</param>
public sealed record ModelReading(SegmentationModel? Model, IReadOnlyList<LocalizedText> Problems);
