using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Messages;

/// <summary>That a mass message waits for its senders. Nothing has been sent: a member must confirm first.</summary>
public sealed record MassMessageReceipt
{
    [JsonPropertyName("msgid")]
    public required GroupSendId Id { get; init; }

    /// <summary>Who cannot be reached: external user ids or chat ids, as the audience was.</summary>
    [JsonPropertyName("fail_list")]
    [AllowNull]
    public IReadOnlyList<string> Unreachable { get; init => field = value ?? []; } = [];
}
