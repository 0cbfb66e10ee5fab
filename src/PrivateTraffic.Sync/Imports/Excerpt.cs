using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PrivateTraffic.Sync.Imports;

/// <summary>What of a cell may be shown in a problem: at most 40 characters, nothing that moves a cursor, no phone number.</summary>
internal static partial class Excerpt
{
    private const int Length = 40;

    /// <summary>Read before phones are masked, so that none is cut in half and then not recognised.</summary>
    private const int Look = 100;

    public static string Of(string value) => Shorten(Phones().Replace(Visible(value), Mask));

    /// <summary>
    /// For a cell that should hold a phone number: whatever its digits are, only the first three and the last two are shown.
    /// </summary>
    public static string OfPhone(string value)
    {
        var text = Visible(value);
        var digits = text.Count(char.IsAsciiDigit);
        var seen = 0;
        return Shorten(string.Concat(text.Select(c => char.IsAsciiDigit(c) && ++seen > 3 && seen <= digits - 2 ? '*' : c)));
    }

    private static string Visible(string value)
    {
        var text = new StringBuilder();
        foreach (var rune in value.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            {
                text.Append(rune);
            }

            if (text.Length >= Look)
            {
                break;
            }
        }

        return text.ToString();
    }

    private static string Shorten(string text)
    {
        if (text.Length <= Length)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[Length - 2]) ? Length - 2 : Length - 1;
        return text[..end] + '…';
    }

    private static string Mask(Match phone)
    {
        var digits = string.Concat(phone.Value.Where(char.IsAsciiDigit));
        return $"{digits[^11..^8]}****{digits[^4..]}";
    }

    [GeneratedRegex(@"(?<![0-9])(?:\+?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]){8}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Phones();
}
