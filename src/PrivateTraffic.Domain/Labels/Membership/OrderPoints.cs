using PrivateTraffic.Domain.Histories;

namespace PrivateTraffic.Domain.Labels.Membership;

/// <summary>
/// Growth points for what was paid. A refund takes back on its own date what the part of the order that was paid back had earned, so that
/// after any refunds the points of an order are those of what is left of it.
/// </summary>
internal static class OrderPoints
{
    public static IEnumerable<GrowthPoints> Of(HistoryView history, int fenPerPoint)
    {
        var points = new List<GrowthPoints>();
        foreach (ref readonly var order in history.Orders)
        {
            var (left, earned) = (order.Amount, order.Amount / fenPerPoint);
            points.Add(new GrowthPoints(DateOnly.FromDayNumber(order.Day), earned));
            var refunds = history.RefundsOf(order).ToArray();
            Array.Sort(refunds, static (a, b) => a.Day.CompareTo(b.Day));
            foreach (var refund in refunds)
            {
                left = Math.Max(0, left - refund.Amount);
                points.Add(new GrowthPoints(DateOnly.FromDayNumber(Math.Max(refund.Day, order.Day)), (left / fenPerPoint) - earned));
                earned = left / fenPerPoint;
            }
        }

        return points;
    }
}
