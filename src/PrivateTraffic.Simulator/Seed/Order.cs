namespace PrivateTraffic.Simulator.Seed;

/// <summary>One purchase. Amounts in fen, times in Unix seconds.</summary>
/// <param name="Ordinal">Runs from 0 within the customer, purchases before the recorded history included.</param>
/// <param name="ThroughWeCom">Paid as a collection in WeCom (对外收款); otherwise in the company's own shop.</param>
/// <param name="RefundedAt"><see cref="RelationTimeline.Never"/> where <paramref name="Refund"/> is 0.</param>
internal readonly record struct Order(
    int Customer, int Ordinal, long PaidAt, int Amount, int Category, int Quantity, bool ThroughWeCom, int Channel, int Refund, long RefundedAt)
{
    public bool IsRefundedAt(long at) => RefundedAt <= at;
}
