using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Json;
using static PrivateTraffic.WeCom.Bills.BillsJson;

namespace PrivateTraffic.WeCom.Bills;

internal sealed class BillsClient(ICallSender sender) : IBills
{
    private const int BillsPerPage = 1000;

    public IAsyncEnumerable<Page<Bill>> ListAsync(
        DateTimeOffset from, DateTimeOffset to, MemberId? payee, string startCursor, int limit, CancellationToken cancellationToken)
    {
        Limits.RequireRange(limit, BillsPerPage);
        const string Operation = "externalpay/get_bill_list";
        return CursorPages.FollowAsync(Operation, startCursor, FetchAsync, cancellationToken);

        async Task<Page<Bill>> FetchAsync(string cursor, CancellationToken ct)
        {
            var request = new BillListRequest { From = from, To = to, Payee = payee, Cursor = cursor, Limit = limit };
            var reply = await sender.SendAsync(Api.Read(Operation, request, Wire.BillListRequest, Wire.BillListReply), ct);
            return new(reply.Bills, reply.NextCursor);
        }
    }
}

internal sealed record BillListRequest
{
    [JsonPropertyName("begin_time")]
    public required DateTimeOffset From { get; init; }

    [JsonPropertyName("end_time")]
    public required DateTimeOffset To { get; init; }

    [JsonPropertyName("payee_userid")]
    public MemberId? Payee { get; init; }

    [JsonPropertyName("cursor")]
    public required string Cursor { get; init; }

    [JsonPropertyName("limit")]
    public required int Limit { get; init; }
}

internal sealed record BillListReply
{
    [JsonPropertyName("bill_list")]
    [AllowNull]
    public IReadOnlyList<Bill> Bills { get; init => field = value ?? []; } = [];

    [JsonPropertyName("next_cursor")]
    [AllowNull]
    public string NextCursor { get; init => field = value ?? ""; } = "";
}

[JsonSerializable(typeof(BillListRequest))]
[JsonSerializable(typeof(BillListReply))]
internal sealed partial class BillsJson : JsonSerializerContext
{
    public static BillsJson Wire { get; } = new(WireJson.CreateOptions());
}
