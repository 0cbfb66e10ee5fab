using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Members;

namespace PrivateTraffic.WeCom.OAuth;

/// <summary>
/// Private data of a member, each field only if the member granted it (D95833). <see cref="ToString"/> shows the id alone.
/// </summary>
public sealed record MemberDetails
{
    [JsonPropertyName("userid")]
    public required MemberId Member { get; init; }

    [JsonPropertyName("gender")]
    public Gender Gender { get; init; }

    [JsonPropertyName("avatar")]
    public string? Avatar { get; init; }

    [JsonPropertyName("qr_code")]
    public string? QrCode { get; init; }

    [JsonPropertyName("mobile")]
    public string? Mobile { get; init; }

    [JsonPropertyName("email")]
    public string? Email { get; init; }

    [JsonPropertyName("biz_mail")]
    public string? BusinessMail { get; init; }

    [JsonPropertyName("address")]
    public string? Address { get; init; }

    public override string ToString() => $"details of {Member}";
}
