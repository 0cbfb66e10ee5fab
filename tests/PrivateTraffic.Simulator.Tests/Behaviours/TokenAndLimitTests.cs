using System.Net;
using System.Text.Json;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Simulator.Tests.Behaviours;

/// <summary>Protocol section 17, behaviours 1 to 6.</summary>
public sealed class TokenAndLimitTests
{
    private const string List = "externalcontact/get_follow_user_list";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task B01_Gettoken_twice_gives_the_same_token()
    {
        await using var sim = await Sim.StartAsync();

        var first = await sim.FetchTokenAsync(DemoIdentity.Secret);
        await sim.AdvanceAsync(TimeSpan.FromMinutes(10));
        var second = await sim.FetchTokenAsync(DemoIdentity.Secret);

        first.Number("expires_in").ShouldBe(7200);
        second.Text("access_token").ShouldBe(first.Text("access_token"));
        second.Number("expires_in").ShouldBe(6600);
    }

    [Fact]
    public async Task B01_Apps_have_tokens_of_their_own()
    {
        await using var sim = await Sim.StartAsync();

        (await sim.TokenAsync(DemoIdentity.Secret)).ShouldNotBe(await sim.TokenAsync(DemoIdentity.RegionalSecret));
    }

    [Theory]
    [InlineData(40014)]
    [InlineData(42001)]
    public async Task B01_A_token_dies_early_on_command(int errcode)
    {
        await using var sim = await Sim.StartAsync();
        (await sim.GetAsync(List)).ShouldSucceed();

        await sim.FaultAsync(new { kind = "expire_token", errcode });

        (await sim.GetAsync(List)).ShouldFailWith(errcode);
        sim.ForgetTokens();
        (await sim.GetAsync(List)).ShouldSucceed();
    }

    [Fact]
    public async Task B01_Expiry_is_answered_with_40014_for_some_tokens_and_42001_for_others()
    {
        await using var sim = await Sim.StartAsync();
        await sim.TokenAsync(DemoIdentity.Secret);
        await sim.TokenAsync(DemoIdentity.RegionalSecret);

        await sim.AdvanceAsync(TimeSpan.FromMinutes(119));
        sim.Clock.Advance(TimeSpan.FromMinutes(1));

        (await sim.GetAsync(List)).ShouldFailWith(40014);
        (await sim.GetAsync(DemoIdentity.RegionalSecret, List, "")).ShouldFailWith(42001);
    }

    [Fact]
    public async Task B01_Repeated_wrong_secrets_block_the_address_for_an_hour()
    {
        await using var sim = await Sim.StartAsync();
        for (var i = 0; i < 10; i++)
        {
            (await sim.FetchTokenAsync("wrong")).ShouldFailWith(40001);
        }

        (await sim.FetchTokenAsync(DemoIdentity.Secret)).ShouldFailWith(45009);
        await sim.AdvanceAsync(TimeSpan.FromMinutes(59));
        (await sim.FetchTokenAsync(DemoIdentity.Secret)).ShouldFailWith(45009);
        await sim.AdvanceAsync(TimeSpan.FromMinutes(2));
        (await sim.FetchTokenAsync(DemoIdentity.Secret)).ShouldSucceed();
    }

    [Theory]
    [InlineData("corpid=&corpsecret=x", 41002)]
    [InlineData("corpid=wwsim0123456789abc&corpsecret=", 41004)]
    [InlineData("corpid=nonsense&corpsecret=x", 40013)]
    [InlineData("corpid=wwffffffffffffffff&corpsecret=x", 2000002)]
    public async Task B01_Gettoken_says_what_is_wrong_with_the_corp(string query, int errcode)
    {
        await using var sim = await Sim.StartAsync();

        var answer = JsonDocument.Parse(await sim.TextAsync("/cgi-bin/gettoken?" + query)).RootElement;

        answer.ShouldFailWith(errcode);
    }

    [Theory]
    [InlineData("gettoken")]
    [InlineData(List)]
    [InlineData("department/list")]
    public async Task B02_An_address_that_is_not_listed_is_refused_by_every_api_and_named(string api)
    {
        await using var sim = await Sim.StartAsync();
        var token = await sim.TokenAsync(DemoIdentity.Secret);

        await sim.FaultAsync(new { kind = "wrong_ip" });

        var answer = JsonDocument.Parse(await sim.TextAsync($"/cgi-bin/{api}?access_token={token}")).RootElement;
        answer.ShouldFailWith(60020);
        answer.Text("errmsg").ShouldContain("from ip: 127.0.0.1");
    }

    [Fact]
    public async Task B03_Going_over_the_minute_limit_shuts_the_api_for_a_whole_minute_from_then_on()
    {
        await using var sim = await Sim.StartAsync(o => o with { CallsPerMinute = 3, CallsPerHour = 100 });
        await sim.TokenAsync(DemoIdentity.Secret);
        for (var i = 0; i < 3; i++)
        {
            (await sim.GetAsync(List)).ShouldSucceed();
        }

        sim.Clock.Advance(TimeSpan.FromSeconds(50));
        (await sim.GetAsync(List)).ShouldFailWith(45009);
        sim.Clock.Advance(TimeSpan.FromSeconds(15));
        (await sim.GetAsync(List)).ShouldFailWith(45009);
        sim.Clock.Advance(TimeSpan.FromSeconds(46));
        (await sim.GetAsync(List)).ShouldSucceed();
    }

