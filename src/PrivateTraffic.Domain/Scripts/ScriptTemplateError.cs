using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Scripts;

/// <summary>Why a text is not a template.</summary>
public sealed record ScriptTemplateError
{
    internal ScriptTemplateError(int position, string zh, string en) =>
        (Position, Message) = (position, new LocalizedText($"第 {position} 个字符：{zh}。", $"At character {position}: {en}."));

    /// <summary>Where, in UTF-16 units; the first character is 1.</summary>
    public int Position { get; }

    /// <summary>The position and the reason as a sentence.</summary>
    public LocalizedText Message { get; }
}
