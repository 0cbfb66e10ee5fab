using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Callbacks;

/// <summary>A member wrote to the app (D90239).</summary>
public sealed record MemberMessageCallback : CallbackEvent
{
    public required MemberId Member { get; init; }

    public required int AgentId { get; init; }

    /// <summary>Unique; the key to tell repeated deliveries by.</summary>
    public required string MessageId { get; init; }

    /// <summary><c>text</c>, <c>image</c>, <c>voice</c>, <c>video</c>, <c>location</c> or <c>link</c>.</summary>
    public required string MessageType { get; init; }

    /// <summary>Of a text.</summary>
    public string? Content { get; init; }

    /// <summary>Of a picture, voice or video; three days.</summary>
    public string? MediaId { get; init; }

    public override string ToString() => $"{MessageType} of {Member}";
}
