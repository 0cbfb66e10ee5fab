using System.Text.Json;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Json;

/// <summary>Reads an id from a JSON string and trims it; an empty one is refused, because a row without its key cannot be stored.</summary>
public sealed class IdJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, IWeComId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString();
        return string.IsNullOrWhiteSpace(text) ? throw new JsonException($"An empty {typeof(TId).Name}.") : TId.From(text);
    }

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }
}
