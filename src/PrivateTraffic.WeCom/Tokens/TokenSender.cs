using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.WeCom.Tokens;

/// <summary>Adds the access token. When WeCom refuses it, has it replaced and replays the call once, never more.</summary>
internal sealed class TokenSender(ICallSender inner, WeComApp app, IAccessTokenSource tokens) : ICallSender
{
    public async Task<TReply> SendAsync<TReply>(ApiCall<TReply> call, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(app, cancellationToken);
        try
        {
            return await inner.SendAsync(call with { Token = token }, cancellationToken);
        }
        catch (WeComException e) when (ErrorCodes.RefusesToken(e.ErrorCode))
        {
            await tokens.DiscardAsync(app, token, cancellationToken);
        }

        var another = await tokens.GetAsync(app, cancellationToken);
        return await inner.SendAsync(call with { Token = another }, cancellationToken);
    }
}