    [Fact]
    public async Task B03_Going_over_the_hour_limit_shuts_the_api_for_an_hour()
    {
        await using var sim = await Sim.StartAsync(o => o with { CallsPerMinute = null, CallsPerHour = 2 });
        await sim.TokenAsync(DemoIdentity.Secret);
        await sim.GetAsync(List);
        await sim.GetAsync(List);

        (await sim.GetAsync(List)).ShouldFailWith(45009);
        await sim.AdvanceAsync(TimeSpan.FromMinutes(59));
        (await sim.GetAsync(List)).ShouldFailWith(45009);
        await sim.AdvanceAsync(TimeSpan.FromMinutes(2));
        (await sim.GetAsync(List)).ShouldSucceed();
    }

    [Fact]
    public async Task B03_Each_api_is_counted_by_itself()
    {
        await using var sim = await Sim.StartAsync(o => o with { CallsPerMinute = 1 });
        await sim.TokenAsync(DemoIdentity.Secret);
        await sim.GetAsync(List);

        (await sim.GetAsync(List)).ShouldFailWith(45009);
        (await sim.GetAsync("department/list")).ShouldSucceed();
    }

    [Fact]
    public async Task B03_Limits_can_be_scaled_down_while_it_runs_and_calls_are_counted()
    {
        await using var sim = await Sim.StartAsync();
        await sim.FaultAsync(new { kind = "limits", api = List, perMinute = 1 });

        await sim.GetAsync(List);
        (await sim.GetAsync(List)).ShouldFailWith(45009);

        var tally = (await sim.ControlAsync("calls")).GetProperty(List);
        tally.Number("calls").ShouldBe(2);
        tally.Number("ok").ShouldBe(1);
        tally.GetProperty("rejected").Number("45009").ShouldBe(1);
        await sim.ClearFaultsAsync();
        (await sim.GetAsync(List)).ShouldSucceed();
    }

