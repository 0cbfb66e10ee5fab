namespace PrivateTraffic.WeCom.OAuth;

/// <summary>How much a sign-in asks for (D91022).</summary>
public enum OAuthScope
{
    /// <summary><c>snsapi_base</c>: who it is, without a question to the visitor.</summary>
    Base,

    /// <summary><c>snsapi_privateinfo</c>: also a ticket for mobile, mail and the like, which the member is asked to grant.</summary>
    PrivateInfo,
}
