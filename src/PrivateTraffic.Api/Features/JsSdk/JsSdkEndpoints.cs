using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Pull;
using PrivateTraffic.WeCom.RateLimits;

namespace PrivateTraffic.Api.Features.JsSdk;

internal static class JsSdkEndpoints
{
    private const string Corp = "corp";
    private const string Agent = "agent";

    public static void MapJsSdk(this IEndpointRouteBuilder api) =>
        api.MapGet("/jssdk/signature", SignAsync).Answers<SignatureResponse>(problems: [400, 409, 502]);

    private static async Task<Answer<SignatureResponse>> SignAsync(
        HttpContext context, CorpRegistry corps, WeComClients clients, string url, string? identity, CancellationToken cancellation)
    {
        // A signature is a right to speak for the company: only our own pages get one.
        if (!Uri.TryCreate(url, UriKind.Absolute, out var page) || page.Authority != context.Request.Host.Value)
        {
            throw RuleTexts.Broken("url", "只能为本系统自己的页面签名。", "Only pages of this very site are signed for.");
        }

        if (identity is not (null or Agent or Corp))
        {
            throw RuleTexts.Broken("identity", "应为 agent 或 corp。", "This must be agent or corp.");
        }

        var corp = await corps.FindAsync(CurrentMember.Of(context).CorpId, cancellation);
        if (corp?.Settings is not { } settings)
        {
            throw new ProblemException(ProblemCode.NoApp);
        }

        var sdk = clients.For(corp, CallPriority.Interactive).JsSdk;
        var signature = identity == Corp ? await sdk.SignForCorpAsync(url, cancellation) : await sdk.SignForAppAsync(url, cancellation);
        return new(new SignatureResponse(corp.WeComId, settings.AgentId, signature.Timestamp, signature.NonceStr, signature.Signature));
    }
}
