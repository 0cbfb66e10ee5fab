using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Faults;
using PrivateTraffic.Simulator.Limits;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Takes an API call from the request to the answer: admission, delay, the API itself, damage on the way back.</summary>
internal sealed class ApiPipeline(Corporation corp, Journal journal, FaultBoard faults, RateLimiter limiter, SimulatorOptions options)
{
    private readonly Admission admission = new(faults, limiter, options.Concurrency);
    private readonly ConflictGuard conflicts = new();
    private long answered;

    public async Task InvokeAsync(HttpContext http, ApiRoute route)
    {
        var tally = journal.Of(route.Api);
        var running = tally.Begin();
        string? rejection = "aborted";
        try
        {
            var request = await ApiRequestReader.ReadAsync(http.Request);
            var call = new ApiCall(route, http, corp, faults, request.Body, request.BodyText, request.Upload);
            if (request.IsBroken)
            {
                call.FoundWrongJson();
            }

            var disturbance = Disturbance.Strike(faults, route.Api);
            var (answer, error) = await AnswerAsync(call, running, disturbance, http.RequestAborted);
            rejection = disturbance.Name ?? error?.Code.ToString(System.Globalization.CultureInfo.InvariantCulture);
            journal.Note(route.Api, call.AgentId, rejection ?? "ok", QueryWithoutToken(http.Request), Shorten(call.BodyText));
            if (rejection is null && call.File is { } file)
            {
                await SendFileAsync(http, file);
            }
            else
            {
                await disturbance.SendAsync(http, answer);
            }
        }
        finally
        {
            tally.End(rejection);
        }
    }

    private async Task<(ReadOnlyMemory<byte> Answer, WeComError? Error)> AnswerAsync(
        ApiCall call, int running, Disturbance disturbance, CancellationToken aborted)
    {
        try
        {
            using var write = Admit(call, running);
            await WaitAsync(Latency() + disturbance.DelayBefore, aborted);
            if (disturbance.StrikesFirst)
            {
                return (default, null);
            }

            var answer = Execute(call);
            await WaitAsync(disturbance.DelayAfter, aborted);
            return (answer, null);
        }
        catch (WeComRefusal refusal)
        {
            return (ApiAnswer.Refuse(call, refusal.Error).WrittenMemory, refusal.Error);
        }
    }

    private IDisposable? Admit(ApiCall call, int running)
    {
        lock (corp.Gate)
        {
            corp.Evolve();
            admission.Check(call, running);
        }

        return call.Route.ConflictKey?.Invoke(call) is { } key
            ? conflicts.TryEnter(key) ?? throw new WeComRefusal(call.Route.ConflictError)
            : null;
    }

    private ReadOnlyMemory<byte> Execute(ApiCall call)
    {
        var shape = new AnswerShape(
            HasErrcode: faults.Strike(call.Route.Api, FaultKind.NoErrcode) is null,
            HasExtraFields: faults.Strike(call.Route.Api, FaultKind.ExtraFields) is not null);
        lock (corp.Gate)
        {
            corp.Evolve();
            return ApiAnswer.Succeed(call, shape).WrittenMemory;
        }
    }

    private static async Task SendFileAsync(HttpContext http, FileAnswer file)
    {
        var content = file.Media.Content.AsMemory();
        if (file.Range is { } range)
        {
            http.Response.StatusCode = StatusCodes.Status206PartialContent;
            http.Response.Headers.ContentRange = $"bytes {range.From}-{range.From + range.Length - 1}/{content.Length}";
            content = content.Slice(range.From, range.Length);
        }

        http.Response.ContentType = file.Media.ContentType;
        http.Response.ContentLength = content.Length;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{Uri.EscapeDataString(file.Media.FileName)}\"";
        await http.Response.Body.WriteAsync(content, http.RequestAborted);
    }

    private TimeSpan Latency()
    {
        var (least, most) = options.Latency;
        if (most <= TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }

        var share = Noise.ToUnit(Noise.Mix((ulong)Interlocked.Increment(ref answered)));
        return least + ((most - least) * share);
    }

    private Task WaitAsync(TimeSpan delay, CancellationToken aborted) =>
        delay > TimeSpan.Zero ? Task.Delay(delay, corp.Clock.Host, aborted) : Task.CompletedTask;

    private static string QueryWithoutToken(HttpRequest request) =>
        string.Join('&', request.Query.Where(q => q.Key is not ("access_token" or "corpsecret")).Select(q => $"{q.Key}={q.Value}"));

    private static string Shorten(string text) => text.Length <= 4000 ? text : text[..4000];
}
