using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Calls;

/// <summary>Names of records that must not be written by two calls at once (45035).</summary>
internal static class SerialKeys
{
    /// <summary>The notes and tags of one member about one customer. Member ids count as equal without regard to case.</summary>
    public static string Relation(MemberId member, ExternalUserId customer) => $"{member.Value.ToUpperInvariant()}|{customer}";
}
