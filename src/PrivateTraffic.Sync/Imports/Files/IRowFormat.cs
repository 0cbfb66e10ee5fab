namespace PrivateTraffic.Sync.Imports.Files;

/// <summary>How the rows of a kind of file are understood. There are orders and interactions.</summary>
internal interface IRowFormat<out TRow>
    where TRow : ImportRow
{
    /// <summary>The fields; the first is the number that a row is known by.</summary>
    IReadOnlyList<ImportField> Fields { get; }

    /// <summary>Understands a row, and says what cannot be understood.</summary>
    /// <param name="cells">The cells in the order of <see cref="Fields"/>, trimmed; empty for a field without a column.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <returns>The row, or null when there is any problem.</returns>
    TRow? Read(ReadOnlySpan<string> cells, RowProblems problems);

    /// <summary>Whether a text can hardly be the name of a column.</summary>
    bool LooksLikeData(string text);
}
