using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Data.Models;

/// <summary>
/// A segmentation model as JSON, the form in which it is stored, exported and compared. Unknown properties are refused by name.
/// </summary>
public static class ModelDocument
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(SegmentationModel model) => JsonSerializer.Serialize(model, Options);

    /// <summary>Reads a model.</summary>
    /// <exception cref="JsonException">The text is not a model.</exception>
    public static SegmentationModel Read(string document) =>
        JsonSerializer.Deserialize<SegmentationModel>(document, Options) ?? throw new JsonException("The document holds null.");
}
