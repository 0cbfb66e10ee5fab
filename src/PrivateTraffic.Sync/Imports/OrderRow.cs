using PrivateTraffic.Data.Facts;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Sync.Imports.Cells;

namespace PrivateTraffic.Sync.Imports;

/// <summary>A row of an order file that has been understood.</summary>
public sealed record OrderRow : ImportRow
{
    /// <summary>The number of an order's one refund: a row tells all that was paid back.</summary>
    private const string RefundNumber = "1";

    /// <summary>In fen.</summary>
    public required long Amount { get; init; }

    /// <summary>What was paid back, in fen; null when nothing was.</summary>
    public long? Refunded { get; init; }

    /// <summary>When it was paid back; null when the file does not say, which counts as the day of payment.</summary>
    public ReadTime? RefundedAt { get; init; }

    public string? Category { get; init; }

    public string? Channel { get; init; }

    /// <summary>The order as it is stored.</summary>
    public NewOrder ToFact(string source, PersonalData personalData) => new(
        Customer.Protect(personalData),
        source,
        Number,
        At.Utc,
        At.IsDateOnly,
        Amount,
        Category,
        Channel,
        Refunds: Refunded is { } refunded ? [new NewRefund(RefundNumber, RefundedAt?.Utc ?? At.Utc, refunded)] : null);

    internal override (ulong Number, ulong Content) Hash()
    {
        var content = new TextHash()
            .Add(At.Utc.Ticks).Add(At.IsDateOnly ? 1 : 0)
            .Add(Amount).Add(Refunded ?? -1).Add(RefundedAt?.Utc.Ticks ?? -1)
            .Add(Category).Add(Channel);
        Customer.AddTo(ref content);
        return (new TextHash().Add(Number).Value, content.Value);
    }
}
