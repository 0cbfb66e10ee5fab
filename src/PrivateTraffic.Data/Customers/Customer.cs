using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Customers;

/// <summary>
/// A person. The row carries the packed history, derived from the ledger in the transaction that adds a fact, so that placing everybody
/// reads this table once from end to end.
/// </summary>
public sealed class Customer
{
    public required long Id { get; init; }

    public required int CorpId { get; init; }

    /// <summary>See <see cref="Domain.Histories.PackedHistory"/>.</summary>
    public required byte[] History { get; set; }

    /// <summary>The person this record was merged into.</summary>
    public long? MergedInto { get; set; }
}

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("customer");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
    }
}
