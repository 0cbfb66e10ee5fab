using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Json;
using PrivateTraffic.WeCom.Telemetry;
using PrivateTraffic.WeCom.Tokens;

namespace PrivateTraffic.WeCom.JsSdk;

/// <summary>One per app, shared by all its clients, so that the tickets are.</summary>
internal sealed class JsSdkClient : IJsSdk
{
    private readonly TimeProvider clock;
    private readonly SingleFlightCache<string> corpTicket;
    private readonly SingleFlightCache<string> appTicket;

    public JsSdkClient(ICallSender sender, WeComApp app, TokenOptions options, TimeProvider clock, ILogger logger)
    {
        this.clock = clock;
        corpTicket = TicketOf(Api.Read("get_jsapi_ticket", JsSdkJson.Wire.TicketReply));
        appTicket = TicketOf(Api.Read("ticket/get", JsSdkJson.Wire.TicketReply, ("type", "agent_config")));

        SingleFlightCache<string> TicketOf(ApiCall<TicketReply> call) => new(
            async cancellationToken =>
            {
                var reply = await sender.SendAsync(call, cancellationToken);
                return new(reply.Ticket, TimeSpan.FromSeconds(reply.ExpiresIn));
            },
            options.RefreshAhead,
            clock,
            e => Log.EarlyRefreshFailed(logger, "JS-SDK ticket", app, e));
    }

    public Task<JsSignature> SignForCorpAsync(string pageUrl, CancellationToken cancellationToken) =>
        SignAsync(corpTicket, pageUrl, cancellationToken);

    public Task<JsSignature> SignForAppAsync(string pageUrl, CancellationToken cancellationToken) =>
        SignAsync(appTicket, pageUrl, cancellationToken);

    private async Task<JsSignature> SignAsync(SingleFlightCache<string> cache, string pageUrl, CancellationToken cancellationToken)
    {
        var ticket = await cache.GetAsync(cancellationToken);
        return JsSignature.Sign(ticket, RandomNumberGenerator.GetHexString(16, lowercase: true), clock.GetUtcNow(), pageUrl);
    }
}

internal sealed record TicketReply
{
    [JsonPropertyName("ticket")]
    public required string Ticket { get; init; }

    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }

    public override string ToString() => "***";
}

[JsonSerializable(typeof(TicketReply))]
internal sealed partial class JsSdkJson : JsonSerializerContext
{
    public static JsSdkJson Wire { get; } = new(WireJson.CreateOptions());
}
