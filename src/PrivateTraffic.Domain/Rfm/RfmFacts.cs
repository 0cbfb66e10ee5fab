using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Placements;

namespace PrivateTraffic.Domain.Rfm;

/// <summary>What RFM knows of a buyer (segmentation specification, section 6).</summary>
/// <param name="Recency">R: days since the last valid order, at least 0.</param>
/// <param name="Frequency">F: valid orders, at least 1.</param>
/// <param name="Monetary">M: the sum of net amounts in fen, at least 0.</param>
public readonly record struct RfmFacts(int Recency, int Frequency, long Monetary);

/// <summary>Reads the RFM facts of histories. Keeps scratch space between calls: one reader serves one thread.</summary>
/// <param name="windowDays">The RFM window in days, the as-of day included; null for the whole history.</param>
public sealed class RfmReader(int? windowDays)
{
    private readonly Purchases purchases = new();

    /// <summary>The facts of a customer as of a day; null without a valid order in the window, which means without an RFM value.</summary>
    public RfmFacts? Read(HistoryView history, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(history);
        purchases.Read(history, asOf.DayNumber);
        var firstDay = windowDays is { } window ? asOf.DayNumber - window + 1 : 0;
        var (frequency, monetary, last) = (0, 0L, 0);
        foreach (ref readonly var order in purchases.ValidOrders)
        {
            if (order.Day >= firstDay)
            {
                frequency++;
                monetary += order.Net;
                last = order.Day;
            }
        }

        return frequency == 0 ? null : new RfmFacts(asOf.DayNumber - last, frequency, Math.Max(0, monetary));
    }
}
