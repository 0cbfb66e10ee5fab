using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Messages;
using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests.Messages;

public sealed class WelcomeMessagesTests : IAsyncDisposable
{
    private const string Send = "externalcontact/send_welcome_msg";

    private readonly Bench bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_new_customer_is_greeted_with_the_code_of_the_event()
    {
        bench.Server.On(Send, Answers.Ok);

        (await SendAsync()).ShouldBe(WelcomeOutcome.Sent);

        bench.Server.RequestsOf(Send)[0].ShouldHaveBody("""{"welcome_code":"CODE","text":{"content":"欢迎"}}""");
    }

    [Theory]
    [InlineData(41050, WelcomeOutcome.CodeUnusable)]
    [InlineData(41051, WelcomeOutcome.AlreadyDelivered)]
    public async Task Being_late_is_an_outcome_and_not_an_error(int code, WelcomeOutcome outcome)
    {
        bench.Server.On(Send, Answers.Refusal(code));

        (await SendAsync()).ShouldBe(outcome);
        bench.Server.RequestsOf(Send).Count.ShouldBe(1);
    }

    [Fact]
    public async Task While_another_app_is_greeting_we_try_again()
    {
        bench.Server.On(Send, Answers.Refusal(41096), Answers.Refusal(41051));

        (await bench.InTime(SendAsync())).ShouldBe(WelcomeOutcome.AlreadyDelivered);
    }

    [Fact]
    public async Task Anything_else_is_an_error()
    {
        bench.Server.On(Send, Answers.Refusal(41053));

        (await Should.ThrowAsync<WeComException>(SendAsync())).ErrorCode.ShouldBe(41053);
    }

    private Task<WelcomeOutcome> SendAsync() => bench.Client.WelcomeMessages.SendAsync("CODE", MassMessageContent.Of("欢迎"), Stop);
}
