using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Callbacks;

/// <summary>
/// A member did something in the app (D90240): <c>subscribe</c>, <c>unsubscribe</c>, <c>enter_agent</c>, <c>click</c>, <c>view</c> and the
/// like.
/// </summary>
public record AppCallback : CallbackEvent
{
    /// <summary>As WeCom names it.</summary>
    public required string Event { get; init; }

    public required MemberId Member { get; init; }

    public required int AgentId { get; init; }

    /// <summary>The key of the menu entry or button, or the address of a page.</summary>
    public string? EventKey { get; init; }

    public sealed override string ToString() => $"{Event} by {Member}";
}
