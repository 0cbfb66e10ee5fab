using System.Text.Json;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Protocol sections 1 and 14.1: tokens, tickets, addresses.</summary>
internal static class TokenEndpoints
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        new("gettoken", Access.Anyone, GetToken),
        new("getcallbackip", Access.AnyApp, (_, reply) => reply.WriteStrings("ip_list", ["127.0.0.1"])),
        new("get_api_domain_ip", Access.AnyApp, (_, reply) => reply.WriteStrings("ip_list", ["127.0.0.1"])),
        new("get_jsapi_ticket", Access.AnyApp, GetCorpTicket) { OwnLimits = [new(400, Hour), new(100, Hour, PerApp: true)] },
        new("ticket/get", Access.AnyApp, GetAppTicket) { OwnLimits = [new(400, Hour), new(100, Hour, PerApp: true)] },
    ];

    private static void GetToken(ApiCall call, Utf8JsonWriter reply)
    {
        var corpId = call.Query("corpid", Errors.CorpIdMissing);
        var secret = call.Query("corpsecret", Errors.SecretMissing);
        if (corpId != DemoIdentity.CorpId)
        {
            var looksRight = corpId.StartsWith("ww", StringComparison.Ordinal) || corpId.StartsWith("wx", StringComparison.Ordinal);
            throw new WeComRefusal(looksRight ? Errors.UnknownCorpId : Errors.InvalidCorpId);
        }

        var app = call.Corp.Apps.WithSecret(secret);
        call.Corp.Tokens.CheckAddress(call.CallerAddress, app is not null);
        var (token, expiresIn) = call.Corp.Tokens.Issue(app ?? throw new WeComRefusal(Errors.WrongSecret));
        reply.WriteString("access_token", token);
        reply.WriteNumber("expires_in", expiresIn);
    }

    private static void GetCorpTicket(ApiCall call, Utf8JsonWriter reply) => WriteTicket(reply, call.Corp.Tickets.ForCorp());

    private static void GetAppTicket(ApiCall call, Utf8JsonWriter reply)
    {
        if (call.Query("type") != "agent_config")
        {
            throw new WeComRefusal(Errors.WrongTicketType);
        }

        WriteTicket(reply, call.Corp.Tickets.ForApp(call.App));
    }

    private static void WriteTicket(Utf8JsonWriter reply, (string Ticket, long ExpiresIn) issued)
    {
        reply.WriteString("ticket", issued.Ticket);
        reply.WriteNumber("expires_in", issued.ExpiresIn);
    }
}
