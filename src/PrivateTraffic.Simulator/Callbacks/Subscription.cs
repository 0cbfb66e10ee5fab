namespace PrivateTraffic.Simulator.Callbacks;

/// <summary>Where an app wants its callbacks: the three values of its "receive messages" page.</summary>
internal sealed record Subscription(int AgentId, Uri Url, string Token, string EncodingAesKey)
{
    public CallbackCrypto Crypto { get; } = new(Token, EncodingAesKey);

    /// <summary>The URL with the parameters of one signed request; what the URL had of its own is kept.</summary>
    public Uri Address(string signature, string timestamp, string nonce, string? echo = null)
    {
        var query =
            $"msg_signature={signature}&timestamp={timestamp}&nonce={nonce}{(echo is null ? "" : "&echostr=" + Uri.EscapeDataString(echo))}";
        var builder = new UriBuilder(Url);
        builder.Query = builder.Query.Length > 1 ? $"{builder.Query[1..]}&{query}" : query;
        return builder.Uri;
    }
}
