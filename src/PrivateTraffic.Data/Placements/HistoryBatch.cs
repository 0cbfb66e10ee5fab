using System.Data.Common;
using System.Runtime.CompilerServices;

namespace PrivateTraffic.Data.Placements;

/// <summary>
/// The packed histories of some hundred customers, read in one go so that they can be placed while the next ones are read: few enough that
/// an ordinary day has work for every processor.
/// </summary>
internal sealed class HistoryBatch
{
    private const int MostCustomers = 512;
    private const int EnoughBytes = 1 << 16;

    private readonly long[] ids = new long[MostCustomers];
    private readonly int[] ends = new int[MostCustomers];
    private byte[] bytes = new byte[EnoughBytes * 2];

    private int count;

    /// <summary>The customers in it.</summary>
    public ReadOnlySpan<long> Ids => ids.AsSpan(0, count);

    private int End => count == 0 ? 0 : ends[count - 1];

    /// <summary>Reads on from rows of an id and a history.</summary>
    /// <returns>Null when there are no more rows.</returns>
    public static async Task<HistoryBatch?> ReadAsync(DbDataReader rows, IDialect dialect, CancellationToken cancellation)
    {
        var batch = new HistoryBatch();
        while (batch.count < MostCustomers && batch.End < EnoughBytes && await rows.ReadAsync(cancellation))
        {
            batch.Add(rows.GetInt64(0), dialect.BlobOf(rows, 1));
        }

        return batch.count == 0 ? null : batch;
    }

    /// <summary>Reads rows of an id and a history to the end.</summary>
    public static async IAsyncEnumerable<HistoryBatch> AllAsync(
        DbDataReader rows, IDialect dialect, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (await ReadAsync(rows, dialect, cancellation) is { } batch)
        {
            yield return batch;
        }
    }

    /// <summary>The packed history of one of them.</summary>
    public ReadOnlySpan<byte> History(int index) => bytes.AsSpan((index == 0 ? 0 : ends[index - 1])..ends[index]);

    private void Add(long id, ReadOnlySpan<byte> history)
    {
        var start = End;
        if (bytes.Length - start < history.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, start + history.Length));
        }

        history.CopyTo(bytes.AsSpan(start));
        ids[count] = id;
        ends[count++] = start + history.Length;
    }
}
