using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Json;
using static PrivateTraffic.WeCom.Statistics.StatisticsJson;

namespace PrivateTraffic.WeCom.Statistics;

internal sealed class StatisticsClient(ICallSender sender) : IStatistics
{
    public async Task<IReadOnlyList<MemberActivity>> GetMemberActivityAsync(
        MemberId member, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var request = new ActivityRequest { Members = [member], From = from, To = to };
        var call = Api.Read("externalcontact/get_user_behavior_data", request, Wire.ActivityRequest, Wire.ActivityReply);
        return (await sender.SendAsync(call, cancellationToken)).Days;
    }
}

internal sealed record ActivityRequest
{
    [JsonPropertyName("userid")]
    public required IReadOnlyList<MemberId> Members { get; init; }

    [JsonPropertyName("start_time")]
    public required DateOnly From { get; init; }

    [JsonPropertyName("end_time")]
    public required DateOnly To { get; init; }
}

internal sealed record ActivityReply
{
    [JsonPropertyName("behavior_data")]
    [AllowNull]
    public IReadOnlyList<MemberActivity> Days { get; init => field = value ?? []; } = [];
}

[JsonSerializable(typeof(ActivityRequest))]
[JsonSerializable(typeof(ActivityReply))]
internal sealed partial class StatisticsJson : JsonSerializerContext
{
    public static StatisticsJson Wire { get; } = new(WireJson.CreateOptions());
}
