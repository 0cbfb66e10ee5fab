using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace PrivateTraffic.WeCom.Tests.Scripted;

/// <summary>Answers one request; what a server, or the network before it, may do.</summary>
internal delegate Task<HttpResponseMessage> Answer(RecordedRequest request, CancellationToken cancellationToken);

/// <summary>
/// A WeCom that says what the test has written down: for each API a list of answers in order, of which the last repeats. It keeps what it
/// was asked. gettoken gives TOKEN-1, TOKEN-2 and so on unless a script says otherwise.
/// </summary>
internal sealed class ScriptedWeCom : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Answer>> scripts = new();
    private readonly ConcurrentQueue<RecordedRequest> requests = new();
    private int tokensGiven;

    public ScriptedWeCom() => On("gettoken", (_, _) =>
    {
        var token = TokenNumber(Interlocked.Increment(ref tokensGiven));
        return Task.FromResult(Json($$"""{"errcode":0,"errmsg":"ok","access_token":"{{token}}","expires_in":7200}"""));
    });

    public IReadOnlyList<RecordedRequest> Requests => [.. requests];

    public static string TokenNumber(int number) => $"TOKEN-{number}-secret";

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    public IReadOnlyList<RecordedRequest> RequestsOf(string operation) => [.. requests.Where(r => r.Operation == operation)];

    public ScriptedWeCom On(string operation, params Answer[] answers)
    {
        scripts[operation] = new ConcurrentQueue<Answer>(answers);
        return this;
    }

    /// <summary>Answers with these JSON texts in order.</summary>
    public ScriptedWeCom On(string operation, params string[] answers) =>
        On(operation, [.. answers.Select(json => (Answer)((_, _) => Task.FromResult(Json(json))))]);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var address = request.RequestUri!.GetLeftPart(UriPartial.Path);
        var recorded = new RecordedRequest(
            request.Method.Method,
            address,
            address.Split("/cgi-bin/")[1],
            QueryHelpers.ParseQuery(request.RequestUri.Query).ToDictionary(q => q.Key, q => q.Value.ToString()),
            request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken),
            request.Content?.Headers.ContentType?.ToString());
        requests.Enqueue(recorded);

        var answers = scripts.GetValueOrDefault(recorded.Operation)
            ?? throw new InvalidOperationException($"No script for {recorded.Operation}.");
        Answer? answer;
        if (answers.Count > 1)
        {
            answers.TryDequeue(out answer);
        }
        else
        {
            answers.TryPeek(out answer);
        }

        return await answer!(recorded, cancellationToken);
    }
}
