using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Members;

/// <summary>State of a member's account (D90196).</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<MemberStatus>))]
public enum MemberStatus
{
    /// <summary>The app was not told.</summary>
    Unknown = 0,

    Active = 1,

    Disabled = 2,

    /// <summary>Invited, but never signed in.</summary>
    NotActivated = 4,

    Left = 5,
}
