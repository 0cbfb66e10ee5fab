using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Thresholds;

namespace PrivateTraffic.Domain.Tests.Thresholds;

/// <summary>
/// Section 1 of the segmentation specification read word by word: every customer again for every day of the curve. Slow on purpose and
/// written apart from the product, to check it against.
/// </summary>
internal sealed class NaiveGaps
{
    private readonly List<Customer> customers = [];

    public NaiveGaps(IEnumerable<CustomerHistory> histories, GapRule rule, DateOnly asOf, int window)
    {
        foreach (var history in histories)
        {
            var customer = Episodes(history, rule, asOf, asOf.AddDays(1 - window));
            if (customer.Gaps.Count > 0 || customer.Open is not null)
            {
                customers.Add(customer);
            }
        }
    }

    public IReadOnlyList<Customer> Customers => customers;

    public double Returned(GapEstimator estimator, int days)
    {
        var survival = 1.0;
        for (var s = 0; s <= days; s++)
        {
            var (closed, atRisk) = (0.0, 0.0);
            foreach (var customer in customers)
            {
                foreach (var (gap, isClosed, weight) in Weighted(customer, estimator))
                {
                    closed += isClosed && gap == s ? weight : 0;
                    atRisk += gap >= s ? weight : 0;
                }
            }

            survival *= atRisk > 0 ? 1 - (closed / atRisk) : 1;
        }

        return 1 - survival;
    }

    /// <summary>The least t up to <paramref name="horizon"/> with F(t) of at least p, or p times F(horizon).</summary>
    public int? Quantile(GapEstimator estimator, double p, int horizon, GapDenominator denominator)
    {
        var curve = Enumerable.Range(0, horizon + 1).Select(t => Returned(estimator, t)).ToArray();
        var share = denominator == GapDenominator.Returners ? p * curve[horizon] : p;
        var found = Array.FindIndex(curve, f => f >= share - 1e-9);
        return curve[horizon] == 0 || found < 0 ? null : found;
    }

    /// <summary>The completed gap at rank <c>ceil(p · n)</c>.</summary>
    public int? NaivePercentile(int percent)
    {
        var gaps = customers.SelectMany(c => c.Gaps).Order().ToArray();
        return gaps.Length == 0 ? null : gaps[((percent * gaps.Length) + 99) / 100 - 1];
    }

    public static Customer Episodes(CustomerHistory history, GapRule rule, DateOnly asOf, DateOnly from)
    {
        var events = EventsOf(history, rule, asOf).Where(e => e.At.Day >= from && e.At.Day <= asOf).ToArray();
        var gaps = new List<int>();
        FactTime? closed = null;
        while (true)
        {
            var anchors = events.Where(e => e.IsAnchor && (closed is not { } close || !e.At.IsStrictlyBefore(close)))
                .Select(e => e.At).Order().ToArray();
            if (anchors.Length == 0)
            {
                return new Customer(gaps, null);
            }

            var start = anchors[0];
            var returns = events.Where(e => e.IsReturn && start.IsStrictlyBefore(e.At)).Select(e => e.At).Order().ToArray();
            if (returns.Length == 0)
            {
                return new Customer(gaps, asOf.DayNumber - start.Day.DayNumber);
            }

            gaps.Add(returns[0].Day.DayNumber - start.Day.DayNumber);
            closed = returns[0];
        }
    }

    private static IEnumerable<(FactTime At, bool IsAnchor, bool IsReturn)> EventsOf(CustomerHistory history, GapRule rule, DateOnly asOf)
    {
        var all = history.Interactions.Select(i => (i.At, Kind: (EventSet)(1 << (int)i.Kind)))
            .Concat(history.Orders.Where(o => IsValid(o, asOf)).Select(o => (At: o.PaidAt, Kind: EventSet.Order)));
        if (rule.Anchor == rule.Return)
        {
            return all.Where(e => (e.Kind & rule.Anchor) != 0).Select(e => e.At.Day).Distinct()
                .Select(day => (new FactTime(day, null), true, true));
        }

        return all.Select(e => (e.At, (e.Kind & rule.Anchor) != 0, (e.Kind & rule.Return) != 0));
    }

    private static bool IsValid(Order order, DateOnly asOf)
    {
        var refunds = order.Refunds.Where(r => r.On <= asOf).ToArray();
        return order.PaidAt.Day <= asOf && (refunds.Length == 0 || order.Amount - refunds.Sum(r => r.Amount) > 0);
    }

    private static IEnumerable<(int Gap, bool IsClosed, double Weight)> Weighted(Customer customer, GapEstimator estimator)
    {
        var closed = customer.Gaps.Select(g => (g, true, 1.0));
        var open = customer.Open is { } days ? new[] { (days, false, 1.0) } : [];
        return estimator switch
        {
            GapEstimator.ProductLimit when customer.Gaps.Count > 0 => customer.Gaps.Select(g => (g, true, 1.0 / customer.Gaps.Count)),
            GapEstimator.ProductLimit => open,
            GapEstimator.First when customer.Gaps.Count > 0 => closed.Take(1),
            GapEstimator.First => open,
            GapEstimator.Pooled => closed.Concat(open),
            GapEstimator.Naive => closed,
            _ => throw new ArgumentOutOfRangeException(nameof(estimator), estimator, null),
        };
    }

    public sealed record Customer(IReadOnlyList<int> Gaps, int? Open);
}
