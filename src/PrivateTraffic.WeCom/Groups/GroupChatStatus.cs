using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Groups;

/// <summary>Whether a customer group has an owner who can look after it (D92120).</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<GroupChatStatus>))]
public enum GroupChatStatus
{
    Normal = 0,

    /// <summary>The owner has left and nobody has been named.</summary>
    OwnerLeft = 1,

    /// <summary>A new owner is being put in.</summary>
    BeingInherited = 2,

    Inherited = 3,
}
