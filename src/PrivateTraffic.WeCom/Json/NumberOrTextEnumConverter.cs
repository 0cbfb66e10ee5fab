using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrivateTraffic.WeCom.Json;

/// <summary>
/// An enum by its number, which some APIs write as text: <c>"gender":"1"</c> in user/get (D90196). Null and empty text read as 0; numbers
/// without a name are kept, because WeCom's lists grow.
/// </summary>
public sealed class NumberOrTextEnumConverter<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    public override bool HandleNull => true;

    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var number = reader.TokenType switch
        {
            JsonTokenType.Number => reader.GetInt32(),
            JsonTokenType.Null => 0,
            JsonTokenType.String when reader.ValueSpan.IsEmpty => 0,
            JsonTokenType.String when int.TryParse(reader.GetString(), CultureInfo.InvariantCulture, out var parsed) => parsed,
            _ => throw new JsonException($"Not a number of {typeof(TEnum).Name}."),
        };
        return Unsafe.BitCast<int, TEnum>(number);
    }

    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(Unsafe.BitCast<TEnum, int>(value));
    }
}
