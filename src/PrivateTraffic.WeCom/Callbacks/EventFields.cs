using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Callbacks;

/// <summary>The fields of an event by name, in whatever order they came; absent and empty are the same.</summary>
internal sealed class EventFields(XElement root)
{
    public string? this[string name] => root.Element(name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    public MemberId? Member(string name) => this[name] is { } id ? new MemberId(id) : null;

    public ExternalUserId? Customer(string name) => this[name] is { } id ? new ExternalUserId(id) : null;

    public int? Number(string name) =>
        int.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public long? LongNumber(string name) =>
        long.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A time in Unix seconds.</summary>
    public DateTimeOffset? Time(string name) =>
        LongNumber(name) is { } seconds and >= 0 and <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>Elements inside an element.</summary>
    public IEnumerable<XElement> Items(string list, params IEnumerable<string> names) =>
        root.Element(list)?.Elements().Where(e => names.Contains(e.Name.LocalName)) ?? [];

    /// <summary>Parts of a list joined by commas.</summary>
    public IReadOnlyList<string> Parts(string name) =>
        this[name]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The fields of an element inside the root; null when there is none.</summary>
    public EventFields? Inside(string name) => root.Element(name) is { } element ? new EventFields(element) : null;

    /// <summary>Every text with the path of its element, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> All() => [.. root
        .DescendantsAndSelf()
        .Where(e => !e.HasElements)
        .Select(e => new KeyValuePair<string, string>(PathOf(e), e.Value.Trim()))];

    /// <summary>16 hexadecimal digits over all fields, the same in whatever order they came.</summary>
    public string Digest()
    {
        var lines = All().Select(field => $"{field.Key}={field.Value}").Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))).AsSpan(0, 8));
    }

    private string PathOf(XElement element) =>
        string.Join('/', element.AncestorsAndSelf().TakeWhile(e => e != root).Select(e => e.Name.LocalName).Reverse());
}
