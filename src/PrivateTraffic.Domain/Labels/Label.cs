using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Labels;

/// <summary>One label of a family.</summary>
/// <param name="Key">The name used in files and JSON, such as <c>on-time</c>. Part of the API: never rename one.</param>
/// <param name="Name">The name on the screen.</param>
public sealed record Label(string Key, LocalizedText Name)
{
    internal static Label Of(string key, string zh, string en) => new(key, new LocalizedText(zh, en));
}
