using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrivateTraffic.WeCom.Json;

/// <summary>Every time on this wire is in Unix seconds, sometimes written as a string, as in media/upload (D90253).</summary>
internal static class UnixTime
{
    /// <summary>Statistics count days of Beijing, which has no summer time (D92132).</summary>
    public static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static long ReadSeconds(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.GetInt64();
        }

        if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.IsEmpty)
        {
            return 0;
        }

        return reader.TokenType == JsonTokenType.String
            && Utf8Parser.TryParse(reader.ValueSpan, out long seconds, out var used)
            && used == reader.ValueSpan.Length
            ? seconds
            : throw new JsonException("Not a time in Unix seconds.");
    }

    public static DateTimeOffset ToTime(long seconds) =>
        seconds is >= 0 and <= 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new JsonException("A time in Unix seconds is out of range.");

    public static DateOnly ToDay(long seconds) => DateOnly.FromDateTime(ToTime(seconds).ToOffset(Beijing).DateTime);

    public static long StartOf(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, Beijing).ToUnixTimeSeconds();
}

/// <summary><see cref="DateTimeOffset"/> in UTC.</summary>
internal sealed class UnixSecondsConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        UnixTime.ToTime(UnixTime.ReadSeconds(ref reader));

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeSeconds());
}

/// <summary>A time that has not come yet: WeCom writes 0, an empty string, null, or nothing.</summary>
internal sealed class OptionalUnixSecondsConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType != JsonTokenType.Null && UnixTime.ReadSeconds(ref reader) is > 0 and var seconds ? UnixTime.ToTime(seconds) : null;

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time)
        {
            writer.WriteNumberValue(time.ToUnixTimeSeconds());
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

/// <summary>A day of Beijing, written as the second at which it begins.</summary>
internal sealed class BeijingDayConverter : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        UnixTime.ToDay(UnixTime.ReadSeconds(ref reader));

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(UnixTime.StartOf(value));
}
