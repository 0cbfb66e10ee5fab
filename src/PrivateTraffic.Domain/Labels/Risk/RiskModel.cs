using PrivateTraffic.Domain.Clv;
using PrivateTraffic.Domain.Purchasing;
using PrivateTraffic.Domain.Statistics;

namespace PrivateTraffic.Domain.Labels.Risk;

/// <summary>
/// 流失风险: a score from 0 to 100, 100 times the probability of no order in the next h days (segmentation specification, section 8). The
/// probabilities are shares counted among customers with as many purchases and a similar recency h days ago, smoothed so that within equal
/// numbers of purchases the risk never falls with recency (isotonic regression, Ayer and others 1955): calibrated by construction.
/// P(active) has no part in it.
/// </summary>
public sealed class RiskModel
{
    /// <summary>
    /// Customers whose recencies are counted together, and who make a group of purchase numbers: as section 11 asks of a rate.
    /// </summary>
    private const int LeastCustomers = 30;

    private const int LeastEvents = 5;
    private const int LeastForAny = 10;

    private readonly PurchaseGroup[] groups;

    private RiskModel(PurchaseGroup[] groups, int horizonDays, int customers, int orders)
    {
        this.groups = groups;
        (HorizonDays, Customers, Positives) = (horizonDays, customers, orders);
    }

    /// <summary>h: the days ahead.</summary>
    public int HorizonDays { get; }

    /// <summary>Buyers counted.</summary>
    public int Customers { get; }

    /// <summary>Those among them who ordered within the h days.</summary>
    public int Positives { get; }

    /// <summary>Whether there was enough, 30 customers and 5 orders, to use scores without a warning.</summary>
    public bool IsAccepted => Customers >= LeastCustomers && Positives >= LeastEvents;

    /// <summary>How scores learned one horizon earlier foretold the last one; null where there was too little.</summary>
    public PredictionQuality? Validation { get; private init; }

