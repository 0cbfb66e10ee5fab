using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.WeCom.Calls;

/// <summary>
/// The innermost step: sends the request and reads the answer. The one place where an errcode becomes an exception and where HTTP, sockets
/// and JSON become a <see cref="WeComTransportException"/>.
/// </summary>
internal sealed class HttpSender(WeComApp app, IHttpClientFactory http) : ICallSender
{
    public async Task<TReply> SendAsync<TReply>(ApiCall<TReply> call, CancellationToken cancellationToken)
    {
        using var request = CreateRequest(call);
        try
        {
            var client = http.CreateClient(WeComNames.HttpClient);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            using var body = new ResponseBody();
            await body.FillAsync(response.Content, cancellationToken);
            return Read(call, response, body.Utf8);
        }
        catch (HttpRequestException e)
        {
            var failure = HasNotArrived(e) ? TransportFailure.NotConnected : TransportFailure.ConnectionLost;
            throw new WeComTransportException(call.Operation, failure, innerException: e);
        }
        catch (IOException e)
        {
            throw new WeComTransportException(call.Operation, TransportFailure.ConnectionLost, innerException: e);
        }
        catch (OperationCanceledException e) when (e.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            // SocketsHttpHandler.ConnectTimeout reports itself in this way.
            throw new WeComTransportException(call.Operation, TransportFailure.NotConnected, innerException: e);
        }
    }

    private static TReply Read<TReply>(ApiCall<TReply> call, HttpResponseMessage response, ReadOnlySpan<byte> utf8)
    {
        Envelope envelope;
        try
        {
            envelope = Envelope.Read(utf8);
        }
        catch (JsonException e)
        {
            throw response.IsSuccessStatusCode
                ? new WeComTransportException(call.Operation, TransportFailure.NotJson, innerException: e)
                : StatusFailure(call, response);
        }

        if (envelope.ErrorCode != ErrorCodes.Ok)
        {
            throw envelope.ErrorCode == ErrorCodes.InvalidCursor
                ? new CursorInvalidException(call.Operation, envelope.ErrorMessage)
                : new WeComException(call.Operation, envelope.ErrorCode, envelope.ErrorMessage);
        }

        return response.IsSuccessStatusCode ? Read(call.Operation, call.Reply, utf8) : throw StatusFailure(call, response);
    }

    private static TReply Read<TReply>(string operation, JsonTypeInfo<TReply> type, ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, type) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new WeComTransportException(
                operation, IsWellFormed(utf8) ? TransportFailure.UnexpectedShape : TransportFailure.NotJson, innerException: e);
        }
    }

    private static WeComTransportException StatusFailure(ApiCall call, HttpResponseMessage response) =>
        new(call.Operation, TransportFailure.HttpStatus, response.StatusCode, response.Headers.RetryAfter?.Delta);

    private static bool HasNotArrived(HttpRequestException e) => e.HttpRequestError is HttpRequestError.NameResolutionError
        or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static bool IsWellFormed(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            reader.Read();
            reader.Skip();
            return reader.CurrentDepth == 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private HttpRequestMessage CreateRequest(ApiCall call)
    {
        var address = new StringBuilder(app.ApiBaseAddress.AbsoluteUri.TrimEnd('/')).Append("/cgi-bin/").Append(call.Operation);
        var separator = '?';
        foreach (var (name, value) in call.Query)
        {
            Append(name, value);
        }

        if (call.Token is { } token)
        {
            Append("access_token", token.Value);
        }

        return new HttpRequestMessage(call.Body is null ? HttpMethod.Get : HttpMethod.Post, address.ToString())
        {
            Content = call.Body?.CreateContent(),
        };

        void Append(string name, string value)
        {
            address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
    }
}
