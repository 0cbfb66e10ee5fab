namespace PrivateTraffic.Api.Hosting;

/// <summary>What a platform that hosts the product may do its own way.</summary>
public sealed class PrivateTrafficOptions
{
    /// <summary>
    /// The platform's own sign-in: says which member of which corp is behind a request, or null when nobody is signed in.
    /// Null (the default) makes the product sign people in through WeCom.
    /// </summary>
    public Func<HttpContext, HostIdentity?>? Identity { get; set; }

    /// <summary>Where the platform's sign-in page is, relative or absolute; <c>{return}</c> is replaced by the address to come back to.</summary>
    public string SignInAddress { get; set; } = "/";
}

/// <summary>A member as a hosting platform knows them.</summary>
/// <param name="WeComCorpId">WeCom's corpid.</param>
/// <param name="UserId">WeCom's userid.</param>
public sealed record HostIdentity(string WeComCorpId, string UserId);