    /// <summary>Learns from what the buyers of h days ago did since. Null when there were fewer than ten.</summary>
    /// <param name="log">The orders of all customers.</param>
    /// <param name="asOf">The as-of day.</param>
    /// <param name="horizonDays">h, at least 1.</param>
    public static RiskModel? Learn(PurchaseLog log, DateOnly asOf, int horizonDays = 90)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonDays, 1);
        var last = Observations(log, asOf, horizonDays);
        var earlier = Of(Observations(log, asOf.AddDays(-horizonDays), horizonDays), horizonDays, null);
        var validation = earlier is null || last.Length == 0 ? null : PredictionQuality.Of(
            [.. last.Select(o => 1 - (earlier.ScoreOf(o.PurchaseDays, o.Recency) / 100))], [.. last.Select(o => o.Ordered)]);
        return Of(last, horizonDays, validation);
    }

    /// <summary>The score of a buyer, 0 to 100.</summary>
    /// <param name="purchaseDays">Their purchase days, at least 1.</param>
    /// <param name="recencyDays">Days since the last, at least 0.</param>
    public double ScoreOf(int purchaseDays, int recencyDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(purchaseDays, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(recencyDays);
        var group = Array.FindLast(groups, g => g.FromPurchases <= purchaseDays) ?? groups[0];
        return 100 * (1 - group.ProbabilityOf(recencyDays));
    }

    private static RiskModel? Of(Observation[] observations, int horizonDays, PredictionQuality? validation)
    {
        if (observations.Length < LeastForAny)
        {
            return null;
        }

        var groups = new List<PurchaseGroup>();
        Array.Sort(observations, static (a, b) => a.PurchaseDays.CompareTo(b.PurchaseDays));
        var ordersLeft = observations.Count(o => o.Ordered);
        for (var first = 0; first < observations.Length;)
        {
            var end = EndOfGroup(observations, first, ref ordersLeft);
            groups.Add(PurchaseGroup.Of(groups.Count == 0 ? 1 : observations[first].PurchaseDays, observations.AsSpan(first..end)));
            first = end;
        }

        return new RiskModel([.. groups], horizonDays, observations.Length, observations.Count(o => o.Ordered)) { Validation = validation };
    }

    /// <summary>
    /// Numbers of purchases are counted together until there are enough customers and orders; too few at the end join the last.
    /// </summary>
    private static int EndOfGroup(Observation[] sorted, int first, ref int ordersLeft)
    {
        var (orders, end) = (0, first);
        while (end < sorted.Length)
        {
            var number = sorted[end].PurchaseDays;
            for (; end < sorted.Length && sorted[end].PurchaseDays == number; end++)
            {
                orders += sorted[end].Ordered ? 1 : 0;
            }

            if (Math.Min(end - first, sorted.Length - end) >= LeastCustomers && Math.Min(orders, ordersLeft - orders) >= LeastEvents)
            {
                break;
            }
        }

        ordersLeft -= orders;
        return end;
    }

    private static Observation[] Observations(PurchaseLog log, DateOnly end, int horizonDays)
    {
        var then = BuyingSummaries.Of(log, end.AddDays(-horizonDays));
        var observations = new Observation[then.Count];
        var purchases = new PurchaseDays();
        for (var i = 0; i < observations.Length; i++)
        {
            log.Read(then.Positions[i], end.DayNumber, purchases);
            var buyer = then.Buyers[i];
            observations[i] = new Observation(
                buyer.PurchaseDays,
                then.AsOf.DayNumber - buyer.LastDay,
                !purchases.Days.IsEmpty && purchases.Days[^1] > then.AsOf.DayNumber);
        }

        return observations;
    }

    private readonly record struct Observation(int PurchaseDays, int Recency, bool Ordered);

    /// <summary>Customers with so many purchases: rising recencies, each with the probability from it on.</summary>
    private sealed class PurchaseGroup
    {
        private readonly List<Step> steps = [];

        private PurchaseGroup(int fromPurchases) => FromPurchases = fromPurchases;

        public int FromPurchases { get; }

        public static PurchaseGroup Of(int fromPurchases, Span<Observation> observations)
        {
            var group = new PurchaseGroup(fromPurchases);
            observations.Sort(static (a, b) => a.Recency.CompareTo(b.Recency));
            for (var first = 0; first < observations.Length;)
            {
                var end = EndOfStep(observations, first);
                var orders = 0;
                foreach (var observation in observations[first..end])
                {
                    orders += observation.Ordered ? 1 : 0;
                }

                group.Add(new Step(observations[first].Recency, end - first, orders));
                first = end;
            }

            return group;
        }

        public double ProbabilityOf(int recency)
        {
            var step = steps.FindLast(s => s.FromRecency <= recency);
            return (step.Customers == 0 ? steps[0] : step).Probability;
        }

        /// <summary>Recencies are counted together until there are enough customers; equal ones always are.</summary>
        private static int EndOfStep(ReadOnlySpan<Observation> sorted, int first)
        {
            var end = first + 1;
            while (end < sorted.Length && (!IsEnough(end - first, sorted.Length - end) || sorted[end].Recency == sorted[end - 1].Recency))
            {
                end++;
            }

            return end;
        }

        private static bool IsEnough(int here, int left) => here >= LeastCustomers && left >= LeastCustomers;

        /// <summary>Pool adjacent violators: where a longer absence went with more orders, both are counted together.</summary>
        private void Add(Step step)
        {
            while (steps.Count > 0 && steps[^1].Probability <= step.Probability)
            {
                step = new Step(steps[^1].FromRecency, steps[^1].Customers + step.Customers, steps[^1].Orders + step.Orders);
                steps.RemoveAt(steps.Count - 1);
            }

            steps.Add(step);
        }
    }

    private readonly record struct Step(int FromRecency, int Customers, int Orders)
    {
        public double Probability => (double)Orders / Customers;
    }
}
