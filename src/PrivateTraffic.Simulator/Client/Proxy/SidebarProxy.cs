using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using PrivateTraffic.Simulator.SignIn;

namespace PrivateTraffic.Simulator.Client.Proxy;

/// <summary>
/// Shows the sidebar's site under an address of the client's own, so that the bridge can be in the page from the start. All
/// else passes through: the site sees this address as its host, redirects come back here, and streams stay streams.
/// </summary>
internal sealed class SidebarProxy(Simulation simulation) : IDisposable
{
    private const string Mark = "sidebar";

    private static readonly string[] NotForwarded = ["Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Host", "Cookie", "User-Agent", "Content-Length"];
    private static readonly string[] NotReturned = ["Connection", "Keep-Alive", "Transfer-Encoding", "Upgrade", "Content-Length", "X-Frame-Options", "Strict-Transport-Security"];

    private readonly MemberCookies cookies = new();
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
    });

    /// <summary>Marks the connections of the sidebar's own listener.</summary>
    public static void Tag(Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions listener) => listener.Use(next => connection =>
    {
        connection.Items[Mark] = true;
        return next(connection);
    });

    /// <summary>Answers what came through that listener; everything else goes on.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IConnectionItemsFeature>()?.Items.ContainsKey(Mark) != true)
        {
            await next(context);
        }
        else if (simulation.Options.SidebarUrl is not { } site)
        {
            await Results.Bytes(Assets.Read("no-sidebar.html"), "text/html; charset=utf-8").ExecuteAsync(context);
        }
        else
        {
            await ForwardAsync(context, new Uri(site.GetLeftPart(UriPartial.Authority)));
        }
    }

    public void Dispose() => http.Dispose();

    private async Task ForwardAsync(HttpContext context, Uri site)
    {
        var member = context.Request.Cookies[SignInRoutes.MemberCookie] ?? "nobody";
        using var request = RequestTo(site, context.Request, member);
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, context.RequestAborted);
        }
        catch (HttpRequestException unreachable)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            await context.Response.WriteAsync($"The sidebar's site does not answer: {unreachable.Message}", context.RequestAborted);
            return;
        }

        using (response)
        {
            var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(12));
            var isPage = response.Content.Headers.ContentType?.MediaType == "text/html";
            CopyHeaders(context, response, site, member, isPage ? nonce : null);
            if (isPage)
            {
                await SendPageAsync(context, response, nonce);
            }
            else
            {
                await CopyBodyAsync(context, response);
            }
        }
    }

    private static bool HasBody(HttpRequest request) => request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0;

    private HttpRequestMessage RequestTo(Uri site, HttpRequest from, string member)
    {
        var request = new HttpRequestMessage(new HttpMethod(from.Method), new Uri(site, from.Path.ToUriComponent() + from.QueryString))
        {
            Content = HasBody(from) ? new StreamContent(from.Body) : null,
        };
        foreach (var (name, values) in from.Headers.Where(h => !NotForwarded.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        // The site believes it lives at the address in the frame: that is its trusted domain.
        request.Headers.Host = from.Host.Value;
        request.Headers.TryAddWithoutValidation("User-Agent", $"{from.Headers.UserAgent} {BridgeScript.UserAgent}");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", from.Host.Value);
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", from.Scheme);
        request.Headers.Remove("Accept-Encoding");
        if (cookies.ForServer(from.Headers.Cookie, member) is { } header)
        {
            request.Headers.TryAddWithoutValidation("Cookie", header);
        }

        return request;
    }

    private void CopyHeaders(HttpContext context, HttpResponseMessage response, Uri site, string member, string? nonce)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        var own = $"{context.Request.Scheme}://{context.Request.Host}";
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(h => !NotReturned.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
        {
            IEnumerable<string> changed = name.ToUpperInvariant() switch
            {
                "LOCATION" => values.Select(value => Relocate(value, site, own)),
                "SET-COOKIE" => values.Select(value => cookies.ForBrowser(value, member)),
                "CONTENT-SECURITY-POLICY" when nonce is not null => values.Select(value => ContentPolicy.Admit(value, nonce)),
                _ => values,
            };
            context.Response.Headers.Append(name, new StringValues([.. changed]));
        }
    }

    // A site that names itself by its own address, in a redirect or in what it asks the sign-in page to come back to, means this one.
    private static string Relocate(string location, Uri site, string own)
    {
        var origin = site.GetLeftPart(UriPartial.Authority);
        return location
            .Replace(origin, own, StringComparison.OrdinalIgnoreCase)
            .Replace(Uri.EscapeDataString(origin), Uri.EscapeDataString(own), StringComparison.OrdinalIgnoreCase);
    }

    private async Task SendPageAsync(HttpContext context, HttpResponseMessage response, string nonce)
    {
        var html = await response.Content.ReadAsStringAsync(context.RequestAborted);
        var content = Encoding.UTF8.GetBytes(BridgeScript.Inject(html, simulation.ClientPort, nonce));
        context.Response.Headers.Remove(HeaderNames.ETag);
        context.Response.Headers.Remove(HeaderNames.LastModified);
        context.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        }
    }

    private static async Task CopyBodyAsync(HttpContext context, HttpResponseMessage response)
    {
        if (HttpMethods.IsHead(context.Request.Method) || response.StatusCode is HttpStatusCode.NotModified or HttpStatusCode.NoContent)
        {
            return;
        }

        context.Response.ContentLength = response.Content.Headers.ContentLength;
        await using var body = await response.Content.ReadAsStreamAsync(context.RequestAborted);
        var buffer = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }
}
