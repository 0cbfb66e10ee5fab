using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PrivateTraffic.WeCom.RateLimits;
using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests;

public sealed class WeComClientFactoryTests : IAsyncDisposable
{
    private readonly Bench bench = new();

    public static TheoryData<string, WeComApp> Mistakes => new()
    {
        { "CorpId", A.App() with { CorpId = "ww 1" } },
        { "AgentId", A.App() with { AgentId = 0 } },
        { "Secret", A.App() with { Secret = "" } },
        { "CallbackToken", A.App() with { CallbackToken = "with space" } },
        { "EncodingAesKey", A.App() with { EncodingAesKey = "short-secret-key" } },
        { "ApiBaseAddress", A.App() with { ApiBaseAddress = new("/relative", UriKind.Relative) } },
        { "OAuthBaseAddress", A.App() with { OAuthBaseAddress = new("ftp://x.example") } },
    };

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public void An_app_has_one_client_for_each_priority_while_its_values_stay()
    {
        var client = bench.Factory.GetClient(A.App(), CallPriority.Interactive);

        bench.Factory.GetClient(A.App(), CallPriority.Interactive).ShouldBeSameAs(client);
        bench.Factory.GetClient(A.App(), CallPriority.Bulk).ShouldNotBeSameAs(client);
        bench.Factory.GetClient(A.App(secret: "another"), CallPriority.Interactive).ShouldNotBeSameAs(client);
        bench.Factory.GetClient(A.App(corp: "wwanother"), CallPriority.Interactive).App.CorpId.ShouldBe("wwanother");
    }

    [Fact]
    public async Task Each_app_calls_with_its_own_token()
    {
        bench.Server.On("externalcontact/get_follow_user_list", """{"follow_user":[]}""");
        var stop = TestContext.Current.CancellationToken;

        await bench.Factory.GetClient(A.App(), CallPriority.Bulk).Members.ListWithCustomerContactAsync(stop);
        await bench.Factory.GetClient(A.App(agent: 1000003, secret: "two"), CallPriority.Bulk).Members.ListWithCustomerContactAsync(stop);

        bench.Server.RequestsOf("gettoken").Select(r => r.Query["corpsecret"]).ShouldBe([A.Secret, "two"]);
        bench.Server.RequestsOf("externalcontact/get_follow_user_list").Select(r => r.Token).Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_value_that_cannot_be_right_is_named_but_a_secret_one_not_shown(string name, WeComApp app)
    {
        var refusal = Should.Throw<OptionsValidationException>(() => bench.Factory.GetClient(app, CallPriority.Bulk));

        refusal.Message.ShouldContain(name);
        refusal.Message.ShouldNotContain("secret", Case.Sensitive);
    }

    [Fact]
    public async Task The_api_may_live_under_a_path()
    {
        bench.App = bench.App with { ApiBaseAddress = new("http://127.0.0.1:5080/sim/") };
        bench.Server.On("externalcontact/get_follow_user_list", """{"follow_user":[]}""");

        await bench.Client.Members.ListWithCustomerContactAsync(TestContext.Current.CancellationToken);

        bench.Server.Requests.Select(r => r.Address).ShouldBe(
            ["http://127.0.0.1:5080/sim/cgi-bin/gettoken", "http://127.0.0.1:5080/sim/cgi-bin/externalcontact/get_follow_user_list"]);
    }

    [Theory]
    [InlineData("Resilience:MaxRetries", "9", "0 to 3")]
    [InlineData("RateBudget:PerCorp:PerMinute", "0", "1 to 10000000")]
    [InlineData("RateBudget:Apis:externalcontact/get:PerHour", "0", "1 to 100000000")]
    [InlineData("RateBudget:LongestInteractiveWait", "02:00:00", "00:00:00 to 01:00:00")]
    [InlineData("RateBudget:InteractiveReserve", "0.75", "0 to 0.5")]
    [InlineData("Tokens:RefreshAhead", "1.00:00:00", "00:00:00 to 01:00:00")]
    public void A_setting_out_of_range_stops_the_start_with_its_key_its_value_and_the_range(string key, string value, string range)
    {
        var refusal = Should.Throw<OptionsValidationException>(() => Settings(key, value));

        refusal.Failures.ShouldBe([$"WeCom:{key} is {value}; it must be {range}."]);
    }

    [Fact]
    public void Settings_come_from_the_configuration()
    {
        Settings("RateBudget:PerCorp:PerMinute", "60").RateBudget.PerCorp.PerMinute.ShouldBe(60);
        Settings("RateBudget:Apis:externalcontact/get:PerHour", "7").RateBudget.Apis["externalcontact/get"].PerHour.ShouldBe(7);
    }

    private static WeComOptions Settings(string key, string value)
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
        services.AddWeCom(configuration);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<WeComOptions>>().Value;
    }
}
