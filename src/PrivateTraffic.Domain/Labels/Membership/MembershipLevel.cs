using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Labels.Membership;

/// <summary>会员等级: one level of a programme.</summary>
/// <param name="Key">The name used in files, addresses and JSON.</param>
/// <param name="Name">The name on the screen.</param>
/// <param name="Entry">Growth points within the validity period that raise a member to this level; 0 for the lowest level.</param>
/// <param name="Retention">Growth points within the validity period that keep a member on it; at most <paramref name="Entry"/>.</param>
public sealed record MembershipLevel(string Key, LocalizedText Name, long Entry, long Retention);
