using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Ids;

/// <summary><c>msgid</c> of a mass message to customers or customer groups, <c>msg…</c> (D92135).</summary>
[JsonConverter(typeof(IdJsonConverter<GroupSendId>))]
public readonly record struct GroupSendId : IWeComId<GroupSendId>
{
    public GroupSendId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Value = value.Trim();
    }

    public string Value { get; }

    public static GroupSendId From(string value) => new(value);

    public override string ToString() => Value ?? "";
}
