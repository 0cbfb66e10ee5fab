using System.Text.Json.Serialization;

namespace PrivateTraffic.WeCom.Messages;

/// <summary>
/// A card of fixed layout (D90236): a notice that leads somewhere, or a question with buttons whose answer comes back as a callback
/// (<c>template_card_event</c>). Start from a factory method and add the rest with <c>with</c>.
/// </summary>
public sealed record TemplateCard
{
    [JsonConstructor]
    internal TemplateCard()
    {
    }

    [JsonPropertyName("card_type")]
    [JsonInclude]
    internal string Kind { get; init; } = "";

    [JsonPropertyName("source")]
    public CardSource? Source { get; init; }

    [JsonPropertyName("main_title")]
    public CardTitle? Title { get; init; }

    /// <summary>The figure in the middle, notices only.</summary>
    [JsonPropertyName("emphasis_content")]
    public CardTitle? Emphasis { get; init; }

    [JsonPropertyName("sub_title_text")]
    public string? Subtitle { get; init; }

    /// <summary>At most 6 lines of name and value.</summary>
    [JsonPropertyName("horizontal_content_list")]
    public IReadOnlyList<CardLine>? Lines { get; init; }

    /// <summary>At most 3 links at the foot, notices only.</summary>
    [JsonPropertyName("jump_list")]
    public IReadOnlyList<CardLink>? Links { get; init; }

    [JsonPropertyName("card_action")]
    public CardLink? Action { get; init; }

    /// <summary>At most 6 buttons, questions only.</summary>
    [JsonPropertyName("button_list")]
    public IReadOnlyList<CardButton>? Buttons { get; init; }

    /// <summary>At most 128 of <c>[A-Za-z0-9_-@]</c>, unique in the app; comes back with the answer.</summary>
    [JsonPropertyName("task_id")]
    public string? TaskId { get; init; }

    /// <summary>A notice: touching it opens a page.</summary>
    public static TemplateCard Notice(string title, string? description, Uri url)
    {
        ArgumentException.ThrowIfNullOrEmpty(title);
        ArgumentNullException.ThrowIfNull(url);
        return new()
        {
            Kind = "text_notice",
            Title = new() { Title = title, Description = description },
            Action = new() { Url = url.OriginalString },
        };
    }

    /// <summary>A question with buttons.</summary>
    public static TemplateCard Question(string title, string? description, string taskId, params IReadOnlyList<CardButton> buttons)
    {
        ArgumentException.ThrowIfNullOrEmpty(title);
        ArgumentException.ThrowIfNullOrEmpty(taskId);
        return new()
        {
            Kind = "button_interaction",
            Title = new() { Title = title, Description = description },
            TaskId = taskId,
            Buttons = buttons,
        };
    }

    public override string ToString() => Kind;
}

/// <summary>Where a card says it comes from.</summary>
public sealed record CardSource
{
    [JsonPropertyName("icon_url")]
    public string? IconUrl { get; init; }

    [JsonPropertyName("desc")]
    public string? Text { get; init; }
}

/// <summary>A title with a line below it.</summary>
public sealed record CardTitle
{
    [JsonPropertyName("title")]
    public string? Title { get; init; }

    [JsonPropertyName("desc")]
    public string? Description { get; init; }
}

/// <summary>A line of name and value; a link when it has an address.</summary>
public sealed record CardLine
{
    [JsonPropertyName("keyname")]
    public required string Name { get; init; }

    [JsonPropertyName("value")]
    public string? Value { get; init; }

    /// <summary>1 when <see cref="Url"/> is set.</summary>
    [JsonPropertyName("type")]
    public int? Type => Url is null ? null : 1;

    [JsonPropertyName("url")]
    public string? Url { get; init; }
}

/// <summary>A link of a card.</summary>
public sealed record CardLink
{
    /// <summary>Always 1, an address.</summary>
    [JsonPropertyName("type")]
    public int Type { get; init; } = 1;

    [JsonPropertyName("title")]
    public string? Title { get; init; }

    [JsonPropertyName("url")]
    public required string Url { get; init; }
}

/// <summary>A button of a question.</summary>
public sealed record CardButton
{
    /// <summary>At most 10 characters.</summary>
    [JsonPropertyName("text")]
    public required string Text { get; init; }

    /// <summary>1 to 4, from plain to most striking.</summary>
    [JsonPropertyName("style")]
    public int? Style { get; init; }

    /// <summary>Comes back as <c>EventKey</c>; at most 1,024 bytes.</summary>
    [JsonPropertyName("key")]
    public required string Key { get; init; }
}
