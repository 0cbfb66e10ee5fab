using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrivateTraffic.WeCom.RateLimits;
using PrivateTraffic.WeCom.Resilience;
using PrivateTraffic.WeCom.Telemetry;
using PrivateTraffic.WeCom.Tokens;

namespace PrivateTraffic.WeCom.Calls;

/// <summary>
/// Builds the pipeline of an app. The order, from the caller inwards, and why:
/// <list type="number">
/// <item>metrics: what the caller experiences;</item>
/// <item>serial keys: held over all tries, so that no other write slips in between two of them;</item>
/// <item>retries: outside everything that a second try must pass again;</item>
/// <item>token: its replay is a new request, with its own place in the budget and its own time;</item>
/// <item>rate budget: one permit for each request that leaves;</item>
/// <item>time for one try: starts after the waiting;</item>
/// <item>HTTP: turns everything that can go wrong into two kinds of exception.</item>
/// </list>
/// </summary>
internal sealed class CallPipelines(
    IHttpClientFactory http,
    IRateBudget budget,
    IOptions<WeComOptions> options,
    WeComMetrics metrics,
    TimeProvider clock,
    ILogger<CallPipelines> logger)
{
    /// <summary>For business calls.</summary>
    public ICallSender WithToken(WeComApp app, IAccessTokenSource tokens) =>
        Outer(new SerialSender(Retrying(new TokenSender(Inner(app), app, tokens))));

    /// <summary>For gettoken itself.</summary>
    public ICallSender WithoutToken(WeComApp app) => Outer(Retrying(Inner(app)));

    private MeteredSender Outer(ICallSender inner) => new(inner, metrics, clock);

    private RetryingSender Retrying(ICallSender inner) => new(inner, options.Value.Resilience, metrics, clock, logger);

    private BudgetedSender Inner(WeComApp app) =>
        new(new TimedSender(new HttpSender(app, http), options.Value.Resilience, clock), app, budget, metrics, clock);
}
