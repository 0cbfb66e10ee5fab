using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Scripts;

/// <summary>Something about a script or its file that its author should change.</summary>
public sealed record ScriptProblem
{
    /// <summary>Whether the script can be used in spite of it.</summary>
    public required ScriptProblemSeverity Severity { get; init; }

    /// <summary>The name of the file; null for scripts that come from elsewhere.</summary>
    public string? File { get; init; }

    /// <summary>The key of the script; null where the problem is not one script's, or the script has no key.</summary>
    public string? ScriptKey { get; init; }

    /// <summary>
    /// Where: the path of the property, such as <c>scripts[3].for.cells[0]</c> in a file or <c>text.zh</c> in a script. Null for the
    /// whole file.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>What is wrong and what would be right, as a sentence.</summary>
    public required LocalizedText Message { get; init; }

    /// <summary>File, script, place and sentence on one line.</summary>
    public string In(TextLanguage language)
    {
        var (script, comma, colon) = language == TextLanguage.English ? ("script ", ", ", ": ") : ("话术 ", "，", "：");
        var place = string.Join(comma, new[] { File, ScriptKey is null ? null : script + ScriptKey, Path }.Where(p => p is not null));
        return place.Length == 0 ? Message.In(language) : place + colon + Message.In(language);
    }

    /// <inheritdoc/>
    public override string ToString() => In(TextLanguage.English);

    internal static ScriptProblem Error(string? key, string? path, string zh, string en, string? file = null) =>
        Of(ScriptProblemSeverity.Error, key, path, zh, en, file);

    internal static ScriptProblem Warning(string? key, string? path, string zh, string en, string? file = null) =>
        Of(ScriptProblemSeverity.Warning, key, path, zh, en, file);

    private static ScriptProblem Of(ScriptProblemSeverity severity, string? key, string? path, string zh, string en, string? file) => new()
    {
        Severity = severity,
        File = file,
        ScriptKey = key,
        Path = path,
        Message = new LocalizedText(Sentence(zh, '。'), Sentence(char.ToUpperInvariant(en[0]) + en[1..], '.')),
    };

    private static string Sentence(string words, char stop) => words.EndsWith(stop) ? words : words + stop;
}

/// <summary>How bad a problem is.</summary>
public enum ScriptProblemSeverity
{
    /// <summary>The script is used; its author should look at it.</summary>
    Warning = 0,

    /// <summary>The script is left out of the library.</summary>
    Error = 1,
}
