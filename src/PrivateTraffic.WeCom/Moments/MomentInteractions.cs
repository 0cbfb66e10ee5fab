using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Moments;

/// <summary>
/// Who has commented on and liked a moment at one member, and when: neither the text of a comment nor an id of its own nor any views
/// (D93333). There is no callback for these; poll, and store idempotently by person and time.
/// </summary>
public sealed record MomentInteractions
{
    [JsonPropertyName("comment_list")]
    [AllowNull]
    public IReadOnlyList<MomentInteraction> Comments { get; init => field = value ?? []; } = [];

    [JsonPropertyName("like_list")]
    [AllowNull]
    public IReadOnlyList<MomentInteraction> Likes { get; init => field = value ?? []; } = [];
}

/// <summary>One comment or like, by a customer of the member or by a colleague: exactly one of the two ids is set.</summary>
public sealed record MomentInteraction
{
    [JsonPropertyName("external_userid")]
    public ExternalUserId? Customer { get; init; }

    [JsonPropertyName("userid")]
    public MemberId? Member { get; init; }

    [JsonPropertyName("create_time")]
    public required DateTimeOffset At { get; init; }
}
