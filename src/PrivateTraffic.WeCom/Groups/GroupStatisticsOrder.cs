using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Groups;

/// <summary>By what owners are ordered, the largest first.</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<GroupStatisticsOrder>))]
public enum GroupStatisticsOrder
{
    NewChats = 1,
    Chats = 2,
    NewMembers = 3,
    Members = 4,
}
