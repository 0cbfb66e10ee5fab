using PrivateTraffic.Simulator.Corp;

namespace PrivateTraffic.Simulator.Client.Bridge;

/// <summary>agentConfig and config: checks the signatures of pages for real.</summary>
internal sealed class SignatureGate(Corporation corp, TrustedDomains trusted)
{
    public BridgeAnswer ConfigureAgent(Frame frame, BridgeCall call)
    {
        const string Api = "agentConfig";
        if (call.Text("corpid") != DemoIdentity.CorpId)
        {
            return BridgeAnswer.Fail(Api, "fail invalid corpid", Errors.InvalidCorpId.Code);
        }

        if (!int.TryParse(call.Text("agentid"), out var agentId) || corp.Apps.WithAgentId(agentId) is not { } app)
        {
            return BridgeAnswer.Fail(Api, "fail invalid agentid", Errors.InvalidAgentId.Code);
        }

        if (!IsTrusted(call))
        {
            return BridgeAnswer.Fail(Api, "fail invalid url domain", Errors.DomainNotTrusted.Code);
        }

        var signature = new PageSignature(call.Text("nonceStr"), call.Text("timestamp"), call.SignedUrl, call.Text("signature"));
        if (Refusal(Api, corp.Tickets.CheckApp(app, signature)) is { } refusal)
        {
            return refusal;
        }

        if (!app.Sees(frame.Conversation.Member))
        {
            return BridgeAnswer.Fail(Api, "fail no permission", Errors.MemberOutsideApp.Code);
        }

        frame.Configure(app, call.SignedUrl, call.List("jsApiList"));
        return BridgeAnswer.Ok(Api);
    }

    public BridgeAnswer ConfigureCorp(Frame frame, BridgeCall call)
    {
        var api = call.Name;
        if (!IsTrusted(call))
        {
            return BridgeAnswer.Fail(api, "fail invalid url domain", Errors.DomainNotTrusted.Code);
        }

        var signature = new PageSignature(call.Text("verifyNonceStr"), call.Text("verifyTimestamp"), call.SignedUrl, call.Text("verifySignature"));
        if (Refusal(api, corp.Tickets.CheckCorp(signature)) is { } refusal)
        {
            return refusal;
        }

        frame.Configure(null, call.SignedUrl, call.List("verifyJsApiList"));
        return BridgeAnswer.Ok(api);
    }

    private bool IsTrusted(BridgeCall call) => Uri.TryCreate(call.Url, UriKind.Absolute, out var page) && trusted.IsTrusted(page);

    private static BridgeAnswer? Refusal(string api, SignatureCheck check) => check switch
    {
        SignatureCheck.Right => null,
        SignatureCheck.OtherTicket => BridgeAnswer.Fail(api, "fail invalid signature", Errors.TicketUnusable.Code),
        SignatureCheck.Wrong => BridgeAnswer.Fail(api, "fail invalid signature", Errors.InvalidSignature.Code),
        _ => throw new ArgumentOutOfRangeException(nameof(check), check, null),
    };
}
