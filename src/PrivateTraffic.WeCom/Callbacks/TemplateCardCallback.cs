namespace PrivateTraffic.WeCom.Callbacks;

/// <summary>A member answered a template card (<c>template_card_event</c>); <see cref="AppCallback.EventKey"/> is the button.</summary>
public sealed record TemplateCardCallback : AppCallback
{
    /// <summary>The card, by the id it was sent with.</summary>
    public required string TaskId { get; init; }

    public string? CardType { get; init; }

    /// <summary>For updating the card, once within 72 hours.</summary>
    public string? ResponseCode { get; init; }

    public IReadOnlyList<CardSelection> Selections { get; init; } = [];
}

/// <summary>What was chosen in one question of a card.</summary>
public sealed record CardSelection(string QuestionKey, IReadOnlyList<string> OptionIds);
