namespace PrivateTraffic.Api.Features.Tags;

/// <summary>Which corp tags members may give and take in the sidebar.</summary>
public sealed class TagOptions
{
    public const string Section = "Tags";

    /// <summary>
    /// Names of tag groups that members see but do not change here, because another app or an administrator looks after them. None by
    /// default.
    /// </summary>
    public string[] ReadOnlyGroups { get; set; } = [];

    internal bool IsReadOnly(string group) => ReadOnlyGroups.Contains(group, StringComparer.Ordinal);
}
