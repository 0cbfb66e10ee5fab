using PrivateTraffic.Domain.Clv;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Purchasing;

namespace PrivateTraffic.Domain.Tests.Clv;

/// <summary>
/// Buyers who behave exactly as the models say: each draws a purchase rate, a drop-out probability and a mean spend from the population,
/// then buys until they drop out. The first purchase of each falls in the first weeks; day 0 is 2026-01-01.
/// </summary>
internal sealed class SimulatedBuyers(int seed)
{
    private readonly Random random = new(seed);

    public BgNbdModel Purchases { get; init; } = new(0.8, 12, 0.9, 2.5);

    /// <summary>With money in fen.</summary>
    public GammaGammaModel Spend { get; init; } = new(6, 4, 1_500);

    /// <summary>Whether nobody ever drops out.</summary>
    public bool ForEver { get; init; }

    /// <summary>The same purchase rate, in days of a week, for everybody.</summary>
    public double? ConstantRate { get; init; }

    public int CohortDays { get; init; } = 84;

    public PurchaseLog Log(int customers, int days)
    {
        var log = new PurchaseLog();
        foreach (var (id, orders) in Orders(customers, days))
        {
            log.Add(id, CustomerHistory.Empty.WithOrders(orders).View());
        }

        return log;
    }

    public IEnumerable<(long Id, Order[] Orders)> Orders(int customers, int days)
    {
        for (var id = 1; id <= customers; id++)
        {
            var rate = ConstantRate ?? (Gamma(Purchases.R) / Purchases.Alpha);
            var dropOut = ForEver ? 0 : Beta(Purchases.A, Purchases.B);
            var spendRate = Gamma(Spend.Q) / Spend.Gamma;
            var orders = new List<Order>();
            var time = (double)random.Next(CohortDays);
            while (time <= days)
            {
                var amount = Math.Max(1, (long)Math.Round(Gamma(Spend.P) / spendRate));
                orders.Add(new Order(A.Time((int)time), amount));

                // The first purchase makes a customer; each later one may be the last.
                if (orders.Count > 1 && random.NextDouble() < dropOut)
                {
                    break;
                }

                time += -Math.Log(1 - random.NextDouble()) / rate * 7;
            }

            yield return (id, [.. orders]);
        }
    }

    private double Beta(double a, double b)
    {
        var (x, y) = (Gamma(a), Gamma(b));
        return x / (x + y);
    }

    /// <summary>Marsaglia and Tsang (2000).</summary>
    private double Gamma(double shape)
    {
        if (shape < 1)
        {
            return Gamma(shape + 1) * Math.Pow(random.NextDouble(), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        while (true)
        {
            var x = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var v = Math.Pow(1 + (x / Math.Sqrt(9 * d)), 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
