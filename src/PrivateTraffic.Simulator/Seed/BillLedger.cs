namespace PrivateTraffic.Simulator.Seed;

/// <summary>A row of the collection ledger: a receipt, or the refund of one.</summary>
internal readonly record struct BillRow(long At, int Customer, int Ordinal, bool IsRefund) : IComparable<BillRow>
{
    public int CompareTo(BillRow other)
    {
        var byTime = At.CompareTo(other.At);
        return byTime != 0 ? byTime : (Customer, Ordinal, IsRefund).CompareTo((other.Customer, other.Ordinal, other.IsRefund));
    }
}

/// <summary>All receipts and refunds of the world in the order of time, built when first asked for.</summary>
internal sealed class BillLedger(WorldSpec spec, Customers customers, Purchases purchases)
{
    private const int DaysAhead = 60;

    private BillRow[] rows = [];
    private long builtUntil = long.MinValue;

    /// <summary>The rows until a moment. The place of a row never changes while the clock moves on.</summary>
    public ReadOnlySpan<BillRow> Until(long at)
    {
        if (at > builtUntil)
        {
            builtUntil = Math.Max(at, spec.GrowthStart) + (DaysAhead * Beijing.DaySeconds);
            rows = Build(builtUntil);
        }

        return rows.AsSpan(0, FirstAfter(at));
    }

    /// <summary>The place of the first row later than a moment.</summary>
    public int FirstAfter(long at)
    {
        var found = Array.BinarySearch(rows, new BillRow(at + 1, -1, 0, false));
        return found >= 0 ? found : ~found;
    }

    private BillRow[] Build(long until)
    {
        var built = new List<BillRow>(spec.Customers);
        for (var customer = 0; customer < customers.CountAt(until); customer++)
        {
            foreach (var order in purchases.Of(customer, until).Where(o => o.ThroughWeCom))
            {
                built.Add(new BillRow(order.PaidAt, customer, order.Ordinal, IsRefund: false));
                if (order.RefundedAt <= until)
                {
                    built.Add(new BillRow(order.RefundedAt, customer, order.Ordinal, IsRefund: true));
                }
            }
        }

        built.Sort();
        return [.. built];
    }
}
