namespace PrivateTraffic.WeCom.Callbacks;

/// <summary>An event of a kind this version does not know, with everything it said.</summary>
public sealed record UnknownCallback : CallbackEvent
{
    /// <summary><c>Event</c>, or else <c>MsgType</c> or <c>InfoType</c>; empty if there is none.</summary>
    public required string Event { get; init; }

    public string? ChangeType { get; init; }

    /// <summary>Each text with the path of its element, such as <c>SelectedItems/SelectedItem/QuestionKey</c>, in order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; }

    /// <summary>The kind alone: the fields may hold personal data.</summary>
    public override string ToString() => $"unknown event {Event} {ChangeType}".TrimEnd();
}
