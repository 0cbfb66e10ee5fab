using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Ids;

/// <summary>
/// <c>userid</c> of a member: 1 to 64 of <c>[A-Za-z0-9_.@-]</c>, unique per corp <b>without regard to case</b> (D90196); message/send
/// answers in lower case whatever was asked (D90236). Equality and hash therefore ignore case; <see cref="Value"/> keeps the case it came
/// in.
/// </summary>
[JsonConverter(typeof(IdJsonConverter<MemberId>))]
public readonly record struct MemberId : IWeComId<MemberId>
{
    public MemberId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Value = value.Trim();
    }

    public string Value { get; }

    public static MemberId From(string value) => new(value);

    public bool Equals(MemberId other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => Value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    public override string ToString() => Value ?? "";
}
