using System.Globalization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Messages;

/// <summary>Members who get a message of the app: by name, by department, by tag of the directory; at least one.</summary>
public sealed record Recipients
{
    private const int MostMembers = 1000;
    private const int MostGroups = 100;

    /// <summary>Everybody in the app's visible range.</summary>
    public static Recipients Everyone { get; } = new() { IsEveryone = true };

    /// <summary>At most 1,000.</summary>
    public IReadOnlyList<MemberId> Members { get; init; } = [];

    /// <summary>At most 100.</summary>
    public IReadOnlyList<long> Departments { get; init; } = [];

    /// <summary>Tags of the directory, not those on customers; at most 100.</summary>
    public IReadOnlyList<long> DirectoryTags { get; init; } = [];

    internal string? ToUser => IsEveryone ? "@all" : Joined(Members.Select(m => m.Value));

    internal string? ToParty => IsEveryone ? null : Joined(Departments.Select(d => d.ToString(CultureInfo.InvariantCulture)));

    internal string? ToTag => IsEveryone ? null : Joined(DirectoryTags.Select(t => t.ToString(CultureInfo.InvariantCulture)));

    private bool IsEveryone { get; init; }

    public static Recipients Of(params IReadOnlyList<MemberId> members) => new() { Members = members };

    internal void Check()
    {
        if (!IsEveryone && Members.Count + Departments.Count + DirectoryTags.Count == 0)
        {
            throw new ArgumentException("A message for nobody.");
        }

        if (Members.Count > MostMembers || Departments.Count > MostGroups || DirectoryTags.Count > MostGroups)
        {
            throw new ArgumentException($"WeCom takes at most {MostMembers} members, {MostGroups} departments and {MostGroups} tags.");
        }
    }

    private static string? Joined(IEnumerable<string> ids)
    {
        var joined = string.Join('|', ids);
        return joined.Length == 0 ? null : joined;
    }
}
