using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.WeCom.JsSdk;

/// <summary>
/// Signatures for pages that talk to the WeCom client (sidebar, toolbar). Tickets are cached until shortly before they end: WeCom allows
/// 400 a corp and 100 an app in an hour (D90312).
/// </summary>
public interface IJsSdk
{
    /// <summary>For <c>getConfigSignature</c>: the page in the name of the corp (D90506).</summary>
    /// <param name="pageUrl">As the browser has it. Sign only addresses of our own trusted domain; the caller checks that.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="WeComCallException">No ticket could be had.</exception>
    Task<JsSignature> SignForCorpAsync(string pageUrl, CancellationToken cancellationToken);

    /// <summary>
    /// For <c>getAgentConfigSignature</c>: the page in the name of the app (D94313), which getCurExternalContact and the like demand.
    /// </summary>
    /// <inheritdoc cref="SignForCorpAsync"/>
    Task<JsSignature> SignForAppAsync(string pageUrl, CancellationToken cancellationToken);
}
