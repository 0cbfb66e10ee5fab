using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.WeCom.OAuth;

/// <summary>Sign-in through WeCom: where to send a visitor, and who came back.</summary>
public interface IOAuth
{
    /// <summary>
    /// For a page opened inside the WeCom client, or by a customer in WeChat (D91022). WeCom returns to <paramref name="redirectUri"/> with
    /// <c>code</c> and <c>state</c>.
    /// </summary>
    /// <param name="redirectUri">Host and port must equal the app's trusted domain, or the visitor sees error 50001.</param>
    /// <param name="state">Letters and digits, at most 128; guards against forged returns, so make it unguessable and check it.</param>
    /// <param name="scope">What to ask for.</param>
    /// <exception cref="ArgumentException"><paramref name="state"/> is not of that form.</exception>
    Uri InClientPage(Uri redirectUri, string state, OAuthScope scope);

    /// <summary>For a browser outside WeCom: a page with a QR code to scan (D98152). Returns in the same way.</summary>
    /// <param name="redirectUri">On the domain set for web login.</param>
    /// <param name="state">As with <see cref="InClientPage"/>.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="state"/> is not of that form.</exception>
    Uri QrLoginPage(Uri redirectUri, string state, string language);

    /// <summary>Exchanges the code for the visitor's identity (D91023). A code is good once, for 5 minutes.</summary>
    /// <exception cref="SignInRefusedException">The code is invalid, expired or used.</exception>
    /// <exception cref="WeComCallException">The call brought no result.</exception>
    Task<Visitor> GetVisitorAsync(string code, CancellationToken cancellationToken);

    /// <summary>Private data the member granted (D95833).</summary>
    /// <exception cref="SignInRefusedException">The ticket is invalid or expired.</exception>
    /// <exception cref="WeComCallException">The call brought no result.</exception>
    Task<MemberDetails> GetDetailsAsync(string userTicket, CancellationToken cancellationToken);
}
