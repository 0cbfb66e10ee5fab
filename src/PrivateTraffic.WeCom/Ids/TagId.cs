using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Ids;

/// <summary>A tag of the corp library (<c>et…</c>) or of a strategy group (<c>st…</c>) (D92117).</summary>
[JsonConverter(typeof(IdJsonConverter<TagId>))]
public readonly record struct TagId : IWeComId<TagId>
{
    public TagId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Value = value.Trim();
    }

    public string Value { get; }

    public static TagId From(string value) => new(value);

    public override string ToString() => Value ?? "";
}
