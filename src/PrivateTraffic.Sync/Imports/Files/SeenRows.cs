namespace PrivateTraffic.Sync.Imports.Files;

/// <summary>
/// Remembers the rows of a file by hashes of 64 bits, to find those with the same number: 36 bytes for each, so 35 to 70 MB for a
/// million, whatever they hold. The chance that any two of a million numbers are taken for each other is 1 in 37 million; then the later
/// row is reported.
/// </summary>
internal sealed class SeenRows
{
    private readonly Dictionary<ulong, (ulong Content, long Line)> rows = [];

    /// <summary>Forgets the rows and keeps the memory, for the next pass.</summary>
    public void Clear() => rows.Clear();

    /// <summary>Adds a row unless there is one with its number.</summary>
    /// <returns>The line of the row that was first, and whether it says the same; null when the row is the first.</returns>
    public (long Line, bool IsSame)? Add(ImportRow row, long line)
    {
        var (number, content) = row.Hash();
        if (rows.TryAdd(number, (content, line)))
        {
            return null;
        }

        var first = rows[number];
        return (first.Line, first.Content == content);
    }
}
