using System.Text.Json;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Json;

/// <summary>How JSON is read and written on this wire; each area's source-generated context takes its own copy of these options.</summary>
internal static class WireJson
{
    public static JsonSerializerOptions CreateOptions() => new()
    {
        Encoder = RawUtf8Encoder.Instance,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters =
        {
            new UnixSecondsConverter(),
            new OptionalUnixSecondsConverter(),
            new BeijingDayConverter(),
            new OptionalIdJsonConverter<MemberId>(),
            new OptionalIdJsonConverter<ExternalUserId>(),
            new OptionalIdJsonConverter<ChatId>(),
            new OptionalIdJsonConverter<TagId>(),
            new OptionalIdJsonConverter<TagGroupId>(),
            new OptionalIdJsonConverter<MomentId>(),
        },
    };
}
