using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Messages;
using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests.Messages;

public sealed class MassMessagesTests : IAsyncDisposable
{
    private const string Create = "externalcontact/add_msg_template";
    private const string Results = "externalcontact/get_groupmsg_send_result";

    private static readonly GroupSendId Id = new("msgA");
    private static readonly MassMessageContent Hello = MassMessageContent.Of("你好");

    private readonly Bench bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IMassMessages Messages => bench.Client.MassMessages;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_message_to_customers_carries_text_and_attachments()
    {
        bench.Server.On(Create, """{"errcode":0,"errmsg":"ok","fail_list":["wmB"],"msgid":"msgA "}""");
        var content = MassMessageContent.Of(
            "文本😀",
            MessageAttachment.Image("I"),
            MessageAttachment.Image(new Uri("http://p.qpic.cn/x/0")),
            MessageAttachment.Link("标题", new Uri("https://x.example/?a=1&b=2"), "描述", new Uri("https://x.example/p.png")),
            MessageAttachment.MiniProgram("小程序", "wx8bd", "/path/index.html", "P"),
            MessageAttachment.Video("V"),
            MessageAttachment.File("F"));

        var receipt = await Messages.CreateAsync(
            MassMessageAudience.Customers([A.Customer], A.Zhang) with { AllowSelect = true }, content, Stop);

        receipt.Id.ShouldBe(Id);
        receipt.Unreachable.ShouldBe(["wmB"]);
        Sent().ShouldHaveBody(
            """
            {"chat_type":"single","external_userid":["wmCustomer0000000000000000000001"],"sender":"zhangsan",
             "allow_select":true,"text":{"content":"文本😀"},
             "attachments":[
              {"msgtype":"image","image":{"media_id":"I"}},{"msgtype":"image","image":{"pic_url":"http://p.qpic.cn/x/0"}},
              {"msgtype":"link","link":{"title":"标题","picurl":"https://x.example/p.png","desc":"描述","url":"https://x.example/?a=1&b=2"}},
              {"msgtype":"miniprogram","miniprogram":{"title":"小程序","pic_media_id":"P","appid":"wx8bd","page":"/path/index.html"}},
              {"msgtype":"video","video":{"media_id":"V"}},{"msgtype":"file","file":{"media_id":"F"}}]}
            """);
    }

    [Fact]
    public async Task Customers_are_found_by_tags_one_of_each_group()
    {
        bench.Server.On(Create, """{"msgid":"msgA"}""");

        await Messages.CreateAsync(
            MassMessageAudience.CustomersTagged([[new TagId("etA"), new TagId("etB")], [new TagId("etC")]], null), Hello, Stop);

        Sent().ShouldHaveBody(
            """
            {"chat_type":"single","tag_filter":{"group_list":[{"tag_list":["etA","etB"]},{"tag_list":["etC"]}]},"text":{"content":"你好"}}
            """);
    }

    [Fact]
    public async Task All_customers_or_groups_of_a_member_can_be_meant()
    {
        bench.Server.On(Create, """{"msgid":"msgA"}""");

        await Messages.CreateAsync(MassMessageAudience.AllCustomersOf(A.Zhang), Hello, Stop);
        await Messages.CreateAsync(MassMessageAudience.Groups(A.Zhang, [new ChatId("wrA")]), Hello, Stop);

        bench.Server.RequestsOf(Create)[0].ShouldHaveBody("""{"chat_type":"single","sender":"zhangsan","text":{"content":"你好"}}""");
        bench.Server.RequestsOf(Create)[1].ShouldHaveBody(
            """{"chat_type":"group","chat_id_list":["wrA"],"sender":"zhangsan","text":{"content":"你好"}}""");
    }

