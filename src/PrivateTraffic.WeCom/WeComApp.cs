using System.ComponentModel.DataAnnotations;

namespace PrivateTraffic.WeCom;

/// <summary>
/// One in-house app (自建应用) of one corp: who we are towards WeCom, and where its servers are. A deployment may have any number; each call of
/// the client names the app it is made for. Equal when all values are equal, so that a changed secret is a different app.
/// </summary>
public sealed record WeComApp
{
    /// <summary><c>corpid</c>: <c>ww</c> and 16 characters; older corps <c>wx</c>. Console: 我的企业.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9_-]{1,64}$", ErrorMessage = "CorpId takes 1 to 64 letters, digits, '-' or '_'.")]
    public required string CorpId { get; init; }

    /// <summary><c>agentid</c> of the app, such as 1000002.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "AgentId takes a number from 1 upwards.")]
    public required int AgentId { get; init; }

    /// <summary>Secret of the app. Never printed.</summary>
    [Required(ErrorMessage = "Secret must be set; the console shows it on the app's page.")]
    public required string Secret { get; init; }

    /// <summary>
    /// Token of the callback settings, at most 32 letters and digits; null when the app receives no callbacks. Never printed.
    /// </summary>
    [RegularExpression("^[A-Za-z0-9]{1,32}$", ErrorMessage = "CallbackToken takes 1 to 32 letters and digits.")]
    public string? CallbackToken { get; init; }

    /// <summary>
    /// EncodingAESKey of the callback settings, 43 letters and digits; null when the app receives no callbacks. Never printed.
    /// </summary>
    [RegularExpression("^[A-Za-z0-9]{43}$", ErrorMessage = "EncodingAesKey takes exactly 43 letters and digits.")]
    public string? EncodingAesKey { get; init; }

    /// <summary>Where the server API lives; <c>/cgi-bin/…</c> is appended. The simulator or a reverse proxy takes its place.</summary>
    [HttpAddress]
    public Uri ApiBaseAddress { get; init; } = new("https://qyapi.weixin.qq.com/");

    /// <summary>Where the sign-in page inside the WeCom client lives; <c>/connect/oauth2/authorize</c> is appended (D91022).</summary>
    [HttpAddress]
    public Uri OAuthBaseAddress { get; init; } = new("https://open.weixin.qq.com/");

    /// <summary>Where the QR sign-in page for browsers lives; <c>/wwlogin/sso/login</c> is appended (D98152).</summary>
    [HttpAddress]
    public Uri QrLoginBaseAddress { get; init; } = new("https://login.work.weixin.qq.com/");

    /// <summary>Corp and agent: enough to recognise the app, nothing to misuse.</summary>
    public override string ToString() => $"{CorpId}/{AgentId}";
}
