namespace PrivateTraffic.Sync.Imports.Files;

/// <summary>Collects what is wrong with one row.</summary>
internal sealed class RowProblems(Columns columns)
{
    private readonly List<ImportProblem> problems = [];
    private long line;

    public bool None => problems.Count == 0;

    public void Begin(long ofLine)
    {
        line = ofLine;
        problems.Clear();
    }

    /// <param name="code">What is wrong.</param>
    /// <param name="field">The field's place among the fields of the format.</param>
    /// <param name="value">The cell.</param>
    /// <param name="detail">What <paramref name="code"/> says it is.</param>
    public void Add(ImportProblemCode code, int field, string value, string? detail = null)
    {
        var excerpt = code == ImportProblemCode.NotAPhone ? Excerpt.OfPhone(value) : Excerpt.Of(value);
        problems.Add(new ImportProblem(code, line, columns.NameOf(field), excerpt, detail));
    }

    public IReadOnlyList<ImportProblem> Take() => [.. problems];
}
