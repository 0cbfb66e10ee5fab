using Microsoft.Extensions.DependencyInjection;
using PrivateTraffic.Testing;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.RateLimits;
using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests.RateLimits;

public class RateBudgetTests
{
    private const string List = "externalcontact/get_follow_user_list";
    private const string Members = """{"follow_user":["zhangsan"]}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bulk_waits_out_a_closure_and_goes_on()
    {
        await using var bench = new Bench();
        bench.Server.On(List, Answers.Refusal(45009), Members);
        var started = bench.Clock.GetUtcNow();

        await bench.InTime(bench.Bulk.Members.ListWithCustomerContactAsync(Stop));

        (bench.Clock.GetUtcNow() - started).ShouldBeInRange(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(62));
        bench.Server.RequestsOf(List).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_person_is_told_at_once_when_to_come_back()
    {
        await using var bench = new Bench();
        bench.Server.On(List, Answers.Refusal(45009), Members);

        var refusal = await Should.ThrowAsync<RateBudgetException>(bench.Client.Members.ListWithCustomerContactAsync(Stop));

        refusal.RetryAfter.ShouldBe(TimeSpan.FromMinutes(1));
        refusal.IsTransient.ShouldBeTrue();
        bench.Server.RequestsOf(List).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Another_api_is_not_affected_by_a_closure()
    {
        await using var bench = new Bench();
        bench.Server.On(List, Answers.Refusal(45009)).On("externalcontact/list", """{"external_userid":[]}""");
        await Should.ThrowAsync<RateBudgetException>(bench.Client.Members.ListWithCustomerContactAsync(Stop));

        (await bench.Client.Customers.ListAsync(A.Zhang, Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_many_at_once_lowers_the_ceiling_and_the_call_is_tried_again()
    {
        await using var bench = new Bench();
        bench.Server.On(List, Answers.Refusal(45033), Members);

        await bench.InTime(bench.Client.Members.ListWithCustomerContactAsync(Stop));

        bench.Server.RequestsOf(List).Count.ShouldBe(2);
        bench.Logs.Lines.ShouldContain(line => line.Contains(" 4011 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Abnormal_traffic_is_not_retried()
    {
        await using var bench = new Bench();
        bench.Server.On(List, Answers.Refusal(45036));

        var refusal = await Should.ThrowAsync<WeComException>(bench.Bulk.Members.ListWithCustomerContactAsync(Stop));

        refusal.Action.ShouldBe(WeComErrorAction.BackOff);
        refusal.RetryAfter.ShouldBe(TimeSpan.FromHours(1));
        bench.Server.RequestsOf(List).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_limit_per_address_holds_over_all_corps()
    {
        await using var bench = new Bench(options => options.RateBudget.PerAddress.PerMinute = 2);
        var budget = bench.Services.GetRequiredService<IRateBudget>();
        await CallOnceAsync("corp1");
        await CallOnceAsync("corp2");

        var third = CallOnceAsync("corp3");
        third.IsCompleted.ShouldBeFalse();
        bench.Clock.Advance(TimeSpan.FromSeconds(61));

        await third;

        async Task CallOnceAsync(string corp)
        {
            await using var lease = await budget.AcquireAsync(new ApiKey(corp, List), CallPriority.Bulk, Stop);
        }
    }

    [Fact]
    public async Task A_place_at_the_address_is_given_back_when_the_corp_refuses()
    {
        await using var bench = new Bench(options => options.RateBudget.PerAddress.AtOnce = 1);
        bench.Server.On(List, Answers.Refusal(45009));
        await Should.ThrowAsync<RateBudgetException>(bench.Client.Members.ListWithCustomerContactAsync(Stop));

        await Should.ThrowAsync<RateBudgetException>(bench.Client.Members.ListWithCustomerContactAsync(Stop));
        bench.App = A.App(corp: "wwanother");
        bench.Server.On(List, Members);

        (await bench.Client.Members.ListWithCustomerContactAsync(Stop)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_api_may_have_limits_of_its_own()
    {
        await using var bench = new Bench(options => options.RateBudget.Apis[List] = new ApiRateLimit { PerMinute = 1 });
        bench.Server.On(List, Members);
        await bench.Client.Members.ListWithCustomerContactAsync(Stop);

        var second = bench.Bulk.Members.ListWithCustomerContactAsync(Stop);
        await Poll.Until(
            async () => (await SnapshotAsync(bench, List)).Waiting == 1, "the second call to wait", cancellation: Stop);
        bench.Clock.Advance(TimeSpan.FromSeconds(61));

        (await second).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_snapshot_shows_every_api_called_and_what_is_left_of_it()
    {
        await using var bench = new Bench(options => options.RateBudget.PerCorp.PerMinute = 100);
        bench.Server.On(List, Members);
        await bench.Client.Members.ListWithCustomerContactAsync(Stop);

        var allowances = await bench.Services.GetRequiredService<IRateBudget>().SnapshotAsync(bench.App.CorpId, Stop);

        allowances.Select(a => a.Api).ShouldBe([List, "gettoken"]);
        allowances[0].MinuteLeft.ShouldBe(99);
        allowances[0].UnderWay.ShouldBe(0);
    }

    private static async Task<ApiAllowance> SnapshotAsync(Bench bench, string api) =>
        (await bench.Services.GetRequiredService<IRateBudget>().SnapshotAsync(bench.App.CorpId, Stop)).Single(a => a.Api == api);
}
