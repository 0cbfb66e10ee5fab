using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Ids;

/// <summary><c>chat_id</c> of a customer group, <c>wr…</c>; differs per calling party (D92109).</summary>
[JsonConverter(typeof(IdJsonConverter<ChatId>))]
public readonly record struct ChatId : IWeComId<ChatId>
{
    public ChatId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Value = value.Trim();
    }

    public string Value { get; }

    public static ChatId From(string value) => new(value);

    public override string ToString() => Value ?? "";
}
