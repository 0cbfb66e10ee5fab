using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Moments;
using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests.Moments;

public sealed class MomentsTests : IAsyncDisposable
{
    private static readonly MomentId Id = new("momA");
    private static readonly DateTimeOffset From = DateTimeOffset.FromUnixTimeSeconds(1_605_000_000);

    private readonly Bench bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IMoments Moments => bench.Client.Moments;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Moments_are_listed_with_their_content()
    {
        bench.Server.On(
            "externalcontact/get_moment_list",
            """
            {"errcode":0,"errmsg":"ok","next_cursor":"","moment_list":[
              {"moment_id":"momA ","creator":"xxxx","create_time":1605000000,"create_type":1,"visible_type":1,"text":{"content":"文本"},
               "image":[{"media_id":"WWCISP_A"}],"video":{"media_id":"V","thumb_media_id":"T"},"link":{"title":"腾讯网",
                "url":"https://www.qq.com"},
               "location":{"latitude":"23.10647","longitude":"113.32446","name":"广州市"}},
              {"moment_id":"momB","create_time":1605000001,"create_type":0,"visible_type":0,"image":null}]}
            """);

        var moments = await ItemsAsync(Moments.ListAsync(From, From.AddDays(1), MomentFilter.All, "", Stop));

        moments[0].Id.ShouldBe(Id);
        moments[0].Creator.ShouldBe(new MemberId("xxxx"));
        moments[0].Location!.Latitude.ShouldBe("23.10647");
        moments[0].Images.ShouldHaveSingleItem().MediaId.ShouldBe("WWCISP_A");
        moments[1].Creator.ShouldBeNull();
        moments[1].Origin.ShouldBe(MomentOrigin.Corp);
        bench.Server.RequestsOf("externalcontact/get_moment_list")[0].ShouldHaveBody(
            """{"start_time":1605000000,"end_time":1605086400,"filter_type":2,"cursor":"","limit":20}""");
    }

    [Fact]
    public async Task The_reads_about_a_moment_ask_for_whole_pages()
    {
        bench.Server
            .On(
                "externalcontact/get_moment_task",
                """{"next_cursor":"","task_list":[{"userid":"zhangsan","publish_status":1},{"userid":"lisi","publish_status":0}]}""")
            .On(
                "externalcontact/get_moment_customer_list",
                """{"next_cursor":"","customer_list":[{"userid":"zhangsan","external_userid":"wmA "}]}""")
            .On(
                "externalcontact/get_moment_send_result",
                """{"next_cursor":"c","customer_list":[{"external_userid":"wmA"}]}""",
                """{"customer_list":[{"external_userid":"wmB"}]}""");

        (await ItemsAsync(Moments.ListTasksAsync(Id, "", Stop))).Select(t => t.Status)
            .ShouldBe([MomentPublishStatus.Published, MomentPublishStatus.NotYet]);
        (await ItemsAsync(Moments.ListAudienceAsync(Id, A.Zhang, "", Stop))).ShouldHaveSingleItem().Customer.ShouldBe(new("wmA"));
        (await ItemsAsync(Moments.ListRecipientsAsync(Id, A.Zhang, "", Stop))).Select(c => c.Value).ShouldBe(["wmA", "wmB"]);

        bench.Server.RequestsOf("externalcontact/get_moment_task")[0].ShouldHaveBody("""{"moment_id":"momA","cursor":"","limit":1000}""");
        bench.Server.RequestsOf("externalcontact/get_moment_send_result")[1].ShouldHaveBody(
            """{"moment_id":"momA","userid":"zhangsan","cursor":"c","limit":5000}""");
    }

