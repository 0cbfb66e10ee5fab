using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Customers;

/// <summary>
/// How a customer was added (D92114). The list has grown over the years: a number without a name is possible and means "other".
/// </summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<AddWay>))]
public enum AddWay
{
    Unknown = 0,
    QrCode = 1,
    MobileSearch = 2,
    BusinessCard = 3,
    GroupChat = 4,
    PhoneContacts = 5,
    WeChatContact = 6,

    /// <summary>A service person, added on installing a third-party app.</summary>
    ThirdPartyService = 8,

    MailSearch = 9,

    /// <summary>视频号.</summary>
    Channels = 10,

    Schedule = 11,
    Meeting = 12,
    WeComOfWeChatFriend = 13,
    HardwareService = 14,
    OnSiteService = 15,

    /// <summary>获客链接.</summary>
    AcquisitionLink = 16,

    CustomDevelopment = 17,
    DemandReply = 18,
    ThirdPartyPreSales = 21,
    PossiblePartner = 22,

    /// <summary>Accepting a friend request that the member's WeChat account received.</summary>
    WeChatFriendRequest = 24,

    SharedByColleague = 201,
    Assigned = 202,
}
