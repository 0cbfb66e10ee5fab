using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PrivateTraffic.WeCom.JsSdk;

/// <summary>
/// What <c>ww.register</c> of @wecom/jssdk wants for one page, and all that may reach the browser: the ticket stays on the server.
/// </summary>
/// <param name="Timestamp">Unix seconds.</param>
/// <param name="NonceStr">A random string, chosen anew for each signature.</param>
/// <param name="Signature">40 lower-case hexadecimal digits.</param>
public sealed record JsSignature(long Timestamp, string NonceStr, string Signature)
{
    /// <summary>Signs a page (D90506): SHA-1 over ticket, nonce, time and address in this fixed order, unescaped.</summary>
    /// <param name="ticket">A corp or an app ticket.</param>
    /// <param name="nonceStr">At least one character.</param>
    /// <param name="at">Only whole seconds count.</param>
    /// <param name="pageUrl">
    /// Exactly as the browser has it, with query and percent-encoding; a fragment is left out of the signature.
    /// </param>
    public static JsSignature Sign(string ticket, string nonceStr, DateTimeOffset at, string pageUrl)
    {
        ArgumentException.ThrowIfNullOrEmpty(ticket);
        ArgumentException.ThrowIfNullOrEmpty(nonceStr);
        ArgumentException.ThrowIfNullOrEmpty(pageUrl);

        var fragment = pageUrl.IndexOf('#', StringComparison.Ordinal);
        var url = fragment < 0 ? pageUrl : pageUrl[..fragment];
        var timestamp = at.ToUnixTimeSeconds();
        var text = string.Create(
            CultureInfo.InvariantCulture, $"jsapi_ticket={ticket}&noncestr={nonceStr}&timestamp={timestamp}&url={url}");
#pragma warning disable CA5350 // WeCom prescribes SHA-1 (D90506); it guards nothing of ours.
        var digest = SHA1.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
        return new JsSignature(timestamp, nonceStr, Convert.ToHexStringLower(digest));
    }
}
