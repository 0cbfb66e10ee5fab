using System.Text;

namespace PrivateTraffic.Api.Cli;

/// <summary>A table in plain text. Chinese characters are as wide as two others.</summary>
internal sealed class TextTable(params string[] header)
{
    private readonly List<string[]> rows = [header];

    /// <summary>Whether the last column holds words, which begin on the left.</summary>
    public bool EndsWithText { get; init; }

    public TextTable Add(params string[] row)
    {
        rows.Add(row);
        return this;
    }

    /// <summary>The columns a text takes in a terminal.</summary>
    public static int WidthOf(string text) => text.EnumerateRunes().Sum(r => r.Value is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xFFEF ? 2 : 1);

    /// <summary>The first column, and a last one of words, aligned to the left, numbers to the right.</summary>
    public override string ToString()
    {
        var widths = Enumerable.Range(0, header.Length).Select(c => rows.Max(r => WidthOf(r[c]))).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendLine(string.Join("  ", row.Select((cell, c) =>
            {
                var space = new string(' ', widths[c] - WidthOf(cell));
                return c == 0 || (EndsWithText && c == header.Length - 1) ? cell + space : space + cell;
            })).TrimEnd());
        }

        return text.ToString().TrimEnd();
    }
}
