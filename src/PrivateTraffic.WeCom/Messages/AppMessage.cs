using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Calls;

namespace PrivateTraffic.WeCom.Messages;

/// <summary>A message of the app to members (D90236). Made by the factory methods.</summary>
public sealed record AppMessage
{
    private const int MostBytes = 2048;
    private const int MostArticles = 8;

    private AppMessage(string kind) => Kind = kind;

    /// <summary>Whether the message shows a watermark and cannot be forwarded.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>
    /// Within this span WeCom drops a message of the same content to the same people: the only guard against sending twice. Null for none;
    /// at most 4 hours.
    /// </summary>
    public TimeSpan? DuplicateWindow { get; init; }

    internal string Kind { get; }

    internal MessageText? TextContent { get; private init; }

    internal MessageText? MarkdownContent { get; private init; }

    internal TextCard? TextCardContent { get; private init; }

    internal News? NewsContent { get; private init; }

    internal TemplateCard? TemplateCardContent { get; private init; }

    /// <summary>Plain text; links as <c>&lt;a href&gt;</c>.</summary>
    /// <param name="content">At most 2,048 bytes, beyond which WeCom would cut it off.</param>
    public static AppMessage Text(string content)
    {
        Limits.RequireUtf8(content, MostBytes);
        return new("text") { TextContent = new() { Content = content } };
    }

    /// <summary>Headings, bold, links, code, quotes and the colours info, comment and warning. Not shown in WeChat.</summary>
    /// <param name="content">At most 2,048 bytes.</param>
    public static AppMessage Markdown(string content)
    {
        Limits.RequireUtf8(content, MostBytes);
        return new("markdown") { MarkdownContent = new() { Content = content } };
    }

    /// <summary>A card with title, description and link.</summary>
    /// <param name="title">At most 128 characters.</param>
    /// <param name="description">At most 512 characters; <c>&lt;div class="gray|normal|highlight"&gt;</c> is understood.</param>
    /// <param name="url">Where it leads; at most 2,048 bytes.</param>
    /// <param name="buttonText">At most 4 characters; null for 详情.</param>
    public static AppMessage TextCard(string title, string description, Uri url, string? buttonText = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(title);
        ArgumentException.ThrowIfNullOrEmpty(description);
        ArgumentNullException.ThrowIfNull(url);
        return new("textcard")
        {
            TextCardContent = new() { Title = title, Description = description, Url = url.OriginalString, ButtonText = buttonText },
        };
    }

    /// <summary>1 to 8 articles with pictures.</summary>
    public static AppMessage News(params IReadOnlyList<NewsArticle> articles)
    {
        Limits.RequireCount(articles, MostArticles);
        return new("news") { NewsContent = new() { Articles = articles } };
    }

    /// <summary>A template card.</summary>
    public static AppMessage Card(TemplateCard card) => new("template_card") { TemplateCardContent = card };

    public override string ToString() => $"{Kind} message";
}

internal sealed record TextCard
{
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    [JsonPropertyName("description")]
    public required string Description { get; init; }

    [JsonPropertyName("url")]
    public required string Url { get; init; }

    [JsonPropertyName("btntxt")]
    public string? ButtonText { get; init; }
}

internal sealed record News
{
    [JsonPropertyName("articles")]
    public required IReadOnlyList<NewsArticle> Articles { get; init; }
}

/// <summary>An article of <see cref="AppMessage.News"/>.</summary>
public sealed record NewsArticle
{
    /// <summary>At most 128 characters.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>At most 512 characters.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>At most 2,048 bytes.</summary>
    [JsonPropertyName("url")]
    public required string Url { get; init; }

    [JsonPropertyName("picurl")]
    public string? PictureUrl { get; init; }
}
