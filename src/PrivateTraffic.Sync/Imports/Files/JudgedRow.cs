namespace PrivateTraffic.Sync.Imports.Files;

/// <summary>A row of a file: what it says, or what is wrong with it.</summary>
internal readonly struct JudgedRow<TRow>
    where TRow : ImportRow
{
    public JudgedRow(long line, TRow row, bool isRepeated)
    {
        (Line, Row, IsRepeated) = (line, row, isRepeated);
        Problems = [];
    }

    public JudgedRow(long line, params IReadOnlyList<ImportProblem> problems) => (Line, Problems) = (line, problems);

    public long Line { get; }

    /// <summary>What the row says; null when the row is bad.</summary>
    public TRow? Row { get; }

    /// <summary>Whether an earlier row says the same.</summary>
    public bool IsRepeated { get; }

    public IReadOnlyList<ImportProblem> Problems { get; }
}
