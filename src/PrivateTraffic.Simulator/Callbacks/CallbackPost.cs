using System.Globalization;
using System.Text;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Callbacks;

/// <summary>Signs callbacks and posts them; also checks a URL before it is saved.</summary>
internal sealed class CallbackPost(SimClock clock) : IDisposable
{
    private const int MostAttempts = 3;
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan VerificationTime = TimeSpan.FromSeconds(1);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private long stamped;

    /// <summary>Delivers one callback and notes what became of it. Only silence is tried again; an answer is an answer.</summary>
    public async Task DeliverAsync(Delivery delivery, Subscription to, CancellationToken stopping)
    {
        var encrypted = to.Crypto.Encrypt(delivery.Xml, DemoIdentity.CorpId);
        var (timestamp, nonce) = Stamp();
        var address = to.Address(to.Crypto.Sign(timestamp, nonce, encrypted), timestamp, nonce);
        var body = CallbackXml.Envelope(encrypted, delivery.IsOfApp ? to.AgentId : null);
        while (delivery.Attempts < MostAttempts)
        {
            delivery.Attempts++;
            using var limit = new CancellationTokenSource(AnswerTime, clock.Host);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
            try
            {
                var status = await SendAsync(address, body, either.Token);
                delivery.Outcome = status == StatusCodes.Status200OK ? "delivered" : $"refused with HTTP {status}";
                return;
            }
            catch (HttpRequestException)
            {
                delivery.Outcome = "failed: no connection";
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested && !stopping.IsCancellationRequested)
            {
                delivery.Outcome = "failed: no answer within 5 seconds";
            }
        }
    }

    /// <summary>Posts anything anywhere, for what a faithful server never sends: wrong signatures and the like.</summary>
    /// <returns>The HTTP status of the answer.</returns>
    public async Task<int> SendAsync(Uri address, string body, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body, Encoding.UTF8, "text/xml");
        using var answer = await http.PostAsync(address, content, cancellationToken);
        return (int)answer.StatusCode;
    }

    /// <inheritdoc cref="SendAsync"/>
    public async Task<int> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync(address, cancellationToken);
        return (int)answer.StatusCode;
    }

    /// <summary>Checks a URL as saving it does: the echo must come back decrypted within a second.</summary>
    /// <returns>Null if the URL passed, otherwise what was wrong.</returns>
    public async Task<string?> VerifyAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var expected = Noise.Mix((ulong)clock.Now).ToString(CultureInfo.InvariantCulture);
        var echo = subscription.Crypto.Encrypt(expected, DemoIdentity.CorpId);
        var (timestamp, nonce) = Stamp();
        var address = subscription.Address(subscription.Crypto.Sign(timestamp, nonce, echo), timestamp, nonce, echo);
        using var limit = new CancellationTokenSource(VerificationTime, clock.Host);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var answer = await http.GetStringAsync(address, either.Token);
            return answer == expected ? null : "the answer is not the decrypted echostr";
        }
        catch (HttpRequestException failure)
        {
            return failure.StatusCode is { } status ? $"the answer was HTTP {(int)status}" : "no connection";
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return "no answer within 1 second";
        }
    }

    public (string Timestamp, string Nonce) Stamp()
    {
        var nonce = Noise.Mix((ulong)Interlocked.Increment(ref stamped)) % 10_000_000_000;
        return (clock.Now.ToString(CultureInfo.InvariantCulture), nonce.ToString(CultureInfo.InvariantCulture));
    }

    public void Dispose() => http.Dispose();
}
