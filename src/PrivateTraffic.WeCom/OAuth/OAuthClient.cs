using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.OAuth;

internal sealed partial class OAuthClient(ICallSender sender, WeComApp app) : IOAuth
{
    public Uri InClientPage(Uri redirectUri, string state, OAuthScope scope)
    {
        var scopeName = scope == OAuthScope.PrivateInfo ? "snsapi_privateinfo" : "snsapi_base";
        return Page(
            app.OAuthBaseAddress,
            "connect/oauth2/authorize",
            $"appid={app.CorpId}&redirect_uri={Escaped(redirectUri)}&response_type=code&scope={scopeName}&state={Checked(state)}"
                + $"&agentid={AgentId}",
            "#wechat_redirect");
    }

    public Uri QrLoginPage(Uri redirectUri, string state, string language) => Page(
        app.QrLoginBaseAddress,
        "wwlogin/sso/login",
        $"login_type=CorpApp&appid={app.CorpId}&agentid={AgentId}&redirect_uri={Escaped(redirectUri)}&state={Checked(state)}"
            + $"&lang={Uri.EscapeDataString(language)}");

    public async Task<Visitor> GetVisitorAsync(string code, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        const string Operation = "auth/getuserinfo";
        var reply = await TypedAsync(Api.Read(Operation, OAuthJson.Wire.VisitorReply, ("code", code)), cancellationToken);
        return reply switch
        {
            { Member: { } member } => new MemberVisitor(member, reply.UserTicket),
            { OpenId: { Length: > 0 } openId } => new OutsideVisitor(openId, reply.ExternalUserId),
            _ => throw new WeComTransportException(Operation, TransportFailure.UnexpectedShape),
        };
    }

    public Task<MemberDetails> GetDetailsAsync(string userTicket, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(userTicket);
        var request = new DetailsRequest { UserTicket = userTicket };
        return TypedAsync(
            Api.Read("auth/getuserdetail", request, OAuthJson.Wire.DetailsRequest, OAuthJson.Wire.MemberDetails), cancellationToken);
    }

    private string AgentId => app.AgentId.ToString(CultureInfo.InvariantCulture);

    private static Uri Page(Uri baseAddress, string path, string query, string fragment = "") =>
        new($"{baseAddress.AbsoluteUri.TrimEnd('/')}/{path}?{query}{fragment}");

    private static string Escaped(Uri redirectUri)
    {
        ArgumentNullException.ThrowIfNull(redirectUri);
        return Uri.EscapeDataString(redirectUri.AbsoluteUri);
    }

    private static string Checked(string state) => StatePattern().IsMatch(state)
        ? state
        : throw new ArgumentException("The state takes 1 to 128 letters and digits.", nameof(state));

    [GeneratedRegex("^[a-zA-Z0-9]{1,128}$", RegexOptions.CultureInvariant)]
    private static partial Regex StatePattern();

    private async Task<TReply> TypedAsync<TReply>(ApiCall<TReply> call, CancellationToken cancellationToken)
    {
        try
        {
            return await sender.SendAsync(call, cancellationToken);
        }
        catch (WeComException e) when (SignInRefusedException.IsMeantBy(e.ErrorCode))
        {
            throw new SignInRefusedException(e.Operation, e.ErrorCode, e.ErrorMessage);
        }
    }
}

internal sealed record VisitorReply
{
    [JsonPropertyName("userid")]
    public MemberId? Member { get; init; }

    [JsonPropertyName("user_ticket")]
    public string? UserTicket { get; init; }

    [JsonPropertyName("openid")]
    public string? OpenId { get; init; }

    [JsonPropertyName("external_userid")]
    public ExternalUserId? ExternalUserId { get; init; }
}

internal sealed record DetailsRequest
{
    [JsonPropertyName("user_ticket")]
    public required string UserTicket { get; init; }
}

[JsonSerializable(typeof(VisitorReply))]
[JsonSerializable(typeof(DetailsRequest))]
[JsonSerializable(typeof(MemberDetails))]
internal sealed partial class OAuthJson : JsonSerializerContext
{
    public static OAuthJson Wire { get; } = new(WireJson.CreateOptions());
}
