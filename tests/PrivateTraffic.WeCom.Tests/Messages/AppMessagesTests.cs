using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Messages;
using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests.Messages;

public sealed class AppMessagesTests : IAsyncDisposable
{
    private const string Send = "message/send";

    private readonly Bench bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IAppMessages Messages => bench.Client.AppMessages;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_text_goes_to_members_departments_and_tags()
    {
        var to = new Recipients { Members = [A.Zhang, new("lisi")], Departments = [1, 2], DirectoryTags = [9] };

        await SendAsync(to, AppMessage.Text("你的快递已到😀") with { IsConfidential = true, DuplicateWindow = TimeSpan.FromMinutes(30) });

        Sent().ShouldHaveBody(
            """
            {"touser":"zhangsan|lisi","toparty":"1|2","totag":"9","msgtype":"text","agentid":1000002,"text":{"content":"你的快递已到😀"},
             "safe":1,"enable_duplicate_check":1,"duplicate_check_interval":1800}
            """);
        Sent().Body.ShouldNotContain("\\u");
    }

    [Fact]
    public async Task Everyone_is_at_all()
    {
        await SendAsync(Recipients.Everyone, AppMessage.Markdown("# 日报"));

        Sent().ShouldHaveBody("""{"touser":"@all","msgtype":"markdown","agentid":1000002,"markdown":{"content":"# 日报"}}""");
    }

    [Fact]
    public async Task A_card_has_a_link()
    {
        var card = AppMessage.TextCard("领奖通知", "<div class=\"gray\">2016年9月26日</div>", new("https://x.example/a?b=c&d"), "更多");

        await SendAsync(Recipients.Of(A.Zhang), card);

        Sent().ShouldHaveBody(
            """
            {"touser":"zhangsan","msgtype":"textcard","agentid":1000002,
             "textcard":{"title":"领奖通知","description":"<div class=\"gray\">2016年9月26日</div>","url":"https://x.example/a?b=c&d",
              "btntxt":"更多"}}
            """);
    }

    [Fact]
    public async Task News_has_articles()
    {
        var article = new NewsArticle { Title = "中秋", Url = "https://x.example", PictureUrl = "https://x.example/p.png" };

        await SendAsync(Recipients.Of(A.Zhang), AppMessage.News(article));

        Sent().ShouldHaveBody(
            """
            {"touser":"zhangsan","msgtype":"news","agentid":1000002,
             "news":{"articles":[{"title":"中秋","url":"https://x.example","picurl":"https://x.example/p.png"}]}}
            """);
    }

    [Fact]
    public async Task A_notice_card_leads_somewhere()
    {
        var card = TemplateCard.Notice("欢迎", "描述", new("https://x.example")) with
        {
            Emphasis = new() { Title = "100", Description = "人" },
            Lines = [new() { Name = "邀请人", Value = "张三" }, new() { Name = "官网", Value = "点击", Url = "https://x.example" }],
            Links = [new() { Title = "全部", Url = "https://x.example/all" }],
        };

        await SendAsync(Recipients.Of(A.Zhang), AppMessage.Card(card));

        Sent().ShouldHaveBody(
            """
            {"touser":"zhangsan","msgtype":"template_card","agentid":1000002,"template_card":{"card_type":"text_notice",
             "main_title":{"title":"欢迎","desc":"描述"},"emphasis_content":{"title":"100","desc":"人"},
             "horizontal_content_list":[{"keyname":"邀请人","value":"张三"},{"keyname":"官网","value":"点击","type":1,"url":"https://x.example"}],
             "jump_list":[{"type":1,"title":"全部","url":"https://x.example/all"}],"card_action":{"type":1,"url":"https://x.example"}}}
            """);
    }

    [Fact]
    public async Task A_question_card_has_buttons_and_a_task()
    {
        var card = TemplateCard.Question(
            "批准标签?",
            null,
            "task-1",
            new CardButton { Text = "批准", Key = "yes", Style = 1 },
            new CardButton { Text = "拒绝", Key = "no" });

        await SendAsync(Recipients.Of(A.Zhang), AppMessage.Card(card));

        Sent().ShouldHaveBody(
            """
            {"touser":"zhangsan","msgtype":"template_card","agentid":1000002,"template_card":{"card_type":"button_interaction",
             "main_title":{"title":"批准标签?"},"button_list":[{"text":"批准","style":1,"key":"yes"},{"text":"拒绝","key":"no"}],
              "task_id":"task-1"}}
            """);
    }

    [Fact]
    public async Task Receivers_who_were_not_reached_are_named_without_an_error()
    {
        bench.Server.On(
            Send,
            """
            {"errcode":0,"errmsg":"ok","invaliduser":"userid1|USERID2","invalidparty":"7|8","invalidtag":"","unlicenseduser":"userid3",
             "msgid":"xxxx","response_code":"xyzxyz"}
            """);

        var receipt = await Messages.SendAsync(Recipients.Of(A.Zhang), AppMessage.Text("x"), Stop);

        receipt.InvalidMembers.ShouldBe([new MemberId("UserId1"), new MemberId("userid2")]);
        receipt.InvalidDepartments.ShouldBe([7, 8]);
        receipt.InvalidDirectoryTags.ShouldBeEmpty();
        receipt.UnlicensedMembers.ShouldBe([new MemberId("userid3")]);
        receipt.MessageId.ShouldBe("xxxx");
        receipt.ResponseCode.ShouldBe("xyzxyz");
    }

    [Fact]
    public async Task A_message_is_not_sent_twice_when_the_answer_is_lost()
    {
        bench.Server.On(Send, Answers.Silence);

        var lost = await Should.ThrowAsync<WeComTransportException>(
            bench.InTime(Messages.SendAsync(Recipients.Of(A.Zhang), AppMessage.Text("x"), Stop)));

        lost.Failure.ShouldBe(TransportFailure.TimedOut);
        bench.Server.RequestsOf(Send).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_wecom_would_refuse_or_cut_off_is_not_sent()
    {
        Should.Throw<ArgumentException>(() => AppMessage.Text(new string('长', 683)));
        Should.Throw<ArgumentException>(() => AppMessage.Text(""));
        Should.Throw<ArgumentException>(() => AppMessage.News());
        await Should.ThrowAsync<ArgumentException>(() => Messages.SendAsync(new Recipients(), AppMessage.Text("x"), Stop));
        await Should.ThrowAsync<ArgumentException>(() => Messages.SendAsync(
            new Recipients { Departments = [.. Enumerable.Range(1, 101)] }, AppMessage.Text("x"), Stop));
        bench.Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_can_be_taken_back()
    {
        bench.Server.On("message/recall", Answers.Ok);

        await Messages.RecallAsync("m1", Stop);

        bench.Server.RequestsOf("message/recall")[0].ShouldHaveBody("""{"msgid":"m1"}""");
    }

    private Task<AppMessageReceipt> SendAsync(Recipients to, AppMessage message)
    {
        bench.Server.On(Send, """{"errcode":0,"errmsg":"ok","msgid":"m"}""");
        return Messages.SendAsync(to, message, Stop);
    }

    private RecordedRequest Sent() => bench.Server.RequestsOf(Send).ShouldHaveSingleItem();
}
