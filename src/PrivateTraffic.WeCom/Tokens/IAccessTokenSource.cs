using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.WeCom.Tokens;

/// <summary>
/// Where access tokens come from. The default asks gettoken and caches per app. A host that already keeps tokens for the same app (another
/// SDK's token container, a central token server) registers its own before <c>AddWeCom</c>, so that two caches do not compete.
/// </summary>
public interface IAccessTokenSource
{
    /// <summary>A token that is good as far as is known. Called before every request, so it must be cheap.</summary>
    /// <exception cref="WeComTokenException">WeCom gives this app no token until somebody changes something.</exception>
    /// <exception cref="WeComCallException">WeCom could not be asked.</exception>
    ValueTask<AccessToken> GetAsync(WeComApp app, CancellationToken cancellationToken);

    /// <summary>
    /// WeCom has refused <paramref name="refused"/>. Forget it if, and only if, it is still the current one: many calls may fail with the
    /// same token, and all but the first must not throw away its successor (WxJava#1300).
    /// </summary>
    ValueTask DiscardAsync(WeComApp app, AccessToken refused, CancellationToken cancellationToken);
}
