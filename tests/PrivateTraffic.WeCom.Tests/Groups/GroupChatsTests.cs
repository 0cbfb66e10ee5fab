using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Groups;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests.Groups;

public sealed class GroupChatsTests : IAsyncDisposable
{
    private const string List = "externalcontact/groupchat/list";
    private const string Get = "externalcontact/groupchat/get";
    private const string ByOwner = "externalcontact/groupchat/statistic";
    private const string ByDay = "externalcontact/groupchat/statistic_group_by_day";

    private static readonly DateOnly First = new(2026, 2, 1);
    private static readonly DateOnly Last = new(2026, 2, 3);

    private readonly Bench bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IGroupChats Groups => bench.Client.GroupChats;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Groups_of_owners_come_in_pages()
    {
        bench.Server.On(
            List,
            """{"group_chat_list":[{"chat_id":"wrA","status":0},{"chat_id":"wrB","status":1}],"next_cursor":"n"}""",
            """{"group_chat_list":[],"next_cursor":""}""");

        var pages = Groups.ListAsync([A.Zhang], GroupChatStatus.OwnerLeft, "", 1000, Stop);
        var groups = await pages.SelectMany(page => page.Items).ToListAsync(Stop);

        groups.Select(g => g.Status).ShouldBe([GroupChatStatus.Normal, GroupChatStatus.OwnerLeft]);
        bench.Server.RequestsOf(List)[1].ShouldHaveBody(
            """{"status_filter":1,"owner_filter":{"userid_list":["zhangsan"]},"cursor":"n","limit":1000}""");
    }

    [Fact]
    public void A_listing_that_wecom_would_refuse_or_misread_is_not_sent()
    {
        Should.Throw<ArgumentException>(() => Groups.ListAsync([], null, "", 100, Stop));
        Should.Throw<ArgumentException>(() => Groups.ListAsync([A.Zhang], GroupChatStatus.Normal, "", 100, Stop));
        Should.Throw<ArgumentOutOfRangeException>(() => Groups.ListAsync([A.Zhang], null, "", 0, Stop));
    }

    [Fact]
    public async Task A_group_is_read_with_everybody_in_it()
    {
        bench.Server.On(
            Get,
            """
            {"errcode":0,"errmsg":"ok","group_chat":{"chat_id":"wrA ","name":"销售客服群","owner":"ZhangSan",
             "create_time":1572505490,"notice":"文明沟通",
             "member_list":[
               {"userid":"abel","type":1,"join_time":1572505491,"join_scene":1,"invitor":{"userid":"jack"},
                "group_nickname":"客服小张","name":"张三丰"},
               {"userid":"wmA","type":2,"unionid":"ozu","join_time":1572505491,"join_scene":3,"group_nickname":"顾客",
                "name":"郭靖","state":"klsdup3kj3s1"}],
             "admin_list":[{"userid":"sam"}],"member_version":"71217227bbd112ecfe3a49c482195cb4"}}
            """);

        var group = await Groups.GetAsync(new("wrA"), Stop);

        group.Id.Value.ShouldBe("wrA");
        group.Owner.ShouldBe(A.Zhang);
        group.Members[0].Member.ShouldBe(new MemberId("abel"));
        group.Members[0].External.ShouldBeNull();
        group.Members[0].Invitor!.Member.ShouldBe(new MemberId("jack"));
        group.Members[1].External.ShouldBe(new ExternalUserId("wmA"));
        group.Members[1].JoinScene.ShouldBe(GroupJoinScene.QrCode);
        group.Members[1].State.ShouldBe("klsdup3kj3s1");
        group.Admins.ShouldHaveSingleItem().Member.Value.ShouldBe("sam");
        group.MemberVersion.ShouldBe("71217227bbd112ecfe3a49c482195cb4");
        bench.Server.RequestsOf(Get)[0].ShouldHaveBody("""{"chat_id":"wrA","need_name":1}""");
    }

    [Fact]
    public async Task A_group_without_owner_or_name_can_be_read()
    {
        bench.Server.On(Get, """{"group_chat":{"chat_id":"wrA","name":null,"owner":"","member_list":null}}""");

        var group = await Groups.GetAsync(new("wrA"), Stop);

        group.Owner.ShouldBeNull();
        group.Name.ShouldBe("");
        group.Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task Figures_by_owner_are_read_to_the_last_owner()
    {
        bench.Server.On(
            ByOwner,
            """
            {"total":2,"next_offset":1,"items":[{"owner":"zhangsan","data":{"new_chat_cnt":2,"chat_total":3,"chat_has_msg":1,
             "new_member_cnt":6,"member_total":6,"member_has_msg":2,"msg_total":9}}]}
            """,
            """{"total":2,"next_offset":2,"items":[{"owner":"lisi","data":{"msg_total":"4"}}]}""");

        var figures = await Groups.GetFiguresByOwnerAsync([A.Zhang], First, Last, GroupStatisticsOrder.Members, Stop).ToListAsync(Stop);

        figures.Select(f => (f.Owner.Value, f.Figures.Messages)).ShouldBe([("zhangsan", 9), ("lisi", 4)]);
        bench.Server.RequestsOf(ByOwner)[1].ShouldHaveBody(
            """
            {"day_begin_time":1769875200,"day_end_time":1770048000,"owner_filter":{"userid_list":["zhangsan"]},"order_by":4,
             "offset":1,"limit":1000}
            """);
    }

    [Fact]
    public async Task Figures_whose_offset_does_not_move_end_in_an_error()
    {
        bench.Server.On(ByOwner, """{"total":2,"next_offset":0,"items":[]}""");

        await Should.ThrowAsync<WeComTransportException>(async () =>
            await Groups.GetFiguresByOwnerAsync([A.Zhang], First, Last, GroupStatisticsOrder.Members, Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task Figures_by_day_are_of_days_in_beijing()
    {
        bench.Server.On(
            ByDay,
            """{"items":[{"stat_time":1769875200,"data":{"chat_total":1}},{"stat_time":1769961600,"data":{"chat_total":2}}]}""");

        var days = await Groups.GetFiguresByDayAsync([A.Zhang], First, Last, Stop);

        days.Select(d => d.Day).ShouldBe([First, First.AddDays(1)]);
        days[1].Figures.Chats.ShouldBe(2);
    }
}
