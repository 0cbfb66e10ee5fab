using PrivateTraffic.Data.Customers;
using PrivateTraffic.Sync.Imports.Cells;
using PrivateTraffic.Sync.Imports.Files;

namespace PrivateTraffic.Sync.Imports;

/// <summary>How a file is to be read and what is to be done with it. The defaults suit a file that is in order.</summary>
public abstract record ImportOptions
{
    /// <summary>Characters that the name of a source may have.</summary>
    public const int LongestSource = 32;

    /// <summary>The source of files of which nobody says another.</summary>
    public const string UsualSource = "import";

    /// <summary>Which column holds which field, where the names of the columns do not tell.</summary>
    public ColumnMap Map { get; init; } = ColumnMap.Empty;

    /// <summary>The encoding; null to find out. A byte order mark is believed in any case.</summary>
    public FileEncoding? Encoding { get; init; }

    /// <summary>The delimiter; null to find out from the header line among comma, tab and semicolon.</summary>
    public char? Delimiter { get; init; }

    /// <summary>How dates are written, where the usual forms do not say it; see <see cref="Cells.DateForm"/>.</summary>
    public DateForm? DateForm { get; init; }

    /// <summary>What the customer column holds; null to tell by the shape of each value; see <see cref="CustomerReference"/>.</summary>
    public IdentityKind? CustomerKind { get; init; }

    /// <summary>
    /// The source under which the facts are kept, 1 to 32 characters, default <c>import</c>. The same number from two sources is two
    /// facts, so shops that number their orders alike need a source each.
    /// </summary>
    /// <exception cref="ArgumentException">It is blank or too long.</exception>
    public string Source
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Length, LongestSource, nameof(value));
            field = value;
        }
    } = UsualSource;

    /// <summary>
    /// Whether good rows are written although the file has bad ones. Default: no, then a file with a bad row is not written at all.
    /// </summary>
    public bool KeepGood { get; init; }

    /// <summary>Rows written in one transaction: what a stop can leave undone. Default 5,000.</summary>
    public int BatchSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 5_000;

    /// <summary>How many problems are kept in memory. Default 100; all of them are counted.</summary>
    public int ProblemLimit { get; init; } = 100;

    /// <summary>Is told every problem in the order of the file, for instance to write them to a file of their own.</summary>
    public Action<ImportProblem>? OnProblem { get; init; }
}

/// <summary>How an order file is to be read.</summary>
public sealed record OrderImportOptions : ImportOptions
{
    /// <summary>The unit of the amounts. Default yuan.</summary>
    public AmountUnit Unit { get; init; } = AmountUnit.Yuan;
}

/// <summary>How an interaction file is to be read.</summary>
public sealed record InteractionImportOptions : ImportOptions;
