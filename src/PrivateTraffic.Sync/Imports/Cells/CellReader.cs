using System.Globalization;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Sync.Imports.Files;

namespace PrivateTraffic.Sync.Imports.Cells;

/// <summary>Reads the cells that every kind of row has, and reports what is wrong with them.</summary>
internal sealed class CellReader(DateReader dates, IdentityKind? customerKind)
{
    /// <summary>A required text.</summary>
    public static string? Required(ReadOnlySpan<string> cells, int field, int longest, RowProblems problems)
    {
        var text = Optional(cells, field, longest, problems);
        if (text is null)
        {
            problems.Add(ImportProblemCode.Missing, field, "");
        }

        return text;
    }

    /// <summary>A text, or null when the cell is empty.</summary>
    public static string? Optional(ReadOnlySpan<string> cells, int field, int longest, RowProblems problems)
    {
        var text = cells[field];
        if (text.Length > longest)
        {
            problems.Add(ImportProblemCode.TooLong, field, text, longest.ToString(CultureInfo.InvariantCulture));
        }

        return text.Length == 0 ? null : text;
    }

    public CustomerReference Customer(ReadOnlySpan<string> cells, int field, RowProblems problems)
    {
        if (CustomerReference.Read(cells[field], customerKind, out var customer) is { } problem)
        {
            var allowed = problem == ImportProblemCode.TooLong ? CustomerReference.Longest.ToString(CultureInfo.InvariantCulture) : null;
            problems.Add(problem, field, cells[field], allowed);
        }

        return customer;
    }

    /// <summary>A required time.</summary>
    public ReadTime Time(ReadOnlySpan<string> cells, int field, RowProblems problems)
    {
        var time = default(ReadTime);
        var problem = cells[field].Length == 0 ? ImportProblemCode.Missing : dates.Read(cells[field], out time);
        if (problem is { } found)
        {
            problems.Add(found, field, cells[field], found == ImportProblemCode.NotADate ? dates.Form?.Name : null);
        }

        return time;
    }

    public bool IsTime(string text) => dates.Read(text, out _) is not ImportProblemCode.NotADate;
}
