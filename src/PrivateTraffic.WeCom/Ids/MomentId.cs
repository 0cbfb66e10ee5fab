using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Ids;

/// <summary><c>moment_id</c>, <c>mom…</c> (D93333).</summary>
[JsonConverter(typeof(IdJsonConverter<MomentId>))]
public readonly record struct MomentId : IWeComId<MomentId>
{
    public MomentId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Value = value.Trim();
    }

    public string Value { get; }

    public static MomentId From(string value) => new(value);

    public override string ToString() => Value ?? "";
}
