namespace PrivateTraffic.Api.Features.JsSdk;

/// <summary>What <c>@wecom/jssdk</c> wants for a page.</summary>
/// <param name="CorpId">WeCom's corpid.</param>
/// <param name="AgentId">The app.</param>
/// <param name="Timestamp">Unix seconds.</param>
/// <param name="NonceStr">A random string.</param>
/// <param name="Signature">40 hexadecimal digits.</param>
public sealed record SignatureResponse(string CorpId, int AgentId, long Timestamp, string NonceStr, string Signature);
