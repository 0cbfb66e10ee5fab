using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace PrivateTraffic.Domain.Texts;

/// <summary>
/// Texts of a JSON document that a person wrote. An escape may stand for half a character (<c>"\ud800"</c>): the parser lets it pass, and
/// every other way to its text throws.
/// </summary>
public static class JsonTexts
{
    /// <summary>What a name that cannot be decoded is called.</summary>
    public const string Undecodable = "\\u…";

    /// <summary>The name of a property, or <see cref="Undecodable"/>.</summary>
    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return Undecodable;
        }
    }

    /// <summary>The text of an element, where it is one and can be decoded.</summary>
    public static bool TryDecode(JsonElement element, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (element.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        try
        {
            text = element.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
