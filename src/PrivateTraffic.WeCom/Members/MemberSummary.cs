using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Members;

/// <summary>A member as a list shows it (user/simplelist, page 90200). <see cref="ToString"/> shows the id alone.</summary>
public sealed record MemberSummary
{
    [JsonPropertyName("userid")]
    public required MemberId Id { get; init; }

    [JsonPropertyName("name")]
    [AllowNull]
    public string Name { get; init => field = value ?? ""; } = "";

    [JsonPropertyName("department")]
    [AllowNull]
    public IReadOnlyList<long> Departments { get; init => field = value ?? []; } = [];

    public override string ToString() => $"member {Id}";
}
