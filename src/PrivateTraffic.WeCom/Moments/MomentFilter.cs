using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Moments;

/// <summary>Which moments to list.</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<MomentFilter>))]
public enum MomentFilter
{
    Corp = 0,
    Personal = 1,
    All = 2,
}
