using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Cards;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Placements;

namespace PrivateTraffic.Data;

/// <summary>What differs between databases. Nothing outside <c>Providers</c> asks which database it talks to.</summary>
public interface IDialect
{
    /// <summary>The name in configuration: <c>sqlite</c>, <c>postgresql</c>.</summary>
    string Name { get; }

    /// <summary>Whether only one transaction can write at a time.</summary>
    bool HasOneWriter { get; }

    /// <summary>
    /// Inserts rows, and updates those that exist under the same primary key and differ. Of rows with the same key the last wins.
    /// </summary>
    /// <returns>The number of rows that were inserted or changed.</returns>
    Task<int> UpsertAsync<T>(PrivateTrafficDb db, IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class;

    /// <summary>
    /// Inserts the rows whose primary key is new and leaves the others as they are. Of rows with the same key the first wins.
    /// </summary>
    /// <returns>The rows that were inserted, in the order given.</returns>
    Task<IReadOnlyList<T>> InsertNewAsync<T>(PrivateTrafficDb db, IReadOnlyList<T> rows, CancellationToken cancellation)
        where T : class;

    /// <summary>Adds rows whose keys the database makes.</summary>
    Task AppendAsync<T>(PrivateTrafficDb db, IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class;

    /// <summary>
    /// Numbers for new customers, rising. To be called in a write transaction; numbers of a transaction that fails may be lost.
    /// </summary>
    Task<IReadOnlyList<long>> NextCustomerIdsAsync(PrivateTrafficDb db, int count, CancellationToken cancellation);

    /// <summary>
    /// Customers by id, locked in the order of their ids until the transaction ends: what is read may be changed and written back.
    /// </summary>
    IQueryable<Customer> LockCustomers(PrivateTrafficDb db, long[] ids);

    /// <summary>Placement pages with numbers from <paramref name="first"/> to <paramref name="last"/>, locked likewise.</summary>
    IQueryable<PlacementPage> LockPages(PrivateTrafficDb db, int corpId, long first, long last);

    /// <summary>
    /// The bytes of a column in the row that a reader stands on, not copied where that can be helped. Valid until the reader moves.
    /// </summary>
    ReadOnlySpan<byte> BlobOf(DbDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);

    /// <summary>A time in the row that a reader stands on.</summary>
    DateTime TimeOf(DbDataReader reader, int column) => DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc);

    /// <summary>A time as a parameter of SQL written by hand.</summary>
    object Stored(DateTime time) => time;

    /// <summary>A day as a parameter of SQL written by hand.</summary>
    object Stored(DateOnly day) => day;

    /// <summary>Makes a connection ready to read cards; the session takes the context over, its connection is open.</summary>
    Task<ICardSession> OpenCardsAsync(PrivateTrafficDb db, CancellationToken cancellation) =>
        CommandCardSession.OpenAsync(db, cancellation);

    /// <summary>A query for the elements of a column that holds a list of texts, over rows of a table.</summary>
    string ElementsOf(string column, string table, string where);

    /// <summary>
    /// Applies the migrations that the database lacks, one process at a time. A process that was killed in
    /// the middle keeps nobody out: a server forgets the locks of those that die.
    /// </summary>
    Task MigrateAsync(PrivateTrafficDb db, CancellationToken cancellation) => db.Database.MigrateAsync(cancellation);

    /// <summary>
    /// Whether the error says that two transactions stood in each other's way, so that the same work done
    /// again can succeed. Never where there is one writer at a time.
    /// </summary>
    bool IsCollision(Exception error) => false;

    /// <summary>Whether the error says that the database cannot be reached or opened, as opposed to a mistake in what was asked.</summary>
    bool IsUnavailable(Exception error);
}
