namespace PrivateTraffic.Domain.Labels.Preferences;

/// <summary>What counts as a response on a channel.</summary>
public sealed record ChannelRules
{
    /// <summary>
    /// For how many days after it was sent, its own day included, an inbound interaction counts as the response to a message. 0 for the
    /// same day only; at most 366; default 3.
    /// </summary>
    public int ResponseDays { get; init; } = 3;
}
