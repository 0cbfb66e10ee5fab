using Microsoft.AspNetCore.Mvc;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Sync.Callbacks;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Pull;
using PrivateTraffic.WeCom.Callbacks;

namespace PrivateTraffic.Api.Features.Callbacks;

/// <summary>
/// Where WeCom tells us what happened. An event is stored before it is acknowledged and applied afterwards. A refusal says nothing to the
/// caller, who may be anybody, and one line to the log.
/// </summary>
internal static class CallbackEndpoints
{
    public static void MapCallbacks(this IEndpointRouteBuilder product)
    {
        product.MapGet("/callbacks/wecom/{corp}", VerifyAsync).Open().ExcludeFromDescription();
        product.MapPost("/callbacks/wecom/{corp}", ReceiveAsync).Open().ExcludeFromDescription();
    }

    private static Task<IResult> VerifyAsync(
        string corp, [AsParameters] Signature signature, string? echostr, CorpRegistry corps, ILogger<CallbackInbox> log, CancellationToken cancellation) =>
        AnswerAsync(corp, corps, log, (_, crypto) =>
            Task.FromResult(Results.Text(crypto.OpenEcho(signature.MsgSignature, signature.Timestamp, signature.Nonce, echostr))), cancellation);

    private static Task<IResult> ReceiveAsync(
        string corp,
        [AsParameters] Signature signature,
        HttpRequest request,
        CallbackInbox inbox,
        CorpRegistry corps,
        ILogger<CallbackInbox> log,
        CancellationToken cancellation) =>
        AnswerAsync(corp, corps, log, async (known, crypto) =>
        {
            var envelope = await CallbackEnvelope.ReadAsync(request.Body, cancellation);
            var xml = crypto.Open(signature.MsgSignature, signature.Timestamp, signature.Nonce, envelope.Encrypted);
            await inbox.StoreAsync(known.Id, xml, cancellation);
            return Results.Text("success");
        }, cancellation);

    private static async Task<IResult> AnswerAsync(
        string weComId, CorpRegistry corps, ILogger log, Func<KnownCorp, CallbackCrypto, Task<IResult>> answer, CancellationToken cancellation)
    {
        if (await corps.FindAsync(weComId, cancellation) is not { Settings: { CallbackToken: not null, EncodingAesKey: not null } } corp)
        {
            Log.CallbackRefused(log, "no such corp, or no callback settings");
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        try
        {
            return await answer(corp, CallbackCrypto.For(WeComClients.AppOf(corp)));
        }
        catch (CallbackRejectedException rejected)
        {
            Log.CallbackRefused(log, rejected.Reason.ToString());
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }
    }

    private readonly record struct Signature(
        [property: FromQuery(Name = "msg_signature")] string? MsgSignature, string? Timestamp, string? Nonce);
}
