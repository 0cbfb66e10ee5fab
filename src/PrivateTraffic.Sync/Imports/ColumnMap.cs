using System.Text.RegularExpressions;

namespace PrivateTraffic.Sync.Imports;

/// <summary>Which column holds which field, said by a person; wins over what the names of the columns suggest.</summary>
public sealed partial class ColumnMap
{
    private readonly Dictionary<string, string> columns = [];

    private ColumnMap()
    {
    }

    /// <summary>No field is mapped.</summary>
    public static ColumnMap Empty { get; } = new();

    /// <summary>The mapped fields with their columns; an empty column says that the field is to be left out.</summary>
    public IReadOnlyDictionary<string, string> Columns => columns;

    /// <summary>
    /// Reads mappings of the form <c>order_id=订单编号</c>; one text may hold several, separated by commas. An empty column
    /// (<c>channel=</c>) leaves an optional field out.
    /// </summary>
    /// <exception cref="ImportFileException">A mapping is of another form, or maps a field again.</exception>
    public static ColumnMap Parse(params IEnumerable<string> mappings)
    {
        var map = new ColumnMap();
        foreach (var mapping in mappings.SelectMany(m => BetweenMappings().Split(m)))
        {
            var sign = mapping.IndexOf('=', StringComparison.Ordinal);
            if (sign < 1 || !map.columns.TryAdd(mapping[..sign].Trim().ToLowerInvariant(), mapping[(sign + 1)..].Trim()))
            {
                throw new ImportFileException(new(ImportProblemCode.BadMapping, Value: Excerpt.Of(mapping)));
            }
        }

        return map;
    }

    /// <summary>Mappings by field. A field without a column, or with an empty one, is read from no column.</summary>
    public static ColumnMap Of(IEnumerable<KeyValuePair<string, string>> columns)
    {
        var map = new ColumnMap();
        foreach (var (field, column) in columns)
        {
            map.columns[field.Trim().ToLowerInvariant()] = column.Trim();
        }

        return map;
    }

    /// <summary>A comma, unless it belongs to the name of a column: after it comes another <c>field=</c>.</summary>
    [GeneratedRegex(@",(?=\s*[A-Za-z_]+\s*=)", RegexOptions.CultureInvariant)]
    private static partial Regex BetweenMappings();
}
