using PrivateTraffic.Data.Customers;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Sync.Imports.Files;

namespace PrivateTraffic.Sync.Imports;

/// <summary>What a file holds, as found by reading all of it. Nothing has been written.</summary>
public sealed record ImportPreview
{
    /// <summary>The name of the file.</summary>
    public required string Name { get; init; }

    public required FileEncoding Encoding { get; init; }

    public required char Delimiter { get; init; }

    /// <summary>The columns that are read, by field.</summary>
    public required IReadOnlyList<ImportColumn> Columns { get; init; }

    /// <summary>The columns that are not read.</summary>
    public required IReadOnlyList<string> UnusedColumns { get; init; }

    /// <summary>Rows that can be written, those that repeat an earlier one among them.</summary>
    public required long GoodRows { get; init; }

    /// <summary>Rows that cannot be written. A row may have several problems.</summary>
    public required long BadRows { get; init; }

    /// <summary>Good rows that say once more, word for word, what an earlier row of the file has said.</summary>
    public required long RepeatedRows { get; init; }

    /// <summary>The first business day among the good rows; null when there are none.</summary>
    public required DateOnly? FirstDay { get; init; }

    /// <summary>The last business day among the good rows.</summary>
    public required DateOnly? LastDay { get; init; }

    /// <summary>The sum of the good orders in fen, without repetitions and before refunds; 0 for interactions.</summary>
    public required long Amount { get; init; }

    /// <summary>What of <see cref="Amount"/> was paid back.</summary>
    public required long Refunded { get; init; }

    /// <summary>How the customers of the good rows were understood: rows by kind of identity.</summary>
    public required IReadOnlyDictionary<IdentityKind, long> Customers { get; init; }

    /// <summary>Good interactions by kind; empty for orders.</summary>
    public required IReadOnlyDictionary<InteractionKind, long> Kinds { get; init; }

    /// <summary>The first problems, in the order of the file, at most <see cref="ImportOptions.ProblemLimit"/>.</summary>
    public required IReadOnlyList<ImportProblem> Problems { get; init; }

    /// <summary>All problems by code.</summary>
    public required IReadOnlyDictionary<ImportProblemCode, long> ProblemCounts { get; init; }

    /// <summary>Rows of data in the file, empty ones left out.</summary>
    public long Rows => GoodRows + BadRows;
}

/// <summary>A column of the file and the field that is read from it.</summary>
/// <param name="Field">Our name: <c>order_id</c>, <c>paid_at</c> and so on.</param>
/// <param name="Column">The file's name.</param>
public sealed record ImportColumn(string Field, string Column);
