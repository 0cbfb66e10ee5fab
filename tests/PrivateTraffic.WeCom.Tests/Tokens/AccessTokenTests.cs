using PrivateTraffic.Testing;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Tests.Scripted;
using PrivateTraffic.WeCom.Tokens;

namespace PrivateTraffic.WeCom.Tests.Tokens;

public sealed class AccessTokenTests : IAsyncDisposable
{
    private const string List = "externalcontact/get_follow_user_list";
    private const string Members = """{"errcode":0,"errmsg":"ok","follow_user":["zhangsan"]}""";

    private readonly Bench bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_token_is_fetched_once_and_used_for_every_call()
    {
        bench.Server.On(List, Members);

        await CallAsync();
        await CallAsync();

        var asked = bench.Server.RequestsOf("gettoken").ShouldHaveSingleItem();
        asked.Query["corpid"].ShouldBe(bench.App.CorpId);
        asked.Query["corpsecret"].ShouldBe(bench.App.Secret);
        bench.Server.RequestsOf(List).Select(r => r.Token).ShouldBe([ScriptedWeCom.TokenNumber(1), ScriptedWeCom.TokenNumber(1)]);
    }

    [Fact]
    public async Task Fifty_callers_at_once_cause_one_fetch()
    {
        var go = new TaskCompletionSource();
        bench.Server.On("gettoken", Answers.When(go.Task, """{"access_token":"T","expires_in":7200}""")).On(List, Members);

        var calls = Enumerable.Range(0, 50).Select(_ => CallAsync()).ToArray();
        await Poll.Until(() => bench.Server.RequestsOf("gettoken").Count == 1, "gettoken", cancellation: Stop);
        go.SetResult();
        await Task.WhenAll(calls);

        bench.Server.RequestsOf("gettoken").Count.ShouldBe(1);
        bench.Server.RequestsOf(List).Count.ShouldBe(50);
    }

    [Fact]
    public async Task A_waiter_that_gives_up_leaves_the_fetch_to_the_others()
    {
        var go = new TaskCompletionSource();
        bench.Server.On("gettoken", Answers.When(go.Task, """{"access_token":"T","expires_in":7200}""")).On(List, Members);
        using var impatient = new CancellationTokenSource();

        var givesUp = bench.Client.Members.ListWithCustomerContactAsync(impatient.Token);
        var waits = CallAsync();
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(givesUp);
        go.SetResult();

        await waits;
        bench.Server.RequestsOf("gettoken").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Shortly_before_its_end_a_token_is_replaced_while_it_still_serves()
    {
        bench.Server.On(List, Members);
        await CallAsync();

        bench.Clock.Advance(TimeSpan.FromMinutes(115.5));
        await CallAsync();
        await Poll.Until(
            async () =>
            {
                await CallAsync();
                return bench.Server.RequestsOf(List)[^1].Token == ScriptedWeCom.TokenNumber(2);
            },
            "the second token",
            cancellation: Stop);

        bench.Server.RequestsOf(List)[1].Token.ShouldBe(ScriptedWeCom.TokenNumber(1));
        bench.Server.RequestsOf("gettoken").Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_failed_early_refresh_is_not_noticed_while_the_old_token_is_good()
    {
        bench.Server
            .On("gettoken", Answers.With("""{"access_token":"T","expires_in":7200}"""), Answers.With(Answers.Refusal(60020)))
            .On(List, Members);
        await CallAsync();

        bench.Clock.Advance(TimeSpan.FromMinutes(116));
        await CallAsync();
        await Poll.Until(
            () => bench.Logs.Lines.Any(line => line.Contains(" 4005 ", StringComparison.Ordinal)), "the warning", cancellation: Stop);
        await CallAsync();

        bench.Server.RequestsOf(List).ShouldAllBe(r => r.Token == "T");
        bench.Server.RequestsOf("gettoken").Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_token_with_little_time_left_is_not_fetched_again_on_every_call()
    {
        bench.Server.On("gettoken", """{"access_token":"T","expires_in":200}""").On(List, Members);

        await CallAsync();
        bench.Clock.Advance(TimeSpan.FromSeconds(90));
        await CallAsync();

        bench.Server.RequestsOf("gettoken").Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_its_end_a_token_is_fetched_anew()
    {
        bench.Server.On(List, Members);
        await CallAsync();

        bench.Clock.Advance(TimeSpan.FromSeconds(7200));
        await CallAsync();

        bench.Server.RequestsOf(List)[1].Token.ShouldBe(ScriptedWeCom.TokenNumber(2));
    }

    [Theory]
    [InlineData(40014)]
    [InlineData(42001)]
    [InlineData(40001)]
    public async Task A_refused_token_is_replaced_and_the_call_replayed(int code)
    {
        bench.Server.On(List, Answers.Refusal(code), Members);

        (await bench.Client.Members.ListWithCustomerContactAsync(Stop)).Count.ShouldBe(1);

        bench.Server.RequestsOf(List).Select(r => r.Token).ShouldBe([ScriptedWeCom.TokenNumber(1), ScriptedWeCom.TokenNumber(2)]);
    }

    [Theory]
    [InlineData(40014, WeComErrorAction.RefreshToken)]
    [InlineData(40001, WeComErrorAction.Configuration)]
    public async Task A_call_is_replayed_once_and_no_more(int code, WeComErrorAction action)
    {
        bench.Server.On(List, Answers.Refusal(code));

        var refusal = await Should.ThrowAsync<WeComException>(bench.InTime(CallAsync()));

        refusal.ErrorCode.ShouldBe(code);
        refusal.Action.ShouldBe(action);
        bench.Server.RequestsOf(List).Count.ShouldBe(2);
        bench.Server.RequestsOf("gettoken").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Many_calls_refused_with_one_token_throw_away_that_token_only()
    {
        bench.Server.On(List, (request, _) => Task.FromResult(ScriptedWeCom.Json(
            request.Token == ScriptedWeCom.TokenNumber(1) ? Answers.Refusal(42001) : Members)));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => CallAsync()));

        bench.Server.RequestsOf("gettoken").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Refusals_that_new_tokens_do_not_cure_do_not_hammer_gettoken()
    {
        bench.Server.On(List, Answers.Refusal(40014));

        for (var i = 0; i < 20; i++)
        {
            await Should.ThrowAsync<WeComException>(CallAsync());
        }

        bench.Server.RequestsOf("gettoken").Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_host_may_supply_the_tokens()
    {
        var tokens = new HostTokens();
        await using var hosted = new Bench(register: services => services.Add(new(typeof(IAccessTokenSource), tokens)));
        hosted.Server.On(List, Answers.Refusal(42001), Members);

        await hosted.Client.Members.ListWithCustomerContactAsync(Stop);

        hosted.Server.RequestsOf(List).Select(r => r.Token).ShouldBe(["HOST-0", "HOST-1"]);
        hosted.Server.RequestsOf("gettoken").ShouldBeEmpty();
    }

    private async Task CallAsync() => await bench.Client.Members.ListWithCustomerContactAsync(Stop);

    private sealed class HostTokens : IAccessTokenSource
    {
        private int discarded;

        public ValueTask<AccessToken> GetAsync(WeComApp app, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new AccessToken($"HOST-{discarded}", DateTimeOffset.MaxValue));

        public ValueTask DiscardAsync(WeComApp app, AccessToken refused, CancellationToken cancellationToken)
        {
            discarded++;
            return ValueTask.CompletedTask;
        }
    }
}
