using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Scripts;

/// <summary>A text ready to send, or the reason why the script does not fit this customer.</summary>
public sealed record ScriptRendering
{
    private ScriptRendering()
    {
    }

    /// <summary>
    /// The text: 1 to <see cref="ScriptTemplate.MaxLength"/> UTF-16 units, no control character but the line break. Null when the script
    /// does not fit.
    /// </summary>
    public string? Text { get; private init; }

    /// <summary>The variables that have neither a value nor a fallback, each once; empty unless that is the reason.</summary>
    public IReadOnlyList<ScriptVariable> Missing { get; private init; } = [];

    /// <summary>Why there is no text, as a sentence; null when there is one.</summary>
    public LocalizedText? WhyNot { get; private init; }

    internal static ScriptRendering Empty { get; } = new()
    {
        WhyNot = new("填入客户信息后没有任何文字。", "Nothing is left of the text with this customer's values."),
    };

    internal static ScriptRendering Of(string text) => new() { Text = text };

    internal static ScriptRendering WithoutValuesOf(IReadOnlyList<ScriptVariable> missing) => new()
    {
        Missing = missing,
        WhyNot = new(
            $"缺少{string.Join("、", missing.Select(v => v.Meaning.Zh))}，这条话术不适用于这位客户。",
            $"Not known of this customer: {string.Join(", ", missing.Select(v => v.Name))}."),
    };

    internal static ScriptRendering TooLong(int length) => new()
    {
        WhyNot = new(
            $"填入客户信息后有 {length} 个字符，超过 {ScriptTemplate.MaxLength} 个。",
            $"With this customer's values the text has {length} characters, more than {ScriptTemplate.MaxLength}."),
    };
}
