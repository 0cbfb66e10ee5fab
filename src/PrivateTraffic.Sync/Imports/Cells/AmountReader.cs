using System.Buffers;

namespace PrivateTraffic.Sync.Imports.Cells;

/// <summary>The units amounts are written in.</summary>
public enum AmountUnit
{
    /// <summary>Yuan with up to two decimals.</summary>
    Yuan,

    /// <summary>Whole fen.</summary>
    Fen,
}

/// <summary>
/// Reads amounts of money to the fen, without a detour over binary fractions. A point begins the decimals, commas stand before groups of
/// three digits, and ¥, 元, CNY or RMB may stand beside. What another country writes otherwise (<c>1.234,50</c>, <c>12,5</c>,
/// <c>1 234</c>) is refused rather than guessed: a comma before exactly three digits can only be one of thousands, for nobody writes
/// money with three decimals.
/// </summary>
public static class AmountReader
{
    /// <summary>The largest amount, in fen: 100,000,000 yuan.</summary>
    public const long Largest = 10_000_000_000;

    private static readonly SearchValues<char> Characters = SearchValues.Create("0123456789., ，");
    private static readonly string[] Marks = ["¥", "￥", "CNY", "RMB", "人民币", "元"];

    /// <summary>Reads an amount.</summary>
    /// <param name="text">The cell, trimmed.</param>
    /// <param name="unit">The unit it is written in.</param>
    /// <param name="fen">The amount.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public static ImportProblemCode? Read(ReadOnlySpan<char> text, AmountUnit unit, out long fen)
    {
        fen = 0;
        var plain = WithoutMarks(text, out var isNegative);
        var point = plain.IndexOf('.');
        var whole = point < 0 ? plain : plain[..point];
        var decimals = point < 0 ? default : plain[(point + 1)..];
        if (plain.IsEmpty || plain.ContainsAnyExcept(Characters) || !plain.ContainsAnyInRange('0', '9') || plain[^1] == '.')
        {
            return ImportProblemCode.NotAnAmount;
        }

        if (decimals.ContainsAnyExceptInRange('0', '9') || !AreGroups(whole))
        {
            return ImportProblemCode.AmbiguousAmount;
        }

        var places = unit == AmountUnit.Yuan ? 2 : 0;
        var exact = decimals.TrimEnd('0');
        if (exact.Length > places)
        {
            return ImportProblemCode.TooManyDecimals;
        }

        if (!TryCount(whole, exact, places, out fen))
        {
            return ImportProblemCode.AmountTooLarge;
        }

        return isNegative && fen > 0 ? ImportProblemCode.NegativeAmount : null;
    }

    private static ReadOnlySpan<char> WithoutMarks(ReadOnlySpan<char> text, out bool isNegative)
    {
        isNegative = false;
        if (text is ['(', .., ')'])
        {
            isNegative = true;
            text = text[1..^1].Trim();
        }

        // The sign stands before the mark or behind it.
        text = WithoutSign(text, ref isNegative);
        foreach (var mark in Marks)
        {
            if (text.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
            {
                text = text[mark.Length..].TrimStart();
            }
            else if (text.EndsWith(mark, StringComparison.OrdinalIgnoreCase))
            {
                text = text[..^mark.Length].TrimEnd();
            }
        }

        return WithoutSign(text, ref isNegative);
    }

    private static ReadOnlySpan<char> WithoutSign(ReadOnlySpan<char> text, scoped ref bool isNegative)
    {
        if (text is not ['-' or '−' or '+', ..])
        {
            return text;
        }

        isNegative |= text[0] != '+';
        return text[1..].TrimStart();
    }

    /// <summary>Digits alone, or one to three of them, not beginning with 0, and then groups of a comma and three.</summary>
    private static bool AreGroups(ReadOnlySpan<char> whole)
    {
        if (!whole.ContainsAnyExceptInRange('0', '9'))
        {
            return true;
        }

        if (whole[0] == '0')
        {
            return false;
        }

        for (var i = whole.Length - 1; i >= 0; i--)
        {
            var isComma = (whole.Length - i) % 4 == 0;
            if (isComma ? whole[i] != ',' || i == 0 : !char.IsAsciiDigit(whole[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryCount(ReadOnlySpan<char> whole, ReadOnlySpan<char> decimals, int places, out long count)
    {
        count = 0;
        foreach (var c in whole)
        {
            count = c == ',' ? count : (count * 10) + c - '0';
            if (count > Largest)
            {
                return false;
            }
        }

        for (var i = 0; i < places; i++)
        {
            count = (count * 10) + (i < decimals.Length ? decimals[i] - '0' : 0);
        }

        return count <= Largest;
    }
}
