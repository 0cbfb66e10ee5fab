using System.Text;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Audiences;

internal enum TokenKind
{
    End,
    Word,
    Text,
    Number,
    Day,
    Sign,
}

/// <param name="Kind">What it is.</param>
/// <param name="Value">As written; of quoted text, what stands between the quotes.</param>
/// <param name="Position">Where it begins.</param>
/// <param name="Length">How long it is as written.</param>
internal readonly record struct Token(TokenKind Kind, string Value, int Position, int Length);

/// <summary>Cuts a text into words, quoted texts, numbers, days and signs. A # begins a remark that goes to the end of the line.</summary>
internal sealed class AudienceTokens(string text)
{
    private int at;

    public IReadOnlyList<Token> ReadAll()
    {
        var tokens = new List<Token>();
        do
        {
            tokens.Add(Next());
        }
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    /// <summary>The error at a place in the text.</summary>
    public AudienceSyntaxException ErrorAt(int position, int length, string zh, string en)
    {
        var before = text.AsSpan(0, position);
        return new AudienceSyntaxException(
            position, before.Count('\n') + 1, position - before.LastIndexOf('\n'), length, new LocalizedText(zh, en));
    }

    private Token Next()
    {
        SkipBlanks();
        var start = at;
        if (at == text.Length)
        {
            return new Token(TokenKind.End, "", at, 0);
        }

        var first = text[at];
        if (first == '"')
        {
            return Quoted();
        }

        if (char.IsAsciiDigit(first))
        {
            at = EndOf(c => char.IsAsciiDigit(c) || c is '-' or '.');
            var number = text[start..at];
            return new Token(number.Contains('-', StringComparison.Ordinal) ? TokenKind.Day : TokenKind.Number, number, start, at - start);
        }

        if (char.IsLetter(first))
        {
            at = EndOf(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.');
            return new Token(TokenKind.Word, text[start..at], start, at - start);
        }

        string[] signs = ["!=", "<=", ">=", "<", ">", "=", "(", ")", ","];
        foreach (var sign in signs)
        {
            if (text.AsSpan(at).StartsWith(sign, StringComparison.Ordinal))
            {
                at += sign.Length;
                return new Token(TokenKind.Sign, sign, start, sign.Length);
            }
        }

        throw ErrorAt(at, 1, $"无法识别的字符“{first}”。", $"'{first}' has no meaning here.");
    }

    private Token Quoted()
    {
        var (start, value) = (at++, new StringBuilder());
        while (at < text.Length && text[at] is not ('"' or '\n'))
        {
            var isEscaped = text[at] == '\\';
            if (isEscaped && !(at + 1 < text.Length && text[at + 1] is '"' or '\\'))
            {
                throw ErrorAt(at, 1, "反斜杠后面只能是引号或反斜杠。", "A backslash may only stand before a quote or another backslash.");
            }

            at += isEscaped ? 1 : 0;
            value.Append(text[at++]);
        }

        if (at == text.Length || text[at] == '\n')
        {
            throw ErrorAt(start, at - start, "引号没有闭合。", "The quote is not closed.");
        }

        at++;
        return new Token(TokenKind.Text, value.ToString(), start, at - start);
    }

    private void SkipBlanks()
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '#'))
        {
            at = text[at] == '#' ? EndOf(c => c != '\n') : at + 1;
        }
    }

    private int EndOf(Func<char, bool> belongs)
    {
        var end = at;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return end;
    }
}
