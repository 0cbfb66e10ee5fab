namespace PrivateTraffic.Domain.Labels.Preferences;

/// <summary>How one customer, or the whole population, reacted on a channel.</summary>
/// <param name="Exposures">e: how often they were reached, at least 0.</param>
/// <param name="Responses">s: how often they responded, 0 to <paramref name="Exposures"/>.</param>
public readonly record struct ChannelTally(long Exposures, long Responses)
{
    public static ChannelTally operator +(ChannelTally left, ChannelTally right) =>
        new(left.Exposures + right.Exposures, left.Responses + right.Responses);
}