    [Fact]
    public async Task A_lost_answer_or_a_busy_server_is_the_callers_to_look_into()
    {
        bench.Server.On(Create, Answers.Reset, Answers.With(Answers.Refusal(-1)));

        (await Should.ThrowAsync<WeComTransportException>(CreateAsync())).MayHaveArrived.ShouldBeTrue();
        (await Should.ThrowAsync<WeComException>(CreateAsync())).IsTransient.ShouldBeTrue();

        bench.Server.RequestsOf(Create).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_message_that_surely_did_not_arrive_is_sent_again()
    {
        bench.Server.On(Create, Answers.NoConnection, Answers.With("""{"msgid":"msgA"}"""));

        (await bench.InTime(CreateAsync())).Id.ShouldBe(Id);
    }

    [Fact]
    public async Task What_wecom_would_refuse_is_not_sent()
    {
        Should.Throw<ArgumentException>(() => MassMessageAudience.Customers([], null));
        Should.Throw<ArgumentException>(() => MassMessageAudience.CustomersTagged([[]], null));
        Should.Throw<ArgumentException>(() => MassMessageAudience.Groups(A.Zhang, []));
        await Should.ThrowAsync<ArgumentException>(() => CreateAsync(MassMessageContent.Of("")));
        await Should.ThrowAsync<ArgumentException>(() => CreateAsync(MassMessageContent.Of(new string('长', 1334))));
        await Should.ThrowAsync<ArgumentException>(
            () => CreateAsync(MassMessageContent.Of("x", [.. Enumerable.Repeat(MessageAttachment.File("F"), 10)])));
        bench.Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Messages_are_listed_with_their_attachments()
    {
        bench.Server.On(
            "externalcontact/get_groupmsg_list_v2",
            """
            {"errcode":0,"next_cursor":"","group_msg_list":[{"msgid":"msgA","creator":"xxxx","create_time":1605000000,"create_type":1,
             "text":{"content":"文本"},"attachments":[{"msgtype":"image","image":{"media_id":"M","pic_url":"http://p"}},
             {"msgtype":"future","future":{"x":1}}]},{"msgid":"msgB","create_time":1605000001,"create_type":0,"attachments":null}]}
            """);

        var from = new DateTimeOffset(2020, 11, 10, 0, 0, 0, TimeSpan.Zero);

        var messages = await ItemsAsync(
            Messages.ListAsync(MassMessageTarget.Customers, from, from.AddDays(1), MassMessageOrigin.All, "", Stop));

        messages[0].Attachments.Select(a => a.Kind).ShouldBe(["image", "future"]);
        messages[0].Attachments[0].ImageContent!.MediaId.ShouldBe("M");
        messages[1].Creator.ShouldBeNull();
        bench.Server.RequestsOf("externalcontact/get_groupmsg_list_v2")[0].ShouldHaveBody(
            """{"chat_type":"single","start_time":1604966400,"end_time":1605052800,"filter_type":2,"limit":100,"cursor":""}""");
    }

    [Fact]
    public async Task The_two_kinds_of_status_are_not_confused()
    {
        bench.Server
            .On(
                "externalcontact/get_groupmsg_task",
                """{"task_list":[{"userid":"zhangsan","status":2,"send_time":1552536375},{"userid":"lisi","status":0}],"next_cursor":""}""")
            .On(
                Results,
                """
                {"send_list":[{"external_userid":"wmA","chat_id":"","userid":"zhangsan","status":2,"send_time":0},
                 {"external_userid":"wmB","userid":"zhangsan","status":3},{"chat_id":"wrA","userid":"zhangsan","status":1,
                  "send_time":1552536375}]}
                """);

        var tasks = await ItemsAsync(Messages.ListTasksAsync(Id, "", Stop));
        var results = await ItemsAsync(Messages.ListResultsAsync(Id, A.Zhang, "", Stop));

        tasks.Select(t => t.Status).ShouldBe([MassMessageTaskStatus.Sent, MassMessageTaskStatus.Unsent]);
        tasks[1].SentAt.ShouldBeNull();
        results.Select(r => r.Delivery).ShouldBe(
            [MassMessageDelivery.NotAFriend, MassMessageDelivery.QuotaUsedUp, MassMessageDelivery.Sent]);
        results[0].SentAt.ShouldBeNull();
        results[0].Chat.ShouldBeNull();
        results[2].Chat.ShouldBe(new ChatId("wrA"));
        bench.Server.RequestsOf(Results)[0].ShouldHaveBody("""{"msgid":"msgA","userid":"zhangsan","limit":1000,"cursor":""}""");
    }

    [Fact]
    public async Task A_message_still_being_handed_out_is_to_be_asked_about_in_minutes()
    {
        bench.Server.On(Results, Answers.Refusal(41063));

        var refusal = await Should.ThrowAsync<WeComException>(ItemsAsync(Messages.ListResultsAsync(Id, A.Zhang, "", Stop)));

        refusal.Action.ShouldBe(WeComErrorAction.Retry);
        refusal.RetryAfter.ShouldBe(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Senders_are_reminded_and_messages_stopped()
    {
        bench.Server
            .On("externalcontact/remind_groupmsg_send", Answers.Ok, Answers.Refusal(41094))
            .On("externalcontact/cancel_groupmsg_send", Answers.Ok);

        await Messages.RemindAsync(Id, Stop);
        (await Should.ThrowAsync<WeComException>(Messages.RemindAsync(Id, Stop))).RetryAfter.ShouldBe(TimeSpan.FromHours(24));
        await Messages.CancelAsync(Id, Stop);

        bench.Server.RequestsOf("externalcontact/cancel_groupmsg_send")[0].ShouldHaveBody("""{"msgid":"msgA"}""");
    }

    private Task<MassMessageReceipt> CreateAsync(MassMessageContent? content = null) =>
        Messages.CreateAsync(MassMessageAudience.AllCustomersOf(A.Zhang), content ?? Hello, Stop);

    private RecordedRequest Sent() => bench.Server.RequestsOf(Create).ShouldHaveSingleItem();

    private static async Task<List<T>> ItemsAsync<T>(IAsyncEnumerable<Page<T>> pages) =>
        await pages.SelectMany(page => page.Items).ToListAsync(Stop);
}
