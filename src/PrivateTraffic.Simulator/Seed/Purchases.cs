namespace PrivateTraffic.Simulator.Seed;

/// <summary>
/// Who buys what and when. About a third of the customers buy; each has a rhythm of their own, may stop after any order,
/// and some of those come back after half a year or so.
/// </summary>
internal sealed class Purchases(WorldSpec spec, Noise noise, Season season, Customers customers, Activity activity)
{
    private const double BuyerShareOfSilent = 0.12;
    private const double BuyerShareOfOthers = 0.52;
    private const double FullRefundShare = 0.05;
    private const double PartialRefundShare = 0.04;
    private const double FreeShare = 0.002;

    public bool IsBuyer(int customer) =>
        noise.Chance(activity.RateOf(customer) == 0 ? BuyerShareOfSilent : BuyerShareOfOthers, Facet.Buyer, customer);

    /// <summary>A customer's orders from the first recorded day until a moment, oldest first.</summary>
    public IEnumerable<Order> Of(int customer, long until)
    {
        if (!IsBuyer(customer))
        {
            yield break;
        }

        var joinedAt = customers.JoinedAt(customer);
        var dice = noise.Dice(Facet.PurchaseWalk, customer);
        var rhythm = dice.LogNormal(42, 0.7);
        var dropout = 0.05 + (0.3 * dice.Unit() * dice.Unit());
        var throughWeCom = dice.Below(10) switch { < 3 => 1.0, < 7 => 0.0, _ => 0.5 };
        var day = season.AfterShopping(Beijing.DayOf(joinedAt), dice.Exponential(22));
        var last = joinedAt;
        for (var ordinal = 0; ; ordinal++)
        {
            var at = Math.Max(Beijing.StartOf((int)day) + Customers.SecondOfDay(dice.Unit()), last + 1800);
            if (at > until)
            {
                yield break;
            }

            if (at >= Beijing.StartOf(spec.FirstDay))
            {
                yield return OrderAt(customer, ordinal, at, throughWeCom);
            }

            last = at;
            // Two exponential waits in a row: few people buy again the next day.
            var gap = dice.Exponential(rhythm / 2) + dice.Exponential(rhythm / 2);
            if (dice.Chance(dropout))
            {
                if (!dice.Chance(0.25))
                {
                    yield break;
                }

                gap += 150 + dice.Exponential(150);
            }

            day = season.AfterShopping(day, gap);
        }
    }

    private Order OrderAt(int customer, int ordinal, long paidAt, double throughWeCom)
    {
        var dice = noise.Dice(Facet.OrderContent, customer, ordinal + 1);
        var isBill = dice.Chance(throughWeCom);
        var category = FavouriteOr(customer, ref dice);
        var quantity = 1 + (dice.Chance(0.3) ? 1 + dice.Below(2) : 0);
        var price = (int)(dice.LogNormal(Words.Categories[category].MedianPrice, 0.45) / 100) * 100;
        var amount = !isBill && dice.Chance(FreeShare) ? 0 : Math.Max(100, price - 10) * quantity;
        var (refund, refundedAt) = RefundOf(customer, ordinal, paidAt, amount);
        return new Order(
            customer, ordinal, paidAt, amount, category, quantity, isBill, dice.Below(Words.ShopChannels.Length), refund, refundedAt);
    }

    // Two orders in three are of the customer's favourite category.
    private int FavouriteOr(int customer, ref Dice dice)
    {
        var any = dice.Below(Words.Categories.Length);
        return dice.Chance(0.66) ? noise.Below(Words.Categories.Length, Facet.OrderContent, customer) : any;
    }

    private (int Refund, long RefundedAt) RefundOf(int customer, int ordinal, long paidAt, int amount)
    {
        var u = noise.Unit(Facet.OrderRefund, customer, ordinal + 1);
        if (u >= FullRefundShare + PartialRefundShare || amount == 0)
        {
            return (0, RelationTimeline.Never);
        }

        var refundedAt =
            paidAt + Beijing.DaySeconds + (long)(noise.Unit(Facet.OrderRefund, customer, ordinal + 1, 1) * 14 * Beijing.DaySeconds);
        var share = 0.2 + (0.6 * noise.Unit(Facet.OrderRefund, customer, ordinal + 1, 2));
        return u < FullRefundShare ? (amount, refundedAt) : (Math.Max(1, (int)(amount * share) / 10 * 10), refundedAt);
    }
}
