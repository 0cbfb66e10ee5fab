using System.Text.Json;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Json;

/// <summary>Reads an id that may be missing: WeCom says so with null, with an empty string, or by leaving the field out.</summary>
internal sealed class OptionalIdJsonConverter<TId> : JsonConverter<TId?>
    where TId : struct, IWeComId<TId>
{
    public override TId? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString();
        return string.IsNullOrWhiteSpace(text) ? null : TId.From(text);
    }

    public override void Write(Utf8JsonWriter writer, TId? value, JsonSerializerOptions options)
    {
        if (value is { } id)
        {
            writer.WriteStringValue(id.Value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
