using Microsoft.Extensions.Options;
using PrivateTraffic.WeCom.RateLimits;

namespace PrivateTraffic.WeCom;

/// <summary>
/// Gives the client of an app. Apps come and go at run time: the host keeps them where it likes and names one with each request.
/// </summary>
public interface IWeComClientFactory
{
    /// <summary>
    /// The client of <paramref name="app"/>; cheap, the same one for the same app and priority. Tokens, tickets and rate budget are shared
    /// between the priorities. An app with a changed secret or address is a new one and replaces the old.
    /// </summary>
    /// <param name="app">All values checked on first use.</param>
    /// <param name="priority">Who waits for the answers.</param>
    /// <exception cref="OptionsValidationException">
    /// A value of <paramref name="app"/> cannot be right; names it and says what is allowed.
    /// </exception>
    IWeComClient GetClient(WeComApp app, CallPriority priority);
}
