using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PrivateTraffic.WeCom.Calls;

/// <summary>JSON, written once however often it is sent.</summary>
internal sealed class JsonBody(byte[] utf8) : ICallBody
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    public static JsonBody Of<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type));

    public HttpContent CreateContent() => new ByteArrayContent(utf8) { Headers = { ContentType = Json } };
}
