using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using PrivateTraffic.Api.Boundary;

namespace PrivateTraffic.Api.Tests.World;

/// <summary>One person's browser: keeps cookies, speaks a language, and follows an address only when told to.</summary>
public sealed partial class Browser : IDisposable
{
    private readonly HttpClient http;

    /// <param name="home">Where the product is mounted.</param>
    public Browser(Uri home)
    {
        Home = home;
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies });
        Speak("zh-CN,zh;q=0.9,en;q=0.8");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Uri Home { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>What the browser says its languages are.</summary>
    public void Speak(string languages)
    {
        http.DefaultRequestHeaders.AcceptLanguage.Clear();
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(languages);
    }

    /// <summary>Takes itself for the browser inside WeCom's client.</summary>
    public void BeWeComClient() => http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 wxwork/4.1.22 MicroMessenger/7.0.1");

    /// <summary>Signs in by QR code, clicking through WeCom's pages.</summary>
    /// <returns>The address that the product leads to in the end.</returns>
    public async Task<Uri> SignInAsync(string userId, string? page = null)
    {
        using var begin = await GetAsync(page is null ? "/auth/sign-in" : $"/auth/sign-in?return={Uri.EscapeDataString(page)}");
        var scan = begin.Headers.Location.ShouldNotBeNull();
        using var chosen = await GetAsync(new Uri(scan, await LinkOfAsync(new Uri($"{scan}&q={userId}"), userId)).AbsoluteUri);
        using var returned = await GetAsync(chosen.Headers.Location.ShouldNotBeNull().AbsoluteUri);
        returned.StatusCode.ShouldBe(HttpStatusCode.Found);
        return returned.Headers.Location.ShouldNotBeNull();
    }

    /// <summary>Loads an address: below the product, or absolute.</summary>
    public Task<HttpResponseMessage> GetAsync(string address) => http.GetAsync(AddressOf(address), Cancellation);

    /// <summary>Loads an answer of the API.</summary>
    public async Task<T> GetAsync<T>(string address)
    {
        using var response = await GetAsync(address);
        return await response.ReadAsync<T>();
    }

    /// <summary>Loads an answer of the API that must be a problem.</summary>
    public async Task<ProblemResponse> ProblemAsync(string address, int status, string code)
    {
        using var response = await GetAsync(address);
        return await response.ShouldBeProblemAsync(status, code);
    }

    public Task<HttpResponseMessage> PostAsync<T>(string address, T body) =>
        SendAsync(HttpMethod.Post, address, JsonContent.Create(body, options: ApiJson.Options));

    public Task<HttpResponseMessage> PutAsync<T>(string address, T body) =>
        SendAsync(HttpMethod.Put, address, JsonContent.Create(body, options: ApiJson.Options));

    public Task<HttpResponseMessage> DeleteAsync(string address) => SendAsync(HttpMethod.Delete, address, null);

    /// <summary>Sends anything at all.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string address, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, AddressOf(address)) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request, Cancellation);
    }

    public void Dispose() => http.Dispose();

    /// <summary>The link on a sign-in page of WeCom that stands for a member.</summary>
    private async Task<string> LinkOfAsync(Uri page, string userId)
    {
        var html = await http.GetStringAsync(page, Cancellation);
        return Links().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))
            .First(link => link.Contains($"as={userId}", StringComparison.OrdinalIgnoreCase));
    }

    private Uri AddressOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var absolute) && absolute.Scheme != Uri.UriSchemeFile
            ? absolute
            : new Uri(Home.AbsoluteUri.TrimEnd('/') + address);

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Links();
}