    [Fact]
    public async Task B04_More_than_k_calls_of_one_list_api_at_once_are_refused()
    {
        await using var sim = await Sim.StartAsync(
            o => o with { Concurrency = 2, Latency = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)) });
        var token = await sim.WithTimeAsync(sim.TokenAsync(DemoIdentity.Secret));
        var member = (await sim.WithTimeAsync(sim.GetAsync(List))).Strings("follow_user").First();
        var address = $"/cgi-bin/externalcontact/list?access_token={token}&userid={member}";

        var calls = Enumerable.Range(0, 3).Select(_ => sim.TextAsync(address)).ToList();
        var refused = await Task.WhenAny(calls);

        JsonDocument.Parse(await refused).RootElement.ShouldFailWith(45033);
        var answers = await sim.WithTimeAsync(Task.WhenAll(calls));
        answers.Count(a => JsonDocument.Parse(a).RootElement.Errcode() == 0).ShouldBe(2);
    }

    [Fact]
    public async Task B04_Two_writes_to_one_relation_must_not_overlap()
    {
        await using var sim = await Sim.StartAsync(o => o with { Latency = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)) });
        await sim.WithTimeAsync(sim.TokenAsync(DemoIdentity.Secret));
        var (userid, customer) = await sim.FriendsAsync();
        var (_, other) = await sim.FriendsAsync(skip: 1);

        var writes = Enumerable.Range(0, 2)
            .Select(i => sim.PostAsync("externalcontact/remark", new { userid, external_userid = customer, remark = $"r{i}" })).ToList();
        var elsewhere = sim.PostAsync("externalcontact/remark", new { userid, external_userid = other, remark = "x" });
        var refused = await Task.WhenAny(writes);
        refused.IsCompletedSuccessfully.ShouldBeTrue();

        (await refused).ShouldFailWith(45035);
        (await sim.WithTimeAsync(elsewhere)).ShouldSucceed();
        (await sim.WithTimeAsync(Task.WhenAll(writes))).Count(a => a.Errcode() == 0).ShouldBe(1);
    }

    [Fact]
    public async Task B05_Busy_comes_in_a_burst_and_is_over_when_used_up()
    {
        await using var sim = await Sim.StartAsync();
        await sim.FaultAsync(new { kind = "busy", api = List, times = 2 });

        (await sim.GetAsync(List)).ShouldFailWith(-1);
        (await sim.GetAsync(List)).ShouldFailWith(-1);
        (await sim.GetAsync(List)).ShouldSucceed();
    }

    [Fact]
    public async Task B05_The_gateway_fails_with_502()
    {
        await using var sim = await Sim.StartAsync();
        await sim.FaultAsync(new { kind = "http502", times = 1 });

        var answer = await sim.Http.GetAsync("/cgi-bin/gettoken", Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
    }

    [Fact]
    public async Task B05_The_connection_is_reset()
    {
        await using var sim = await Sim.StartAsync();
        await sim.FaultAsync(new { kind = "reset", times = 1 });

        await Should.ThrowAsync<HttpRequestException>(() => sim.Http.GetAsync("/cgi-bin/gettoken", Cancellation));
    }

    [Fact]
    public async Task B05_A_call_may_be_carried_out_though_its_answer_is_lost()
    {
        await using var sim = await Sim.StartAsync();
        var (userid, customer) = await sim.FriendsAsync();
        await sim.FaultAsync(new { kind = "reset", api = "externalcontact/remark", times = 1, afterwards = true });

        await Should.ThrowAsync<HttpRequestException>(
            () => sim.PostAsync("externalcontact/remark", new { userid, external_userid = customer, remark = "done" }));

        var follow = (await sim.GetAsync("externalcontact/get", $"external_userid={customer}")).List("follow_user")
            .First(f => f.Text("userid") == userid);
        follow.Text("remark").ShouldBe("done");
    }

    [Fact]
    public async Task B05_An_answer_takes_thirty_seconds()
    {
        await using var sim = await Sim.StartAsync();
        await sim.TokenAsync(DemoIdentity.Secret);
        await sim.FaultAsync(new { kind = "slow", seconds = 30, times = 1 });

        var call = sim.GetAsync(List);
        await RunningAsync(sim, List);
        sim.Clock.Advance(TimeSpan.FromSeconds(29));
        call.IsCompleted.ShouldBeFalse();

        (await sim.WithTimeAsync(call)).ShouldSucceed();
    }

    [Fact]
    public async Task B05_Json_is_cut_off_in_the_middle()
    {
        await using var sim = await Sim.StartAsync();
        await sim.FaultAsync(new { kind = "truncated_json", api = List, times = 1 });

        var text = await sim.TextAsync($"/cgi-bin/{List}?access_token={await sim.TokenAsync(DemoIdentity.Secret)}");

        Should.Throw<JsonException>(() => JsonDocument.Parse(text));
    }

    [Fact]
    public async Task B05_An_html_page_comes_instead_of_json()
    {
        await using var sim = await Sim.StartAsync();
        await sim.FaultAsync(new { kind = "html_page", api = List, times = 1 });

        var text = await sim.TextAsync($"/cgi-bin/{List}?access_token={await sim.TokenAsync(DemoIdentity.Secret)}");

        text.ShouldStartWith("<!DOCTYPE html>");
    }

    [Fact]
    public async Task B05_Unknown_fields_appear()
    {
        await using var sim = await Sim.StartAsync();
        await sim.FaultAsync(new { kind = "extra_fields", api = List, times = 1 });

        var answer = await sim.GetAsync(List);

        answer.ShouldSucceed();
        answer.Has("new_field_of_next_year").ShouldBeTrue();
    }

    [Fact]
    public async Task B05_A_success_comes_without_errcode()
    {
        await using var sim = await Sim.StartAsync();
        await sim.FaultAsync(new { kind = "no_errcode", api = List, times = 1 });

        var answer = await sim.GetAsync(List);

        answer.Has("errcode").ShouldBeFalse();
        answer.List("follow_user").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task B06_A_refusal_ends_with_hint_address_and_link()
    {
        await using var sim = await Sim.StartAsync();

        var answer = JsonDocument.Parse(await sim.TextAsync($"/cgi-bin/{List}")).RootElement;

        answer.ShouldFailWith(41001);
        answer.Text("errmsg").ShouldMatch(
            @"^access_token missing, hint: \[\d+_\d+_[0-9a-f]{32}\], from ip: 127\.0\.0\.1, more info at https://open\.work\.weixin\.qq\.com/devtool/query\?e=41001$");
    }

    [Fact]
    public async Task B06_A_number_sent_as_text_is_understood_with_a_warning()
    {
        await using var sim = await Sim.StartAsync();
        var member = (await sim.ServingAsync())[0];

        var answer = await sim.PostAsync("externalcontact/batch/get_by_user", new { userid_list = new[] { member }, limit = "1" });

        answer.ShouldSucceed();
        answer.Text("errmsg").ShouldStartWith("Warning: wrong json format.");
        answer.List("external_contact_list").Count.ShouldBe(1);
    }

    [Fact]
    public async Task B06_A_body_that_is_not_json_counts_as_empty_with_a_warning()
    {
        await using var sim = await Sim.StartAsync();

        var answer = await sim.PostTextAsync("externalcontact/batch/get_by_user", "{\"userid_list\":");

        answer.Errcode().ShouldNotBe(0);
        answer.Text("errmsg").ShouldStartWith("Warning: wrong json format.");
    }

    [Fact]
    public async Task B06_A_get_on_a_post_api_loses_the_body()
    {
        await using var sim = await Sim.StartAsync();

        (await sim.GetAsync("externalcontact/groupchat/list", "")).ShouldFailWith(40058);
    }

    private static Task RunningAsync(Sim sim, string api) => Poll.Until(
        async () => (await sim.ControlAsync("calls")).TryGetProperty(api, out var tally) && tally.Number("running") > 0, $"{api} is under way", cancellation: Cancellation);
}