    [Fact]
    public async Task Comments_and_likes_tell_who_and_when()
    {
        bench.Server.On(
            "externalcontact/get_moment_comments",
            """
            {"errcode":0,"comment_list":[{"external_userid":"wmA ","create_time":1605172726},{"userid":"lisi","create_time":1605172729}],
             "like_list":[{"external_userid":"wmB","create_time":1605171720}]}
            """);

        var interactions = await Moments.GetInteractionsAsync(Id, A.Zhang, Stop);

        interactions.Comments.Select(c => (c.Customer?.Value, c.Member?.Value)).ShouldBe([("wmA", null), (null, "lisi")]);
        interactions.Likes.ShouldHaveSingleItem().At.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1605171720));
        bench.Server.RequestsOf("externalcontact/get_moment_comments")[0].ShouldHaveBody("""{"moment_id":"momA","userid":"zhangsan"}""");
    }

    [Fact]
    public async Task A_moment_not_published_yet_is_to_be_asked_about_later()
    {
        bench.Server.On("externalcontact/get_moment_comments", Answers.Refusal(41062));

        (await Should.ThrowAsync<WeComException>(Moments.GetInteractionsAsync(Id, A.Zhang, Stop))).Action.ShouldBe(WeComErrorAction.Skip);
    }

    [Fact]
    public async Task A_moment_is_made_with_text_attachments_and_a_range()
    {
        bench.Server.On("externalcontact/add_moment_task", """{"errcode":0,"jobid":"xxxx"}""");

        var job = await Moments.AddAsync(
            new NewMoment
            {
                Text = "文本消息内容",
                Attachments =
                [
                    MomentAttachment.Image("MEDIA_ID"),
                    MomentAttachment.Video("VIDEO_ID"),
                    MomentAttachment.Link("消息标题", new Uri("https://example.link.com/path"), "COVER_ID"),
                ],
                Senders = [A.Zhang],
                SenderDepartments = [2],
                CustomerTags = [new TagId("etT")],
            },
            Stop);

        job.ShouldBe("xxxx");
        bench.Server.RequestsOf("externalcontact/add_moment_task")[0].ShouldHaveBody(
            """
            {"text":{"content":"文本消息内容"},
             "attachments":[{"msgtype":"image","image":{"media_id":"MEDIA_ID"}},{"msgtype":"video","video":{"media_id":"VIDEO_ID"}},
              {"msgtype":"link","link":{"title":"消息标题","url":"https://example.link.com/path","media_id":"COVER_ID"}}],
             "visible_range":{"sender_list":{"user_list":["zhangsan"],"department_list":[2]},"external_contact_list":{"tag_list":["etT"]}}}
            """);
    }

    [Fact]
    public async Task A_moment_for_everybody_has_no_range()
    {
        bench.Server.On("externalcontact/add_moment_task", """{"jobid":"x"}""");

        await Moments.AddAsync(new NewMoment { Text = "早" }, Stop);

        bench.Server.RequestsOf("externalcontact/add_moment_task")[0].ShouldHaveBody("""{"text":{"content":"早"}}""");
    }

    [Fact]
    public async Task A_moment_without_content_is_not_sent() =>
        await Should.ThrowAsync<ArgumentException>(() => Moments.AddAsync(new NewMoment(), Stop));

    [Fact]
    public async Task A_job_tells_how_far_it_is()
    {
        bench.Server.On(
            "externalcontact/get_moment_task_result",
            """{"errcode":0,"status":1,"type":"add_moment_task","result":{}}""",
            """
            {"errcode":0,"status":3,"type":"add_moment_task","result":{"errcode":0,"errmsg":"ok","moment_id":"momA",
             "invalid_sender_list":{"user_list":["lisi"],"department_list":[2,3]},"invalid_external_contact_list":{"tag_list":["etX"]}}}
            """);

        (await Moments.GetJobAsync("job", Stop)).Status.ShouldBe(MomentJobStatus.Started);
        var done = await Moments.GetJobAsync("job", Stop);

        done.Result!.Moment.ShouldBe(Id);
        done.Result.InvalidSenders!.Departments.ShouldBe([2, 3]);
        done.Result.InvalidCustomers!.Tags.ShouldBe([new TagId("etX")]);
        bench.Server.RequestsOf("externalcontact/get_moment_task_result")[0].Query["jobid"].ShouldBe("job");
    }

    [Fact]
    public async Task A_moment_can_be_stopped()
    {
        bench.Server.On("externalcontact/cancel_moment_task", Answers.Ok);

        await Moments.CancelAsync(Id, Stop);

        bench.Server.RequestsOf("externalcontact/cancel_moment_task")[0].ShouldHaveBody("""{"moment_id":"momA"}""");
    }

    private static async Task<List<T>> ItemsAsync<T>(IAsyncEnumerable<Page<T>> pages) =>
        await pages.SelectMany(page => page.Items).ToListAsync(Stop);
}
