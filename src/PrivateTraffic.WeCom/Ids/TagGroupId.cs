using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Ids;

/// <summary>A group of the corp tag library (<c>et…</c>) (D92117).</summary>
[JsonConverter(typeof(IdJsonConverter<TagGroupId>))]
public readonly record struct TagGroupId : IWeComId<TagGroupId>
{
    public TagGroupId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Value = value.Trim();
    }

    public string Value { get; }

    public static TagGroupId From(string value) => new(value);

    public override string ToString() => Value ?? "";
}
