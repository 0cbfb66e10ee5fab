using System.Net;
using System.Text;

namespace PrivateTraffic.WeCom.Tests.Scripted;

/// <summary>What a server or a network does now and then.</summary>
internal static class Answers
{
    private const string Hint = ", hint: [1700000000_1_0123456789abcdef0123456789abcdef]";
    private const string Help = "https://open.work.weixin.qq.com/devtool/query";

    public static string Ok => """{"errcode":0,"errmsg":"ok"}""";

    /// <summary>A refusal with the tail that WeCom appends to every one (D90313).</summary>
    public static string Refusal(int code, string message = "some text") =>
        $$"""{"errcode":{{code}},"errmsg":"{{message}}{{Hint}}, from ip: 203.0.113.7, more info at {{Help}}?e={{code}}"}""";

    public static Answer With(string json) => (_, _) => Task.FromResult(ScriptedWeCom.Json(json));

    public static Answer Status(HttpStatusCode status, string body = "<html>Bad gateway</html>") =>
        (_, _) => Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "text/html") });

    /// <summary>Never connected: the request did not arrive.</summary>
    public static Answer NoConnection => (_, _) =>
        throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused (wecom.example.test:443)");

    /// <summary>The connection broke while waiting for the answer: the request may have arrived.</summary>
    public static Answer Reset => (_, _) =>
        throw new HttpRequestException("An error occurred while sending the request.", new IOException("reset"));

    /// <summary>Answers only when the client gives up.</summary>
    public static Answer Silence => async (_, cancellationToken) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new System.Diagnostics.UnreachableException();
    };

    /// <summary>Answers when the test says so.</summary>
    public static Answer When(Task go, string json) => async (_, cancellationToken) =>
    {
        await go.WaitAsync(cancellationToken);
        return ScriptedWeCom.Json(json);
    };
}
