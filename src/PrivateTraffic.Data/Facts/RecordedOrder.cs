using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Facts;

/// <summary>A paid order. Source and number are unique together.</summary>
public sealed class RecordedOrder
{
    public required int CorpId { get; init; }

    /// <summary>Where it was learnt: <c>wecom</c> for 对外收款, or the name an import was given.</summary>
    public required string Source { get; init; }

    public required string Number { get; init; }

    public required long CustomerId { get; set; }

    /// <summary>The instant, or the first instant of the business day where only the day is known.</summary>
    public required DateTime PaidAt { get; set; }

    /// <summary>Whether only the day is known.</summary>
    public bool IsDateOnly { get; set; }

    /// <summary>In fen.</summary>
    public required long Amount { get; set; }

    public string? Category { get; set; }

    public string? Channel { get; set; }

    /// <summary>The member who was paid, if any.</summary>
    public string? UserId { get; set; }
}

/// <summary>Money paid back for an order. An order may have several refunds.</summary>
public sealed class RecordedRefund
{
    public required int CorpId { get; init; }

    public required string Source { get; init; }

    public required string OrderNumber { get; init; }

    public required string Number { get; init; }

    public required DateTime RefundedAt { get; set; }

    /// <summary>In fen.</summary>
    public required long Amount { get; set; }
}

internal sealed class RecordedOrderConfiguration : IEntityTypeConfiguration<RecordedOrder>, IEntityTypeConfiguration<RecordedRefund>
{
    public void Configure(EntityTypeBuilder<RecordedOrder> builder)
    {
        builder.ToTable("orders");
        builder.HasKey(o => new { o.CorpId, o.Source, o.Number });
        builder.Property(o => o.Source).HasMaxLength(32);
        builder.Property(o => o.Number).HasMaxLength(128);
        builder.Property(o => o.Category).HasMaxLength(64);
        builder.Property(o => o.Channel).HasMaxLength(64);
        builder.Property(o => o.UserId).HasMaxLength(64);
        builder.HasIndex(o => new { o.CustomerId, o.PaidAt });
    }

    public void Configure(EntityTypeBuilder<RecordedRefund> builder)
    {
        builder.ToTable("refund");
        builder.HasKey(r => new { r.CorpId, r.Source, r.OrderNumber, r.Number });
        builder.Property(r => r.Source).HasMaxLength(32);
        builder.Property(r => r.OrderNumber).HasMaxLength(128);
        builder.Property(r => r.Number).HasMaxLength(128);
    }
}
