using PrivateTraffic.Benchmarks.World;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Clv;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Purchasing;

namespace PrivateTraffic.Benchmarks.Values;

/// <summary>
/// Buyers of two years who behave as the purchase and spend models say: rates, drop-out and spend are drawn from the population that the
/// parameters describe, so that a fit must find the parameters again. The same buyers come from the same numbers.
/// </summary>
internal sealed class ModelBuyers(int customers)
{
    public const int Days = 730;

    private const int CohortDays = 180;
    private const ulong Seed = 77;

    /// <summary>In weeks.</summary>
    public static BgNbdModel Purchases { get; } = new(0.8, 12, 0.9, 2.5);

    /// <summary>With money in fen.</summary>
    public static GammaGammaModel Spend { get; } = new(6, 4, 15_000);

    public PurchaseLog Log()
    {
        var log = new PurchaseLog();
        for (var id = 1; id <= customers; id++)
        {
            log.Add(id, CustomerHistory.Empty.WithOrders(OrdersOf(id)).View());
        }

        return log;
    }

    private static List<Order> OrdersOf(int id)
    {
        var dice = Dice.For(Seed, (ulong)id);
        var rate = dice.Gamma(Purchases.R) / Purchases.Alpha / 7;
        var (stays, leaves) = (dice.Gamma(Purchases.B), dice.Gamma(Purchases.A));
        var spendRate = dice.Gamma(Spend.Q) / Spend.Gamma;
        var orders = new List<Order>();
        for (double day = dice.Below(CohortDays); day <= Days; day -= Math.Log(1 - dice.Share()) / rate)
        {
            var amount = Math.Max(1, (long)Math.Round(dice.Gamma(Spend.P) / spendRate));
            orders.Add(new Order(new FactTime(Workload.FirstDay.AddDays((int)day), null), amount));

            // The first purchase makes a customer; each later one may be the last.
            if (orders.Count > 1 && dice.Share() * (stays + leaves) < leaves)
            {
                break;
            }
        }

        return orders;
    }
}
