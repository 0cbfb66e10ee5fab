using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PrivateTraffic.Domain.Scripts;

/// <summary>
/// A text with variables: <c>{{customer.name|亲}}</c> is the customer's name, or 亲 where there is none. Without the bar and a fallback the
/// text fits only customers who have the value; with an empty fallback the place stays empty. Nothing is ever executed, and what a value
/// contains is never read as a template. Immutable; may be used from several threads.
/// </summary>
public sealed class ScriptTemplate
{
    /// <summary>
    /// The most UTF-16 units of a text after rendering. They are at most 1,500 bytes of UTF-8, well inside WeCom's 4,000 for one message.
    /// </summary>
    public const int MaxLength = 500;

    private readonly IReadOnlyList<Part> parts;

    private ScriptTemplate(string source, IReadOnlyList<Part> parts)
    {
        Source = source;
        this.parts = parts;
        Variables = [.. parts.Select(p => p.Variable).OfType<ScriptVariable>().Distinct()];
        Required = [.. parts.Where(p => p.Variable is not null && p.Text is null).Select(p => p.Variable!).Distinct()];
    }

    /// <summary>The text as it was written.</summary>
    public string Source { get; }

    /// <summary>The variables in the text, each once, in the order of their first appearance.</summary>
    public IReadOnlyList<ScriptVariable> Variables { get; }

    /// <summary>Those of <see cref="Variables"/> that have no fallback somewhere: without their values the text fits nobody.</summary>
    public IReadOnlyList<ScriptVariable> Required { get; }

    /// <summary>The UTF-16 units of the text with nothing but fallbacks in place of variables.</summary>
    public int LengthWithFallbacks => parts.Sum(p => p.Text?.Length ?? 0);

    /// <summary>Reads a template.</summary>
    /// <returns>False with the first error when the text is not a template.</returns>
    public static bool TryParse(
        string source,
        [NotNullWhen(true)] out ScriptTemplate? template,
        [NotNullWhen(false)] out ScriptTemplateError? error)
    {
        ArgumentNullException.ThrowIfNull(source);
        template = null;
        var parts = new List<Part>();
        var at = 0;
        while (at < source.Length)
        {
            var brace = source.AsSpan(at).IndexOfAny('{', '}');
            var end = brace < 0 ? source.Length : at + brace;
            error = ErrorInText(source, at, end);
            if (error is not null)
            {
                return false;
            }

            if (end > at)
            {
                parts.Add(new Part(null, source[at..end]));
            }

            at = end;
            if (brace >= 0)
            {
                error = ReadVariable(source, ref at, out var part);
                if (error is not null)
                {
                    return false;
                }

                parts.Add(part);
            }
        }

        error = null;
        template = new ScriptTemplate(source, parts);
        return true;
    }

    /// <summary>Reads a template.</summary>
    /// <exception cref="FormatException">The text is not a template; the message says where and why.</exception>
    public static ScriptTemplate Parse(string source) =>
        TryParse(source, out var template, out var error) ? template : throw new FormatException(error.Message.En);

    /// <summary>Puts the values in. Never throws for any values.</summary>
    public ScriptRendering Render(ScriptValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        List<ScriptVariable>? missing = null;
        var text = new StringBuilder(Source.Length);
        foreach (var part in parts)
        {
            var value = part.Variable is { } variable ? values.Of(variable) ?? part.Text : part.Text;
            if (value is not null)
            {
                text.Append(value);
            }
            else if (missing?.Contains(part.Variable!) != true)
            {
                (missing ??= []).Add(part.Variable!);
            }
        }

        if (missing is not null)
        {
            return ScriptRendering.WithoutValuesOf(missing);
        }

        var rendered = text.ToString().Trim();
        return rendered.Length switch
        {
            0 => ScriptRendering.Empty,
            > MaxLength => ScriptRendering.TooLong(rendered.Length),
            _ => ScriptRendering.Of(rendered),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Source;

    private static ScriptTemplateError? ReadVariable(string source, ref int at, out Part part)
    {
        part = default;
        var open = at;
        if (!source.AsSpan(open).StartsWith("{{"))
        {
            return new ScriptTemplateError(
                open + 1,
                $"多了一个“{source[open]}”。变量要写成 {{{{变量名|备用文字}}}}，正文里不能单独使用花括号",
                $"there is a stray '{source[open]}'. A variable is written {{{{name|fallback}}}}; braces have no other use");
        }

        var close = source.IndexOf("}}", open + 2, StringComparison.Ordinal);
        if (close < 0)
        {
            return new ScriptTemplateError(open + 1, "“{{”没有对应的“}}”", "'{{' is not closed by '}}'");
        }

        var inner = source.AsSpan((open + 2)..close);
        if (inner.IndexOfAny('{', '}') is var nested and >= 0)
        {
            return new ScriptTemplateError(open + 3 + nested, "变量里不能再有花括号", "a variable must not contain braces");
        }

        var bar = inner.IndexOf('|');
        var name = (bar < 0 ? inner : inner[..bar]).Trim().ToString();
        if (!ScriptVariable.TryParse(name, out var variable))
        {
            var known = string.Join(", ", ScriptVariable.All.Select(v => v.Name));
            return new ScriptTemplateError(
                open + 1,
                $"没有变量“{name}”，可用的有 {known}，以及 tag.标签组名称",
                $"there is no variable '{name}'; there are {known}, and tag.<name of a tag group>");
        }

        at = close + 2;
        if (bar < 0)
        {
            part = new Part(variable, null);
            return null;
        }

        var fallback = inner[(bar + 1)..];
        if (fallback.IndexOf('|') is var second and >= 0)
        {
            return new ScriptTemplateError(
                open + 4 + bar + second,
                "一个变量只能有一个“|”：前面是变量名，后面是备用文字",
                "a variable has one '|' at most: the name stands before it, the fallback after it");
        }

        part = new Part(variable, fallback.Trim().ToString());
        return ErrorInText(source, open + 3 + bar, close);
    }

    private static ScriptTemplateError? ErrorInText(string source, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var c = source[i];
            if (char.IsControl(c) && c != '\n')
            {
                return new ScriptTemplateError(
                    i + 1,
                    $"有一个看不见的控制字符 U+{(int)c:X4}，请删掉；换行请用 \\n",
                    $"there is a control character U+{(int)c:X4}; a line break is \\n");
            }

            if (char.IsSurrogate(c))
            {
                if (i + 1 >= to || !char.IsSurrogatePair(c, source[i + 1]))
                {
                    return new ScriptTemplateError(
                        i + 1,
                        "有半个字符（不成对的代理项），请重新输入",
                        "there is half a character (a surrogate without its pair)");
                }

                i++;
            }
        }

        return null;
    }

    /// <summary>Plain text, or a variable with its fallback (null: none).</summary>
    private readonly record struct Part(ScriptVariable? Variable, string? Text);
}
