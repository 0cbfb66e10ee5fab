using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Audiences;

/// <summary>A text that is not the definition of an audience.</summary>
/// <param name="position">Where, from the start of the text.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column, from 1.</param>
/// <param name="length">How much of the text is meant; 0 at its end.</param>
/// <param name="problem">What is wrong there and what is expected.</param>
public sealed class AudienceSyntaxException(int position, int line, int column, int length, LocalizedText problem)
    : Exception($"Line {line}, column {column}: {problem?.En}")
{
    /// <summary>Where, from the start of the text.</summary>
    public int Position { get; } = position;

    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The column, from 1.</summary>
    public int Column { get; } = column;

    /// <summary>How much of the text is meant; 0 at its end.</summary>
    public int Length { get; } = length;

    /// <summary>Place and problem in a sentence.</summary>
    public LocalizedText Text { get; } = new($"第 {line} 行第 {column} 列：{problem?.Zh}", $"Line {line}, column {column}: {problem?.En}");
}
