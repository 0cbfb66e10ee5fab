using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Calls;

/// <summary>An answer that says no more than that it worked.</summary>
internal sealed record EmptyReply
{
    public static readonly System.Text.Json.Serialization.Metadata.JsonTypeInfo<EmptyReply> Type = EmptyReplyJson.Wire.EmptyReply;
}

[JsonSerializable(typeof(EmptyReply))]
internal sealed partial class EmptyReplyJson : JsonSerializerContext
{
    public static EmptyReplyJson Wire { get; } = new(WireJson.CreateOptions());
}
