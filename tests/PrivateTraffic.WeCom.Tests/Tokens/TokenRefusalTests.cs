using System.Net;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Tests.Scripted;
using PrivateTraffic.WeCom.Tokens;

namespace PrivateTraffic.WeCom.Tests.Tokens;

public sealed class TokenRefusalTests : IAsyncDisposable
{
    private const string List = "externalcontact/get_follow_user_list";

    private readonly Bench bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Theory]
    [InlineData(40013, TokenProblem.CorpId)]
    [InlineData(2000002, TokenProblem.CorpId)]
    [InlineData(40001, TokenProblem.Secret)]
    [InlineData(40091, TokenProblem.Secret)]
    [InlineData(50003, TokenProblem.AppDisabled)]
    [InlineData(60020, TokenProblem.Address)]
    [InlineData(45009, TokenProblem.TooManyAttempts)]
    [InlineData(301007, TokenProblem.CorpClosed)]
    [InlineData(41004, TokenProblem.Other)]
    public async Task A_refusal_says_what_to_put_right_and_is_not_retried(int code, TokenProblem problem)
    {
        bench.Server.On("gettoken", Answers.Refusal(code));

        var refusal = await RefusalAsync();

        refusal.Problem.ShouldBe(problem);
        refusal.ErrorCode.ShouldBe(code);
        refusal.IsTransient.ShouldBeFalse();
        bench.Server.RequestsOf("gettoken").Count.ShouldBe(1);
        bench.Server.RequestsOf(List).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_untrusted_address_is_named()
    {
        bench.Server.On("gettoken", Answers.Refusal(60020, "not allow to access from your ip"));

        (await RefusalAsync()).CallerAddress.ShouldBe(IPAddress.Parse("203.0.113.7"));
    }

    [Fact]
    public async Task A_wrong_secret_is_not_shown_to_wecom_again_for_a_while()
    {
        bench.Server.On("gettoken", Answers.Refusal(40001));
        var first = await RefusalAsync();

        bench.Clock.Advance(TimeSpan.FromSeconds(20));
        var second = await RefusalAsync();

        bench.Server.RequestsOf("gettoken").Count.ShouldBe(1);
        first.RetryAfter.ShouldBe(TimeSpan.FromMinutes(1));
        second.RetryAfter.ShouldBe(TimeSpan.FromSeconds(40));
        second.NextAttemptAt.ShouldBe(first.NextAttemptAt);
        second.Problem.ShouldBe(TokenProblem.Secret);
    }

    [Fact]
    public async Task The_pause_doubles_up_to_an_hour()
    {
        bench.Server.On("gettoken", Answers.Refusal(40001));

        List<double> minutes = [];
        for (var i = 0; i < 8; i++)
        {
            var refusal = await RefusalAsync();
            minutes.Add(refusal.RetryAfter!.Value.TotalMinutes);
            bench.Clock.Advance(refusal.RetryAfter.Value);
        }

        minutes.ShouldBe([1, 2, 4, 8, 16, 32, 60, 60]);
    }

    [Fact]
    public async Task A_blocked_address_waits_an_hour_and_an_untrusted_one_a_minute()
    {
        bench.Server.On("gettoken", Answers.Refusal(45009), Answers.Refusal(60020), Answers.Refusal(60020));

        (await RefusalAsync()).RetryAfter.ShouldBe(TimeSpan.FromHours(1));
        bench.Clock.Advance(TimeSpan.FromHours(1));
        (await RefusalAsync()).RetryAfter.ShouldBe(TimeSpan.FromMinutes(1));
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        (await RefusalAsync()).RetryAfter.ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_corrected_secret_is_tried_at_once()
    {
        bench.Server.On(List, """{"follow_user":[]}""").On("gettoken", (request, _) => Task.FromResult(ScriptedWeCom.Json(
            request.Query["corpsecret"] == "right" ? """{"access_token":"T","expires_in":7200}""" : Answers.Refusal(40001))));
        await RefusalAsync();

        bench.App = bench.App with { Secret = "right" };

        (await bench.Client.Members.ListWithCustomerContactAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_busy_gettoken_is_asked_again_but_not_twice_over()
    {
        bench.Server.On("gettoken", Answers.Refusal(-1));

        var busy = await Should.ThrowAsync<WeComException>(
            bench.InTime(bench.Client.Members.ListWithCustomerContactAsync(Stop)));

        busy.Operation.ShouldBe("gettoken");
        busy.IsTransient.ShouldBeTrue();
        bench.Server.RequestsOf("gettoken").Count.ShouldBe(4);
    }

    private Task<WeComTokenException> RefusalAsync() =>
        Should.ThrowAsync<WeComTokenException>(bench.Client.Members.ListWithCustomerContactAsync(Stop));
}
