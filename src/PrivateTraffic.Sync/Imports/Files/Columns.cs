using System.Text;
using System.Text.RegularExpressions;

namespace PrivateTraffic.Sync.Imports.Files;

/// <summary>The columns of a file, and which of them the fields are read from.</summary>
internal sealed partial class Columns
{
    private readonly string[] names;
    private readonly IReadOnlyList<ImportField> fields;
    private readonly int?[] indexes;

    private Columns(string[] names, IReadOnlyList<ImportField> fields, int?[] indexes) =>
        (this.names, this.fields, this.indexes) = (names, fields, indexes);

    /// <summary>How many columns the file has.</summary>
    public int Count => names.Length;

    /// <summary>The columns that are read.</summary>
    public IReadOnlyList<ImportColumn> Used =>
        [.. fields.Zip(indexes).Where(f => f.Second is not null).Select(f => new ImportColumn(f.First.Name, names[f.Second!.Value]))];

    /// <summary>The columns that are not read.</summary>
    public IReadOnlyList<string> Unused => [.. names.Where((_, i) => !indexes.Contains(i))];

    /// <summary>The column of the field at a place, or null when the file has none.</summary>
    public int? IndexOf(int field) => indexes[field];

    /// <summary>What the file calls the field at a place.</summary>
    public string NameOf(int field) => indexes[field] is { } index ? names[index] : fields[field].Name;

    /// <summary>
    /// Finds a column for each field: the one a person named, else the one with the field's own name, else the one with the most fitting
    /// of its synonyms. Case, spaces, underscores, full-width forms and a unit in brackets do not count.
    /// </summary>
    /// <exception cref="ImportFileException">A required field has no column, or a named column is not there or there twice.</exception>
    public static Columns Find(
        IReadOnlyList<ImportField> fields, IEnumerable<string> header, ColumnMap map, Func<string, bool> looksLikeData)
    {
        var names = header.Select(n => n.Trim().Trim('\uFEFF')).ToArray();
        if (map.Columns.Keys.FirstOrDefault(f => !fields.Any(known => known.Name == f)) is { } unknown)
        {
            throw Refused(ImportProblemCode.UnknownField, unknown, string.Join(", ", fields.Select(f => f.Name)));
        }

        var mapped = fields.Select(f => map.Columns.TryGetValue(f.Name, out var column) ? IndexOf(names, column, f.Name) : null).ToArray();
        var indexes = fields.Select((f, i) => map.Columns.ContainsKey(f.Name) ? mapped[i] : Guess(names, f, except: mapped)).ToArray();
        var missing = fields.Where((f, i) => f.IsRequired && indexes[i] is null).Select(f => f.Name).ToArray();
        if (missing.Length == 0)
        {
            return new Columns(names, fields, indexes);
        }

        throw indexes.All(i => i is null) && names.Any(looksLikeData)
            ? new ImportFileException(new(ImportProblemCode.NoHeader, Line: 1))
            : Refused(ImportProblemCode.MissingColumn, string.Join(", ", missing), Seen(names));
    }

    /// <summary>A column's name as far as it counts.</summary>
    internal static string Plain(string name) =>
        Unimportant().Replace(Unit().Replace(name.Normalize(NormalizationForm.FormKC), ""), "").ToLowerInvariant();

    private static int? IndexOf(string[] names, string column, string field)
    {
        if (column.Length == 0)
        {
            return null;
        }

        var exact = Places(names, n => n == column);
        var found = exact.Length > 0 ? exact : Places(names, n => Plain(n) == Plain(column));
        return found.Length switch
        {
            0 => throw Refused(ImportProblemCode.UnknownColumn, column, Seen(names)),
            1 => found[0],
            _ => throw Refused(ImportProblemCode.RepeatedColumn, column, field),
        };
    }

    private static int? Guess(string[] names, ImportField field, int?[] except)
    {
        foreach (var synonym in field.Synonyms.Prepend(field.Name).Select(Plain))
        {
            var found = Places(names, n => Plain(n) == synonym).Where(i => !except.Contains(i)).ToArray();
            if (found.Length > 0)
            {
                return found.Length == 1 ? found[0] : throw Refused(ImportProblemCode.RepeatedColumn, names[found[0]], field.Name);
            }
        }

        return null;
    }

    private static int[] Places(string[] names, Func<string, bool> isMeant) =>
        [.. Enumerable.Range(0, names.Length).Where(i => isMeant(names[i]))];

    private static string Seen(string[] names) => string.Join(", ", names.Take(40).Select(Excerpt.Of));

    private static ImportFileException Refused(ImportProblemCode code, string column, string detail) =>
        new(new(code, Column: Excerpt.Of(column), Detail: detail));

    /// <summary>A unit that says nothing new. Fen are not among them: a column in fen has to be read as such.</summary>
    [GeneratedRegex(@"\s*[(\[【](?:元|人民币|人民币元|¥|rmb|cny|yuan)[)\]】]\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unit();

    [GeneratedRegex(@"[\s_\-.*:]+", RegexOptions.CultureInvariant)]
    private static partial Regex Unimportant();
}
