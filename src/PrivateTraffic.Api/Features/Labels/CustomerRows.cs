using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;

namespace PrivateTraffic.Api.Features.Labels;

/// <summary>A row that belongs to a customer.</summary>
internal interface ICustomerRow
{
    /// <summary>Our number of the customer.</summary>
    long Customer { get; }
}

/// <summary>Rows in the order of customers, read on as far as they are asked for, over a connection of their own.</summary>
internal sealed class CustomerRows<T> : IAsyncDisposable
    where T : class, ICustomerRow
{
    private readonly PrivateTrafficDb db;
    private readonly IAsyncEnumerator<T> rows;
    private bool hasMore = true;

    private CustomerRows(PrivateTrafficDb db, IAsyncEnumerator<T> rows) => (this.db, this.rows) = (db, rows);

    /// <summary>Opens the rows of a query that is sorted by customer.</summary>
    public static async Task<CustomerRows<T>> OpenAsync(
        IDbContextFactory<PrivateTrafficDb> databases, Func<PrivateTrafficDb, IQueryable<T>> query, CancellationToken cancellation)
    {
        var db = await databases.CreateDbContextAsync(cancellation);
        var rows = new CustomerRows<T>(db, query(db).AsAsyncEnumerable().GetAsyncEnumerator(cancellation));
        await rows.MoveAsync();
        return rows;
    }

    /// <summary>The rows of a customer. Ask for rising numbers only.</summary>
    public async ValueTask<IReadOnlyList<T>> OfAsync(long customer)
    {
        List<T>? found = null;
        for (; hasMore && rows.Current.Customer <= customer; await MoveAsync())
        {
            if (rows.Current.Customer == customer)
            {
                (found ??= []).Add(rows.Current);
            }
        }

        return found ?? (IReadOnlyList<T>)[];
    }

    public async ValueTask DisposeAsync()
    {
        await rows.DisposeAsync();
        await db.DisposeAsync();
    }

    private async Task MoveAsync() => hasMore = await rows.MoveNextAsync();
}
