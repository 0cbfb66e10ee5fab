using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Members;
using PrivateTraffic.WeCom.OAuth;
using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests.OAuth;

public sealed class OAuthTests : IAsyncDisposable
{
    private const string Info = "auth/getuserinfo";
    private const string Detail = "auth/getuserdetail";

    private static readonly Uri Back = new("https://crm.example.test/sign-in?to=/sidebar&x=你");

    private readonly Bench bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IOAuth OAuth => bench.Client.OAuth;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public void The_page_inside_the_client_has_its_parameters_in_the_documented_order() =>
        OAuth.InClientPage(Back, "state123", OAuthScope.Base).AbsoluteUri.ShouldBe(
            "https://open.weixin.qq.com/connect/oauth2/authorize?appid=wwsim0123456789abc"
            + "&redirect_uri=https%3A%2F%2Fcrm.example.test%2Fsign-in%3Fto%3D%2Fsidebar%26x%3D%25E4%25BD%25A0"
            + "&response_type=code&scope=snsapi_base&state=state123&agentid=1000002#wechat_redirect");

    [Fact]
    public void Private_data_are_asked_for_by_scope() =>
        OAuth.InClientPage(Back, "s", OAuthScope.PrivateInfo).Query.ShouldContain("&scope=snsapi_privateinfo&");

    [Fact]
    public void The_qr_page_is_another_page() =>
        OAuth.QrLoginPage(Back, "s", "zh").AbsoluteUri.ShouldBe(
            "https://login.work.weixin.qq.com/wwlogin/sso/login?login_type=CorpApp&appid=wwsim0123456789abc&agentid=1000002"
            + "&redirect_uri=https%3A%2F%2Fcrm.example.test%2Fsign-in%3Fto%3D%2Fsidebar%26x%3D%25E4%25BD%25A0&state=s&lang=zh");

    [Fact]
    public void Both_pages_may_live_elsewhere_under_a_path()
    {
        bench.App = bench.App with
        {
            OAuthBaseAddress = new("http://127.0.0.1:5080/sim"),
            QrLoginBaseAddress = new("http://127.0.0.1:5080/sim/"),
        };

        OAuth.InClientPage(Back, "s", OAuthScope.Base).AbsoluteUri.ShouldStartWith("http://127.0.0.1:5080/sim/connect/oauth2/authorize?");
        OAuth.QrLoginPage(Back, "s", "en").AbsoluteUri.ShouldStartWith("http://127.0.0.1:5080/sim/wwlogin/sso/login?");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a-b")]
    [InlineData("a&agentid=1")]
    public void A_state_wecom_would_not_carry_is_refused(string state)
    {
        Should.Throw<ArgumentException>(() => OAuth.InClientPage(Back, state, OAuthScope.Base));
        Should.Throw<ArgumentException>(() => OAuth.QrLoginPage(Back, state, "zh"));
        Should.Throw<ArgumentException>(() => OAuth.QrLoginPage(Back, new string('a', 129), "zh"));
    }

    [Fact]
    public async Task A_member_is_told_from_an_outsider()
    {
        bench.Server.On(
            Info,
            """{"errcode":0,"errmsg":"ok","userid":"ZhangSan","user_ticket":"TICKET"}""",
            """{"errcode":0,"errmsg":"ok","openid":"oA","external_userid":"wmA"}""",
            """{"errcode":0,"errmsg":"ok","openid":"oB","external_userid":""}""");

        (await OAuth.GetVisitorAsync("C O/DE", Stop)).ShouldBe(new MemberVisitor(A.Zhang, "TICKET"));
        (await OAuth.GetVisitorAsync("CODE2", Stop)).ShouldBe(new OutsideVisitor("oA", new ExternalUserId("wmA")));
        (await OAuth.GetVisitorAsync("CODE3", Stop)).ShouldBe(new OutsideVisitor("oB", null));

        bench.Server.RequestsOf(Info)[0].Query["code"].ShouldBe("C O/DE");
    }

    [Fact]
    public async Task A_visitor_without_any_id_is_an_answer_of_the_wrong_shape()
    {
        bench.Server.On(Info, """{"errcode":0}""");

        var failure = await Should.ThrowAsync<WeComTransportException>(OAuth.GetVisitorAsync("CODE", Stop));

        failure.Failure.ShouldBe(TransportFailure.UnexpectedShape);
    }

    [Theory]
    [InlineData(40029, SignInRefusal.Invalid)]
    [InlineData(42003, SignInRefusal.Expired)]
    [InlineData(42022, SignInRefusal.Used)]
    public async Task A_code_that_is_no_good_says_why(int code, SignInRefusal refusal)
    {
        bench.Server.On(Info, Answers.Refusal(code));

        var refused = await Should.ThrowAsync<SignInRefusedException>(OAuth.GetVisitorAsync("CODE", Stop));

        refused.Refusal.ShouldBe(refusal);
        refused.Action.ShouldBe(WeComErrorAction.Renew);
        bench.Server.RequestsOf(Info).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Granted_details_are_read_with_the_ticket()
    {
        bench.Server.On(Detail, """{"errcode":0,"userid":"lisi","gender":"2","mobile":"13800000000","email":"e@x.example"}""");

        var details = await OAuth.GetDetailsAsync("TICKET", Stop);

        details.Gender.ShouldBe(Gender.Female);
        details.Mobile.ShouldBe("13800000000");
        details.Avatar.ShouldBeNull();
        bench.Server.RequestsOf(Detail)[0].ShouldHaveBody("""{"user_ticket":"TICKET"}""");
    }

    [Theory]
    [InlineData(84014, SignInRefusal.Expired)]
    [InlineData(84015, SignInRefusal.Invalid)]
    public async Task A_ticket_that_is_no_good_says_why(int code, SignInRefusal refusal)
    {
        bench.Server.On(Detail, Answers.Refusal(code));

        (await Should.ThrowAsync<SignInRefusedException>(OAuth.GetDetailsAsync("T", Stop))).Refusal.ShouldBe(refusal);
    }
}
