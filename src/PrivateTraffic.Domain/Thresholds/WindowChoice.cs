using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Thresholds;

/// <summary>
/// Chooses the observation window (segmentation specification, section 2): the smallest in which doubling the window changes the value by
/// no more than a tenth, or by a day. Where there is none, the largest, and the value is provisional: normal for purchases that were
/// recorded for a year or less, whose return times have a long tail.
/// </summary>
internal static class WindowChoice
{
    /// <returns>The index of the chosen window, and what the choice means for the quality of its estimate.</returns>
    public static (int Index, EstimateQuality Quality) Of(IReadOnlyList<GapEstimate> windows, GapRule rule, int recordedDays)
    {
        if (recordedDays == 0)
        {
            return (0, EstimateQuality.Accepted);
        }

        if (windows[0].WindowDays > recordedDays)
        {
            return (0, EstimateQuality.Provisional(EstimateReason.ShortHistory));
        }

        if (rule.WindowDays is not null)
        {
            return (0, EstimateQuality.Accepted);
        }

        var fit = FirstThatFits(windows, rule);
        for (var k = fit; k < windows.Count; k++)
        {
            if (windows[k].Quality.IsUsable && IsFlat(windows, k, rule.FlatWithin))
            {
                return (k, EstimateQuality.Accepted);
            }
        }

        return (windows.Count - 1, OfLargest(windows, rule, fit));
    }

    /// <summary>Whether the value changes by at most <paramref name="within"/> of itself, or one day, over the next two windows.</summary>
    private static bool IsFlat(IReadOnlyList<GapEstimate> windows, int k, decimal within)
    {
        if (k + 2 >= windows.Count || windows[k].Days is not { } here)
        {
            return false;
        }

        var allowed = Math.Max(1, within * here);
        return windows[k + 1].Days is { } next && windows[k + 2].Days is { } afterNext
            && Math.Abs(next - here) <= allowed && Math.Abs(afterNext - here) <= allowed;
    }

    /// <summary>With a fixed horizon only windows count in which half of the anchors can be followed up to it; all do by default.</summary>
    private static int FirstThatFits(IReadOnlyList<GapEstimate> windows, GapRule rule)
    {
        var k = 0;
        while (rule.HorizonDays is { } horizon && k < windows.Count && windows[k].WindowDays < 2L * horizon)
        {
            k++;
        }

        return k;
    }

    /// <summary>
    /// The value at a fixed horizon is well defined in any window that fits it: it is not flat only where three windows or more could have
    /// shown that it is.
    /// </summary>
    private static EstimateQuality OfLargest(IReadOnlyList<GapEstimate> windows, GapRule rule, int fit) =>
        fit == windows.Count ? EstimateQuality.Provisional(EstimateReason.ShortHistory)
        : rule.HorizonDays is not null && windows.Count - fit < 3 ? EstimateQuality.Accepted
        : EstimateQuality.Provisional(EstimateReason.NotFlat);
}
