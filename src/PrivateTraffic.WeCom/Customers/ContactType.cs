using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Customers;

/// <summary>What kind of account a contact uses (D92114).</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<ContactType>))]
public enum ContactType
{
    Unknown = 0,

    /// <summary>A WeChat user.</summary>
    WeChat = 1,

    /// <summary>A member of another company's WeCom.</summary>
    WeCom = 2,
}
