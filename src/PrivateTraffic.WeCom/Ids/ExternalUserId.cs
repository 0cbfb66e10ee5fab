using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Ids;

/// <summary>
/// <c>external_userid</c>: a person outside the company, <c>wm…</c> or <c>wo…</c>, about 32 characters. Every in-house app of one corp sees
/// the same value; a third-party app sees another, and the two must never share a column (D98728).
/// </summary>
[JsonConverter(typeof(IdJsonConverter<ExternalUserId>))]
public readonly record struct ExternalUserId : IWeComId<ExternalUserId>
{
    public ExternalUserId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Value = value.Trim();
    }

    public string Value { get; }

    public static ExternalUserId From(string value) => new(value);

    public override string ToString() => Value ?? "";
}
