using PrivateTraffic.Api.Hosting;

namespace PrivateTraffic.Api.Access;

/// <summary>Where a person who is not signed in goes.</summary>
internal sealed class SignInAddress(PrivateTrafficOptions options)
{
    /// <summary>Names the page to come back to; sent by our pages with every call.</summary>
    public const string PageHeader = "X-Page";

    public string For(HttpContext context)
    {
        var page = context.Request.Headers[PageHeader].ToString();
        var back = Uri.EscapeDataString(page.StartsWith('/') ? page : MountPath.Address(context, "/console/"));
        return options.Identity is null
            ? $"{MountPath.Address(context, "/auth/sign-in")}?return={back}"
            : options.SignInAddress.Replace("{return}", back, StringComparison.Ordinal);
    }
}
