using PrivateTraffic.Sync.Corps;
using PrivateTraffic.WeCom;
using PrivateTraffic.WeCom.RateLimits;

namespace PrivateTraffic.Sync.Pull;

/// <summary>The WeCom client of a corp.</summary>
public sealed class WeComClients(IWeComClientFactory factory)
{
    /// <summary>The client in the name of the corp's app.</summary>
    /// <exception cref="InvalidOperationException">No app is configured.</exception>
    public IWeComClient For(KnownCorp corp, CallPriority priority) => factory.GetClient(AppOf(corp), priority);

    /// <summary>The corp's app as the client names it.</summary>
    /// <exception cref="InvalidOperationException">No app is configured.</exception>
    public static WeComApp AppOf(KnownCorp corp) =>
        AppOf(corp.Settings ?? throw new InvalidOperationException($"No WeCom app is configured for {corp.WeComId}."));

    internal static WeComApp AppOf(CorpSettings settings)
    {
        var app = new WeComApp
        {
            CorpId = settings.CorpId,
            AgentId = settings.AgentId,
            Secret = settings.Secret,
            CallbackToken = settings.CallbackToken,
            EncodingAesKey = settings.EncodingAesKey,
        };
        return app with
        {
            ApiBaseAddress = settings.ApiBaseAddress ?? app.ApiBaseAddress,
            OAuthBaseAddress = settings.OAuthBaseAddress ?? app.OAuthBaseAddress,
            QrLoginBaseAddress = settings.QrLoginBaseAddress ?? app.QrLoginBaseAddress,
        };
    }
}
