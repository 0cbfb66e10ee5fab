using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Customers;

/// <summary>
/// A customer with facts that no placement has seen yet. The mark has a table of its own: on the customer it would have the row with the
/// whole history written once more when it is taken off, which was measured to be more than half of the time of an ordinary day.
/// </summary>
public sealed class TouchedCustomer
{
    public required long CustomerId { get; init; }

    public required int CorpId { get; init; }
}

internal sealed class TouchedCustomerConfiguration : IEntityTypeConfiguration<TouchedCustomer>
{
    public void Configure(EntityTypeBuilder<TouchedCustomer> builder)
    {
        builder.ToTable("touched_customer");
        builder.HasKey(t => t.CustomerId);
        builder.Property(t => t.CustomerId).ValueGeneratedNever();
    }
}

internal static class TouchedCustomers
{
    /// <summary>
    /// Stores histories that have changed and marks their customers to be placed anew, in the write transaction of the caller. Locks are
    /// taken in the order in which placing takes them: customers first, marks second.
    /// </summary>
    public static async Task SaveHistoriesAsync(
        this PrivateTrafficDb db, IReadOnlyCollection<Customer> changed, CancellationToken cancellation)
    {
        await db.UpsertAsync(changed, cancellation);
        await db.UpsertAsync([.. changed.Select(c => new TouchedCustomer { CustomerId = c.Id, CorpId = c.CorpId })], cancellation);
    }
}
