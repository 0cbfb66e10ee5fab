namespace PrivateTraffic.Simulator;

/// <summary>
/// The hosts that the apps' trusted-domain settings name. Host and port must be equal; without any setting this machine is trusted.
/// </summary>
internal sealed class TrustedDomains(SimulatorOptions options)
{
    /// <summary>Where the chat client shows the sidebar; known once the simulator listens.</summary>
    public Uri? SidebarAddress { get; set; }

    public bool IsTrusted(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
        {
            return false;
        }

        var named = options.TrustedDomains.Contains(address.Authority, StringComparer.OrdinalIgnoreCase);
        var isOurs = IsSameSite(address, SidebarAddress) || IsSameSite(address, options.SidebarUrl);
        var nothingSaid = options.TrustedDomains.Count == 0 && options.SidebarUrl is null;
        return named || isOurs || (nothingSaid && address.IsLoopback);
    }

    // localhost and 127.0.0.1 are the same place here.
    private static bool IsSameSite(Uri address, Uri? trusted) =>
        trusted is not null && address.Port == trusted.Port && (address.Host == trusted.Host || (address.IsLoopback && trusted.IsLoopback));
}
