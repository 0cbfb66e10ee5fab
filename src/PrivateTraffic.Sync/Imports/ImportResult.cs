using PrivateTraffic.Data.Facts;

namespace PrivateTraffic.Sync.Imports;

/// <summary>What became of an import.</summary>
/// <param name="Preview">What the file holds.</param>
/// <param name="IsWritten">False when the file has bad rows and nobody said that the good ones are to be kept: nothing was written.</param>
/// <param name="Counts">What became of the rows that were written.</param>
/// <param name="CustomersCreated">Customers nobody had heard of before.</param>
public sealed record ImportResult(ImportPreview Preview, bool IsWritten, FactCounts Counts, int CustomersCreated)
{
    /// <summary>Rows that were left out.</summary>
    public long Skipped => IsWritten ? Preview.BadRows : Preview.Rows;
}
