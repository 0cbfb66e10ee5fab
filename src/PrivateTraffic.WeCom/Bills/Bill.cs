using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Bills;

/// <summary>
/// A receipt or a refund of WeCom's own collection (对外收款, D93667). Unique by <see cref="Type"/>, <see cref="TransactionId"/> and
/// <see cref="RefundNumber"/>. A later refund changes the receipt, so read a window of some weeks again and again. Amounts are fen.
/// </summary>
public sealed record Bill
{
    [JsonPropertyName("transaction_id")]
    public required string TransactionId { get; init; }

    [JsonPropertyName("bill_type")]
    public BillType Type { get; init; }

    /// <summary><see cref="BillState.Unknown"/> on refunds.</summary>
    [JsonPropertyName("trade_state")]
    public BillState State { get; init; }

    [JsonPropertyName("pay_time")]
    public required DateTimeOffset PaidAt { get; init; }

    [JsonPropertyName("out_trade_no")]
    public string? TradeNumber { get; init; }

    /// <summary>Only on refunds.</summary>
    [JsonPropertyName("out_refund_no")]
    public string? RefundNumber { get; init; }

    /// <summary>Who paid; null for somebody who is not a customer.</summary>
    [JsonPropertyName("external_userid")]
    public ExternalUserId? Payer { get; init; }

    /// <summary>Fen.</summary>
    [JsonPropertyName("total_fee")]
    public required long TotalFen { get; init; }

    /// <summary>Who collected; on a refund, who refunded.</summary>
    [JsonPropertyName("payee_userid")]
    public MemberId? Payee { get; init; }

    [JsonPropertyName("payment_type")]
    public PaymentType PaymentType { get; init; }

    [JsonPropertyName("mch_id")]
    public string? MerchantId { get; init; }

    [JsonPropertyName("remark")]
    public string? Remark { get; init; }

    [JsonPropertyName("commodity_list")]
    [AllowNull]
    public IReadOnlyList<BillCommodity> Commodities { get; init => field = value ?? []; } = [];

    /// <summary>Fen.</summary>
    [JsonPropertyName("total_refund_fee")]
    public long RefundedFen { get; init; }

    [JsonPropertyName("refund_list")]
    [AllowNull]
    public IReadOnlyList<BillRefund> Refunds { get; init => field = value ?? []; } = [];

    /// <summary>Name, phone and address that the payer left.</summary>
    [JsonIgnore]
    public BillContact? Contact => ContactInfo ?? PayerInfo;

    /// <summary>The name on WeCom's current page.</summary>
    [JsonPropertyName("contact_info")]
    [JsonInclude]
    internal BillContact? ContactInfo { get; init; }

    /// <summary>The name by which SDKs know the same object.</summary>
    [JsonPropertyName("payer_info")]
    [JsonInclude]
    internal BillContact? PayerInfo { get; init; }

    public override string ToString() => $"{Type} {TransactionId} {RefundNumber}".TrimEnd();
}

/// <summary>What kind of row it is.</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<BillType>))]
public enum BillType
{
    Receipt = 0,
    Refund = 1,
}

/// <summary>Where a receipt stands.</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<BillState>))]
public enum BillState
{
    Unknown = 0,
    Done = 1,
    DoneWithRefund = 3,
}

/// <summary>How it was paid; a number without a name is possible.</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<PaymentType>))]
public enum PaymentType
{
    InChat = 0,
    CollectionCode = 1,
    LiveRoom = 2,
    ProductAlbum = 3,
    Transfer = 14,
    MiniProgram = 15,
}

/// <summary>What was sold.</summary>
public sealed record BillCommodity
{
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>How many.</summary>
    [JsonPropertyName("amount")]
    public long Count { get; init; }
}

/// <summary>A refund of a receipt.</summary>
public sealed record BillRefund
{
    [JsonPropertyName("out_refund_no")]
    public required string RefundNumber { get; init; }

    [JsonPropertyName("refund_userid")]
    public MemberId? Member { get; init; }

    [JsonPropertyName("refund_comment")]
    public string? Comment { get; init; }

    [JsonPropertyName("refund_reqtime")]
    public DateTimeOffset? RequestedAt { get; init; }

    [JsonPropertyName("refund_status")]
    public RefundStatus Status { get; init; }

    /// <summary>Fen.</summary>
    [JsonPropertyName("refund_fee")]
    public long Fen { get; init; }
}

/// <summary>Where a refund stands.</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<RefundStatus>))]
public enum RefundStatus
{
    Requested = 0,
    Processing = 1,
    Success = 2,
    Closed = 3,
    Abnormal = 4,
    Approving = 5,
    ApprovalFailed = 6,
    Cancelled = 7,
}

/// <summary>How to reach a payer. Never printed.</summary>
public sealed record BillContact
{
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("phone")]
    public string? Phone { get; init; }

    [JsonPropertyName("address")]
    public string? Address { get; init; }

    public override string ToString() => "***";
}
