using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.JsSdk;
using PrivateTraffic.WeCom.RateLimits;
using PrivateTraffic.WeCom.Tokens;

namespace PrivateTraffic.WeCom;

internal sealed class WeComClientFactory(
    CallPipelines pipelines,
    IAccessTokenSource tokens,
    IOptions<WeComOptions> options,
    IValidateOptions<WeComApp> validator,
    TimeProvider clock,
    ILogger<WeComClientFactory> logger) : IWeComClientFactory
{
    private readonly ConcurrentDictionary<(string CorpId, int AgentId), AppClients> apps = new();

    public IWeComClient GetClient(WeComApp app, CallPriority priority)
    {
        ArgumentNullException.ThrowIfNull(app);
        var key = (app.CorpId, app.AgentId);
        if (!apps.TryGetValue(key, out var clients) || clients.App != app)
        {
            clients = apps[key] = Connect(app);
        }

        return priority == CallPriority.Interactive ? clients.Interactive : clients.Bulk;
    }

    private AppClients Connect(WeComApp app)
    {
        var verdict = validator.Validate(app.ToString(), app);
        if (verdict.Failed)
        {
            throw new OptionsValidationException(app.ToString(), typeof(WeComApp), verdict.Failures);
        }

        var sender = pipelines.WithToken(app, tokens);
        var jsSdk = new JsSdkClient(sender, app, options.Value.Tokens, clock, logger);
        return new AppClients(app, ClientFor(CallPriority.Interactive), ClientFor(CallPriority.Bulk));

        WeComClient ClientFor(CallPriority priority) => new(app, new PrioritySender(sender, priority), jsSdk);
    }

    private sealed record AppClients(WeComApp App, WeComClient Interactive, WeComClient Bulk);
}
