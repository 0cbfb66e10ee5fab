namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>What an app needs to call an API.</summary>
internal enum Access
{
    /// <summary>Not even a token.</summary>
    Anyone,

    /// <summary>Any app's token.</summary>
    AnyApp,

    /// <summary>An app listed under 可调用接口的应用.</summary>
    CustomerContact,

    /// <summary>The contact-sync secret, and nobody else.</summary>
    ContactSync,
}
