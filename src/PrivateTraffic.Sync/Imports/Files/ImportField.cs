namespace PrivateTraffic.Sync.Imports.Files;

/// <summary>A field that is read from a column.</summary>
/// <param name="Name">Our name for it, and the column's default name.</param>
/// <param name="IsRequired">Whether there must be a column for it with something in each row.</param>
/// <param name="Synonyms">Other names columns have for it, the most fitting first.</param>
public sealed record ImportField(string Name, bool IsRequired, params IReadOnlyList<string> Synonyms);
