namespace PrivateTraffic.WeCom;

/// <summary>Names under which a host finds what <c>AddWeCom</c> registers.</summary>
public static class WeComNames
{
    /// <summary>
    /// The named <see cref="System.Net.Http.HttpClient"/>, for a proxy or certificates:
    /// <c>services.AddHttpClient(WeComNames.HttpClient)…</c>.
    /// </summary>
    public const string HttpClient = "PrivateTraffic.WeCom";

    /// <summary>The meter: calls by operation and errcode, waits for the budget, retries, token fetches.</summary>
    public const string Meter = "PrivateTraffic.WeCom";
}
