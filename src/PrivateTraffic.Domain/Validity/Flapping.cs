namespace PrivateTraffic.Domain.Validity;

/// <summary>
/// Customers who change their label and change back: a sign of thresholds without hysteresis (segmentation specification, section 9; the
/// target is fewer than 1% of customers a week).
/// </summary>
public static class Flapping
{
    /// <summary>Days within which a change back counts.</summary>
    public const int WithinDays = 14;

    /// <summary>
    /// Whether a customer came back, in a span of days, to a label they had left at most <see cref="WithinDays"/> days before.
    /// </summary>
    /// <param name="path">The label of the first day, and one entry for each change, days rising.</param>
    /// <param name="from">The first day of the span.</param>
    /// <param name="to">The last day of the span.</param>
    public static bool Happened(IReadOnlyList<(int Day, int? Label)> path, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(path);
        for (var back = 2; back < path.Count; back++)
        {
            for (var left = back - 1; path[back].Day >= from && path[back].Day <= to && left > 0; left--)
            {
                if (path[left - 1].Label == path[back].Label && path[back].Day - path[left].Day <= WithinDays)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
