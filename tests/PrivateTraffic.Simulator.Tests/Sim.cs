using System.Net.Http.Json;
using System.Text.Json;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Simulator.Tests;

/// <summary>A simulator on a free port with a clock that stands until a test moves it, and verbs to talk to it.</summary>
internal sealed class Sim : IAsyncDisposable
{
    private readonly SimulatorHost host;
    private readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);
    private TimeSpan jumped;

    private Sim(SimulatorHost host, ManualClock clock)
    {
        this.host = host;
        Clock = clock;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.BaseAddress };
    }

    public ManualClock Clock { get; }

    public HttpClient Http { get; }

    public Uri BaseAddress => host.BaseAddress;

    public Uri SidebarAddress => host.SidebarAddress;

    /// <summary>Seconds since 1970 on the simulator's clock.</summary>
    public long Now => (Clock.GetUtcNow() + jumped).ToUnixTimeSeconds();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Sim> StartAsync(Func<SimulatorOptions, SimulatorOptions>? change = null)
    {
        var clock = new ManualClock();
        var options = new SimulatorOptions { Time = clock };
        return new Sim(await SimulatorHost.StartAsync(change?.Invoke(options) ?? options, Cancellation), clock);
    }

    /// <summary>The answer of a GET API with the main app's token.</summary>
    public Task<JsonElement> GetAsync(string api, string query = "") => GetAsync(DemoIdentity.Secret, api, query);

    public async Task<JsonElement> GetAsync(string secret, string api, string query) =>
        await ReadAsync(await Http.GetAsync($"/cgi-bin/{api}?access_token={await TokenAsync(secret)}&{query}", Cancellation));

    /// <summary>The answer of a POST API with the main app's token.</summary>
    public Task<JsonElement> PostAsync(string api, object body) => PostAsync(DemoIdentity.Secret, api, body);

    public async Task<JsonElement> PostAsync(string secret, string api, object body) => await ReadAsync(await SendAsync(secret, api, body));

    /// <summary>The raw answer, for what is not JSON.</summary>
    public async Task<HttpResponseMessage> SendAsync(string secret, string api, object body) =>
        await Http.PostAsJsonAsync($"/cgi-bin/{api}?access_token={await TokenAsync(secret)}", body, Cancellation);

    /// <summary>The answer to a body exactly as written.</summary>
    public async Task<JsonElement> PostTextAsync(string api, string body)
    {
        using var content = new StringContent(body);
        return await ReadAsync(
            await Http.PostAsync($"/cgi-bin/{api}?access_token={await TokenAsync(DemoIdentity.Secret)}", content, Cancellation));
    }

    /// <summary>Uploads a file under the multipart name WeCom asks for.</summary>
    public async Task<JsonElement> UploadAsync(string api, byte[] content, string fileName)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "media", fileName } };
        var separator = api.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return await ReadAsync(
            await Http.PostAsync($"/cgi-bin/{api}{separator}access_token={await TokenAsync(DemoIdentity.Secret)}", form, Cancellation));
    }

    /// <summary>A token as the app keeps it: fetched once.</summary>
    public async Task<string> TokenAsync(string secret)
    {
        if (!tokens.TryGetValue(secret, out var token))
        {
            tokens[secret] = token = (await FetchTokenAsync(secret)).GetProperty("access_token").GetString()!;
        }

        return token;
    }

    public async Task<JsonElement> FetchTokenAsync(string secret) =>
        await ReadAsync(await Http.GetAsync($"/cgi-bin/gettoken?corpid={DemoIdentity.CorpId}&corpsecret={secret}", Cancellation));

    /// <summary>Forgets the tokens, as an app does after a refusal.</summary>
    public void ForgetTokens() => tokens.Clear();

    public async Task<JsonElement> ControlAsync(string path) => await ReadAsync(await Http.GetAsync("/_sim/" + path, Cancellation));

    public async Task<JsonElement> ActAsync(object act) => await ReadOkAsync(await Http.PostAsJsonAsync("/_sim/act", act, Cancellation));

    public async Task<JsonElement> FaultAsync(object fault) =>
        await ReadOkAsync(await Http.PostAsJsonAsync("/_sim/faults", fault, Cancellation));

    public async Task<HttpResponseMessage> PutControlAsync(string path, object body) =>
        await Http.PutAsJsonAsync("/_sim/" + path, body, Cancellation);

    public async Task<HttpResponseMessage> PostControlAsync(string path, object body) =>
        await Http.PostAsJsonAsync("/_sim/" + path, body, Cancellation);

    public async Task ClearFaultsAsync() => (await Http.DeleteAsync("/_sim/faults", Cancellation)).EnsureSuccessStatusCode();

    /// <summary>Lets the simulator's clock jump and the world go along. Tokens are forgotten when they cannot have survived it.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        await ReadOkAsync(await PostControlAsync("clock", new { advanceSeconds = by.TotalSeconds }));
        jumped += by;
        if (by >= TimeSpan.FromHours(2))
        {
            ForgetTokens();
        }
    }

    /// <summary>Lets time go by until a call is answered, where answers take their time.</summary>
    public async Task<T> WithTimeAsync<T>(Task<T> call)
    {
        await Poll.Until(
            () =>
            {
                Clock.Advance(TimeSpan.FromMilliseconds(100));
                return call.IsCompleted;
            },
            "an answer",
            cancellation: Cancellation);
        return await call;
    }

    /// <summary>All rows of /_sim/truth.</summary>
    public async Task<IReadOnlyList<JsonElement>> TruthAsync(string kind) =>
        [.. (await TextAsync("/_sim/truth/" + kind)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    public async Task<string> TextAsync(string path) => await Http.GetStringAsync(path, Cancellation);

    /// <summary>User ids of members who serve customers.</summary>
    public async Task<IReadOnlyList<string>> ServingAsync(string secret = DemoIdentity.Secret) =>
        [.. (await GetAsync(secret, "externalcontact/get_follow_user_list", "")).Strings("follow_user")];

    /// <summary>A member with customers, and one of them who has not left.</summary>
    public async Task<(string UserId, string Customer)> FriendsAsync(int skip = 0)
    {
        var relation = (await TruthAsync("relations")).Where(
            r => r.Text("status") == "mutual" && r.Text("external_userid").StartsWith("wm", StringComparison.Ordinal)).ElementAt(skip);
        return (relation.Text("userid"), relation.Text("external_userid"));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await host.DisposeAsync();
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        }
    }

    private static async Task<JsonElement> ReadOkAsync(HttpResponseMessage answer)
    {
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Cancellation));
        return await ReadAsync(answer);
    }
}
