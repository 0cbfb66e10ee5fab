namespace PrivateTraffic.Simulator.Corp;

/// <summary>A receipt of a collection in WeCom, with what has been refunded of it. Amounts in fen.</summary>
/// <param name="Payee">Index of the member who was paid.</param>
internal sealed record Bill(
    string TransactionId, string OutTradeNo, int Customer, int Payee, long PaidAt, int Amount, string Description, int Quantity, int PaymentType, BillRefund? Refund);

internal sealed record BillRefund(string OutRefundNo, long At, int Amount);
