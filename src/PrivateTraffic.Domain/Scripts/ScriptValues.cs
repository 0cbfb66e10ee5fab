using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;

namespace PrivateTraffic.Domain.Scripts;

/// <summary>
/// The values of the variables for one customer and one member. They come from outside (a customer chooses the own name), so they are
/// cleaned on the way into a text and never read as a template.
/// </summary>
public sealed record ScriptValues
{
    /// <summary>
    /// The most UTF-16 units of a value other than the link; longer ones are cut between two characters and end in an ellipsis.
    /// </summary>
    public const int MaxLength = 40;

    /// <summary>The most characters of a link. A longer one cannot be cut and counts as absent.</summary>
    public const int MaxLinkLength = 200;

    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>Nothing is known.</summary>
    public static ScriptValues None { get; } = new();

    public string? CustomerName { get; init; }

    public string? CustomerRemark { get; init; }

    public string? MemberName { get; init; }

    public string? CompanyName { get; init; }

    /// <summary>At least 0; a negative number counts as absent.</summary>
    public int? LastOrderDaysAgo { get; init; }

    public string? LastOrderCategory { get; init; }

    /// <summary>Valid orders; 0 and below count as absent, because no sentence about past orders is true then.</summary>
    public int? OrdersCount { get; init; }

    /// <summary>At least 0; a negative number counts as absent.</summary>
    public int? DaysSinceInteraction { get; init; }

    /// <summary>An absolute http or https address without spaces; anything else counts as absent.</summary>
    public string? Link { get; init; }

    /// <summary>The customer's tags by the name of their group; several tags of a group are joined by the caller.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The value as it stands in a text: cleaned, on one line, cut to length.</summary>
    /// <returns>Null when there is no value, or nothing of it is left.</returns>
    public string? Of(ScriptVariable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable.TagGroup is { } group)
        {
            return Clean(Tags.GetValueOrDefault(group));
        }

        return variable switch
        {
            _ when variable == ScriptVariable.CustomerName => Clean(CustomerName),
            _ when variable == ScriptVariable.CustomerRemark => Clean(CustomerRemark),
            _ when variable == ScriptVariable.MemberName => Clean(MemberName),
            _ when variable == ScriptVariable.CompanyName => Clean(CompanyName),
            _ when variable == ScriptVariable.LastOrderDaysAgo => Number(LastOrderDaysAgo, 0),
            _ when variable == ScriptVariable.LastOrderCategory => Clean(LastOrderCategory),
            _ when variable == ScriptVariable.OrdersCount => Number(OrdersCount, 1),
            _ when variable == ScriptVariable.DaysSinceInteraction => Number(DaysSinceInteraction, 0),
            _ when variable == ScriptVariable.Link => Address(Link),
            _ => null,
        };
    }

    private static string? Number(int? value, int least) =>
        value >= least ? value.Value.ToString(CultureInfo.InvariantCulture) : null;

    private static string? Address(string? value) =>
        value is { Length: > 0 and <= MaxLinkLength }
        && value.All(c => c is > ' ' and < '\u007F')
        && Uri.TryCreate(value, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? value
            : null;

    /// <summary>
    /// Drops control characters, marks that turn the direction of writing, and halves of characters; makes every run of white space one
    /// space. The two joiners stay: emoji and some scripts need them.
    /// </summary>
    private static string? Clean(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        var clean = new StringBuilder(Math.Min(value.Length, MaxLength) + 2);
        var visible = false;
        var space = false;
        foreach (var rune in value.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                space = visible;
                continue;
            }

            var joiner = rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner;
            var dropped = joiner ? !visible : Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;
            if (dropped || rune == Rune.ReplacementChar)
            {
                continue;
            }

            clean.Append(space ? " " : null).Append(rune);
            space = false;
            visible = true;
            if (clean.Length > MaxLength)
            {
                return Cut(clean.ToString());
            }
        }

        return visible ? clean.ToString() : null;
    }

    /// <summary>The longest run of whole characters, as readers see them, that leaves room for the ellipsis.</summary>
    private static string? Cut(string value)
    {
        var length = 0;
        while (length < value.Length && StringInfo.GetNextTextElementLength(value, length) is var next && length + next < MaxLength)
        {
            length += next;
        }

        return length == 0 ? null : string.Concat(value.AsSpan(0, length), "…");
    }
}
