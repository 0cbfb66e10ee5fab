using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Members;

/// <summary>As the person declared it in WeChat or WeCom.</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<Gender>))]
public enum Gender
{
    /// <summary>Not declared, or not shown to this app.</summary>
    Unknown = 0,

    Male = 1,

    Female = 2,
}
