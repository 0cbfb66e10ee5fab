using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.RateLimits;
using PrivateTraffic.WeCom.Telemetry;

namespace PrivateTraffic.WeCom.Tokens;

/// <summary>The default: asks gettoken (D91039) and keeps the token of each app in memory.</summary>
internal sealed class CachedAccessTokens(
    CallPipelines pipelines, IOptions<WeComOptions> options, WeComMetrics metrics, TimeProvider clock, ILogger<CachedAccessTokens> logger)
    : IAccessTokenSource
{
    private readonly ConcurrentDictionary<WeComApp, AppTokens> tokens = new();

    public ValueTask<AccessToken> GetAsync(WeComApp app, CancellationToken cancellationToken) => Of(app).GetAsync(cancellationToken);

    public ValueTask DiscardAsync(WeComApp app, AccessToken refused, CancellationToken cancellationToken)
    {
        Of(app).Discard(refused);
        return ValueTask.CompletedTask;
    }

    private AppTokens Of(WeComApp app) =>
        tokens.GetOrAdd(app, a => new AppTokens(a, pipelines.WithoutToken(a), options.Value.Tokens, metrics, clock, logger));

    /// <summary>The tokens of one app.</summary>
    private sealed class AppTokens
    {
        /// <summary>
        /// More refused tokens than this in a minute mean that tokens are not the problem: the app is disabled, or WeCom insists on handing
        /// out the one it refuses. An SDK that fetched on every refusal used up its quota (WxJava#1381).
        /// </summary>
        private const int DiscardsPerMinute = 5;

        private readonly WeComApp app;
        private readonly ICallSender sender;
        private readonly WeComMetrics metrics;
        private readonly TimeProvider clock;
        private readonly ILogger logger;
        private readonly SingleFlightCache<AccessToken> cache;
        private readonly RefusalPause pause;
        private readonly SlidingWindow discards = new(TimeSpan.FromMinutes(1));
        private readonly long origin;

        public AppTokens(
            WeComApp app, ICallSender sender, TokenOptions options, WeComMetrics metrics, TimeProvider clock, ILogger logger)
        {
            this.app = app;
            this.sender = sender;
            this.metrics = metrics;
            this.clock = clock;
            this.logger = logger;
            origin = clock.GetTimestamp();
            pause = new RefusalPause(options.RefusalPause, clock);
            cache = new SingleFlightCache<AccessToken>(
                FetchAsync, options.RefreshAhead, clock, e => Log.EarlyRefreshFailed(logger, "access token", app, e));
        }

        public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken) => cache.GetAsync(cancellationToken);

        public void Discard(AccessToken refused)
        {
            var isDiscarded = cache.Discard(kept => kept.Value == refused.Value && MayDiscard());
            if (isDiscarded)
            {
                Log.TokenDiscarded(logger, app);
            }
        }

        /// <summary>Called under the cache's lock.</summary>
        private bool MayDiscard()
        {
            var now = clock.GetElapsedTime(origin);
            if (discards.Count(now) >= DiscardsPerMinute)
            {
                Log.TokenKept(logger, app);
                return false;
            }

            discards.Add(now);
            return true;
        }

        private async Task<Expiring<AccessToken>> FetchAsync(CancellationToken cancellationToken)
        {
            pause.ThrowIfPausing();
            try
            {
                var asked = clock.GetUtcNow();
                var call = Api.Read("gettoken", TokenJson.Wire.GetTokenReply, ("corpid", app.CorpId), ("corpsecret", app.Secret));
                var reply = await sender.SendAsync(call with { OutwaitsClosure = false }, cancellationToken);
                pause.End();
                metrics.TokenFetched(ErrorCodes.Ok);
                var lifetime = TimeSpan.FromSeconds(reply.ExpiresIn);
                Log.TokenFetched(logger, app, lifetime);
                return new(new AccessToken(reply.AccessToken, asked + lifetime), lifetime);
            }
            catch (WeComException e) when (e.ErrorCode != ErrorCodes.SystemBusy)
            {
                var refusal = pause.Begin(e);
                metrics.TokenFetched(e.ErrorCode);
                Log.TokenRefused(logger, app, refusal.Problem, e.ErrorCode, e.CallerAddress, refusal.RetryAfter.GetValueOrDefault());
                throw refusal;
            }
        }
    }
}
