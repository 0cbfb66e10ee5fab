using System.Net;
using PrivateTraffic.Testing;
using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Customers;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Resilience;
using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests.Resilience;

public sealed class RetryTests : IAsyncDisposable
{
    private const string List = "externalcontact/get_follow_user_list";
    private const string Members = """{"follow_user":["zhangsan"]}""";

    private readonly Bench bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> PassingTroubles => [.. Troubles.Keys];

    private static Dictionary<string, Answer> Troubles { get; } = new()
    {
        ["busy"] = Answers.With(Answers.Refusal(-1)),
        ["data version conflict"] = Answers.With(Answers.Refusal(6000)),
        ["write conflict"] = Answers.With(Answers.Refusal(45035)),
        ["bad gateway"] = Answers.Status(HttpStatusCode.BadGateway),
        ["too many requests"] = Answers.Status(HttpStatusCode.TooManyRequests),
        ["a proxy's page"] = Answers.Status(HttpStatusCode.OK),
        ["truncated"] = Answers.With("""{"follow_user":["zhang"""),
        ["empty"] = Answers.With(""),
        ["no connection"] = Answers.NoConnection,
        ["reset"] = Answers.Reset,
        ["silence"] = Answers.Silence,
    };

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Theory]
    [MemberData(nameof(PassingTroubles))]
    public async Task A_read_outlives_a_passing_trouble(string trouble)
    {
        bench.Server.On(List, Troubles[trouble], Troubles[trouble], Troubles[trouble], Answers.With(Members));

        (await bench.InTime(bench.Client.Members.ListWithCustomerContactAsync(Stop))).Count.ShouldBe(1);

        bench.Server.RequestsOf(List).Count.ShouldBe(4);
    }

    [Theory]
    [MemberData(nameof(PassingTroubles))]
    public async Task A_read_gives_up_after_three_retries(string trouble)
    {
        bench.Server.On(List, Troubles[trouble]);

        var failure = await Should.ThrowAsync<WeComCallException>(bench.InTime(bench.Client.Members.ListWithCustomerContactAsync(Stop)));

        failure.IsTransient.ShouldBeTrue();
        failure.Operation.ShouldBe(List);
        bench.Server.RequestsOf(List).Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("busy", nameof(CallSafety.Once), false)]
    [InlineData("bad gateway", nameof(CallSafety.Once), false)]
    [InlineData("truncated", nameof(CallSafety.Once), false)]
    [InlineData("reset", nameof(CallSafety.Once), false)]
    [InlineData("silence", nameof(CallSafety.Once), false)]
    [InlineData("no connection", nameof(CallSafety.Once), true)]
    [InlineData("write conflict", nameof(CallSafety.Once), true)]
    [InlineData("busy", nameof(CallSafety.Repeatable), true)]
    [InlineData("reset", nameof(CallSafety.Repeatable), true)]
    [InlineData("silence", nameof(CallSafety.Repeatable), true)]
    public async Task A_create_is_tried_again_only_if_it_surely_had_no_effect(string trouble, string safety, bool isRetried)
    {
        var failure = await FailureOf(trouble);
        var call = new ApiCall<EmptyReply>(List, Enum.Parse<CallSafety>(safety), EmptyReply.Type);

        RetryRules.ShouldRetry(call, failure).ShouldBe(isRetried);
    }

    [Theory]
    [InlineData(41063)]
    [InlineData(41079)]
    [InlineData(84061)]
    [InlineData(48002)]
    [InlineData(99999)]
    public async Task Refusals_that_a_second_try_does_not_cure_are_reported_at_once(int code)
    {
        bench.Server.On(List, Answers.Refusal(code));

        var refusal = await Should.ThrowAsync<WeComException>(bench.Client.Members.ListWithCustomerContactAsync(Stop));

        refusal.ErrorCode.ShouldBe(code);
        bench.Server.RequestsOf(List).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_of_the_wrong_shape_is_not_asked_for_again()
    {
        bench.Server.On("externalcontact/get", """{"errcode":0,"external_contact":{"name":"no id"}}""");

        var failure = await Should.ThrowAsync<WeComTransportException>(bench.Client.Customers.GetAsync(A.Customer, Stop));

        failure.Failure.ShouldBe(TransportFailure.UnexpectedShape);
        failure.IsTransient.ShouldBeFalse();
        bench.Server.RequestsOf("externalcontact/get").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_client_error_is_not_retried()
    {
        bench.Server.On(List, Answers.Status(HttpStatusCode.NotFound));

        var failure = await Should.ThrowAsync<WeComTransportException>(bench.Client.Members.ListWithCustomerContactAsync(Stop));

        failure.Status.ShouldBe(HttpStatusCode.NotFound);
        bench.Server.RequestsOf(List).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_server_may_say_when_to_try_again()
    {
        bench.Server.On(
            List,
            (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Headers = { { "Retry-After", "20" } } }),
            Answers.With(Members));
        var started = bench.Clock.GetUtcNow();

        await bench.InTime(bench.Client.Members.ListWithCustomerContactAsync(Stop));

        (bench.Clock.GetUtcNow() - started).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task An_errcode_inside_a_failed_http_answer_is_believed()
    {
        bench.Server.On(List, Answers.Status(HttpStatusCode.Forbidden, Answers.Refusal(48002)));

        (await Should.ThrowAsync<WeComException>(bench.Client.Members.ListWithCustomerContactAsync(Stop))).ErrorCode.ShouldBe(48002);
    }

    [Fact]
    public async Task Giving_up_ends_the_pause_between_tries()
    {
        bench.Server.On(List, Answers.Refusal(-1));
        using var impatient = new CancellationTokenSource();

        var call = bench.Client.Members.ListWithCustomerContactAsync(impatient.Token);
        await Poll.Until(() => bench.Logs.Lines.Any(l => l.Contains(" 4020 ", StringComparison.Ordinal)), "a retry", cancellation: Stop);
        await impatient.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call);
        bench.Server.RequestsOf(List).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Giving_up_ends_the_wait_for_an_answer()
    {
        bench.Server.On(List, Answers.Silence);
        using var impatient = new CancellationTokenSource();

        var call = bench.Client.Members.ListWithCustomerContactAsync(impatient.Token);
        await Poll.Until(() => bench.Server.RequestsOf(List).Count == 1, "the request", cancellation: Stop);
        await impatient.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call);
    }

    [Fact]
    public async Task Retries_can_be_switched_off()
    {
        await using var once = new Bench(options => options.Resilience.MaxRetries = 0);
        once.Server.On(List, Answers.Refusal(-1));

        await Should.ThrowAsync<WeComException>(once.Client.Members.ListWithCustomerContactAsync(Stop));

        once.Server.RequestsOf(List).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Writes_to_one_relation_run_one_after_the_other()
    {
        var go = new TaskCompletionSource();
        bench.Server.On("externalcontact/remark", async (request, cancellationToken) =>
        {
            await (request.Body.Contains("lisi", StringComparison.Ordinal) ? Task.CompletedTask : go.Task.WaitAsync(cancellationToken));
            return ScriptedWeCom.Json(Answers.Ok);
        });
        var remark = new CustomerRemark { Remark = "x" };

        var first = bench.Client.Customers.RemarkAsync(new("ZhangSan"), A.Customer, remark, Stop);
        var second = bench.Bulk.Customers.RemarkAsync(new("zhangsan"), A.Customer, remark, Stop);
        var ofAnother = bench.Client.Customers.RemarkAsync(new("lisi"), A.Customer, remark, Stop);
        await ofAnother;
        await Poll.Until(() => bench.Server.RequestsOf("externalcontact/remark").Count == 2, "the first", cancellation: Stop);
        go.SetResult();

        await Task.WhenAll(first, second);
        bench.Server.RequestsOf("externalcontact/remark").Count.ShouldBe(3);
    }

    private static async Task<WeComCallException> FailureOf(string trouble)
    {
        await using var once = new Bench(options => options.Resilience.MaxRetries = 0);
        once.Server.On(List, Troubles[trouble]);
        return await Should.ThrowAsync<WeComCallException>(once.InTime(once.Client.Members.ListWithCustomerContactAsync(Stop)));
    }
}
