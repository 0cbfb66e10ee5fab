using PrivateTraffic.WeCom.Customers;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Members;
using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests.Customers;

public sealed class CustomersTests : IAsyncDisposable
{
    private const string List = "externalcontact/list";
    private const string Get = "externalcontact/get";
    private const string Batch = "externalcontact/batch/get_by_user";
    private const string Unassigned = "externalcontact/get_unassigned_list";

    private readonly Bench bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ICustomers Customers => bench.Client.Customers;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task The_customers_of_a_member_come_in_one_list()
    {
        bench.Server.On(List, """{"errcode":0,"errmsg":"ok","external_userid":["wmA ","woB"]}""");

        (await Customers.ListAsync(A.Zhang, Stop)).ShouldBe([new ExternalUserId("wmA"), new ExternalUserId("woB")]);

        var request = bench.Server.RequestsOf(List).ShouldHaveSingleItem();
        request.Method.ShouldBe("GET");
        request.Query["userid"].ShouldBe("zhangsan");
    }

    [Fact]
    public async Task A_member_without_customers_has_an_empty_list()
    {
        bench.Server.On(List, Answers.Refusal(84061, "not external contact"));

        (await Customers.ListAsync(A.Zhang, Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_customer_is_read_with_every_field()
    {
        bench.Server.On(Get, Samples.Customer);

        var customer = await Customers.GetAsync(A.Customer, Stop);

        customer.Contact.Id.ShouldBe(new("woAJ2GCAAAXtWyujaWJHDDGi0mACAAAA"));
        customer.Contact.Name.ShouldBe("李四😀");
        customer.Contact.Type.ShouldBe(ContactType.WeCom);
        customer.Contact.Gender.ShouldBe(Gender.Male);
        customer.Contact.UnionId.ShouldBe("ozynqsulJFCZ2z1aYeS8h-nuasdAAA");
        customer.Contact.CorpFullName.ShouldBe("腾讯科技有限公司");
        customer.Contact.Profile!.Attributes.Select(a => a.Text?.Value ?? a.Web?.Url ?? a.MiniProgram?.AppId)
            .ShouldBe(["文本", "http://www.test.com", "wx8bd80126147df384"]);

        var rocky = customer.Followers[0];
        rocky.Member.ShouldBe(new("rocky"));
        rocky.Remark.ShouldBe("李部长");
        rocky.AddedAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1525779812));
        rocky.AddWay.ShouldBe(AddWay.Channels);
        rocky.Channels!.Nickname.ShouldBe("视频号名称");
        rocky.RemarkMobiles.ShouldBe(["13800000001", "13000000002"]);
        rocky.OperatorId.ShouldBe("rocky");
        rocky.State.ShouldBe("teststate");
        rocky.Tags.Select(t => (t.Name, t.Id?.Value, t.Type)).ShouldBe(
        [
            ("标签名称1", "etAJ2GCAAAXtWyujaWJHDDGi0mACHAAA", FollowTagType.Corp),
            ("标签名称2", null, FollowTagType.Personal),
            ("标签名称3", "stAJ2GCAAAXtWyujaWJHDDGi0mACHAAA", FollowTagType.Strategy),
        ]);

        var tommy = customer.Followers[1];
        tommy.AddWay.ShouldBe((AddWay)999);
        tommy.Tags.ShouldBeEmpty();
        tommy.RemarkMobiles.ShouldBeEmpty();
        tommy.State.ShouldBeNull();
    }

    [Fact]
    public async Task More_than_500_followers_are_merged()
    {
        bench.Server.On(
            Get,
            """{"external_contact":{"external_userid":"wmA"},"follow_user":[{"userid":"a","createtime":1}],"next_cursor":"c1"}""",
            """{"external_contact":{"external_userid":"wmA"},"follow_user":[],"next_cursor":"c2"}""",
            """{"external_contact":{"external_userid":"wmA"},"follow_user":[{"userid":"b","createtime":"2"}]}""");

        var customer = await Customers.GetAsync(A.Customer, Stop);

        customer.Followers.Select(f => f.Member.Value).ShouldBe(["a", "b"]);
        bench.Server.RequestsOf(Get).Select(r => r.Query.GetValueOrDefault("cursor")).ShouldBe([null, "c1", "c2"]);
    }

    [Fact]
    public async Task A_customer_whom_nobody_follows_is_an_error_to_skip()
    {
        bench.Server.On(Get, Answers.Refusal(84061));

        var refusal = await Should.ThrowAsync<WeComException>(Customers.GetAsync(A.Customer, Stop));

        refusal.Action.ShouldBe(WeComErrorAction.Skip);
    }

    [Fact]
    public async Task A_pull_goes_on_over_empty_pages_until_no_cursor_comes_back()
    {
        bench.Server.On(
            Batch,
            Samples.Batch("c1", "wmA", "wmB"),
            Samples.Batch("c2"),
            Samples.Batch("", "wmC"));

        var pages = await Customers.ListByMembersAsync([A.Zhang, new("lisi")], "", 100, Stop).ToListAsync(Stop);

        pages.Select(p => p.Items.Count).ShouldBe([2, 0, 1]);
        pages.Select(p => p.NextCursor).ShouldBe(["c1", "c2", ""]);
        pages.Select(p => p.IsLast).ShouldBe([false, false, true]);
        bench.Server.RequestsOf(Batch)[0].ShouldHaveBody("""{"userid_list":["zhangsan","lisi"],"cursor":"","limit":100}""");
        bench.Server.RequestsOf(Batch)[2].ShouldHaveBody("""{"userid_list":["zhangsan","lisi"],"cursor":"c2","limit":100}""");
    }

    [Theory]
    [InlineData("""{"errcode":0,"errmsg":"ok","external_contact_list":null,"fail_info":{}}""")]
    [InlineData("""{"external_contact_list":[],"next_cursor":null}""")]
    [InlineData("{}")]
    public async Task An_absent_cursor_ends_the_pull(string answer)
    {
        bench.Server.On(Batch, answer);

        (await ReadPagesAsync()).ShouldHaveSingleItem().IsLast.ShouldBeTrue();
    }

    [Fact]
    public async Task A_pull_resumes_from_a_stored_cursor()
    {
        bench.Server.On(Batch, Samples.Batch("", "wmZ"));

        await ReadPagesAsync("stored");

        bench.Server.RequestsOf(Batch)[0].Body.ShouldContain("\"cursor\":\"stored\"");
    }

    [Fact]
    public async Task A_cursor_that_is_no_longer_valid_is_told_apart()
    {
        bench.Server.On(Batch, Answers.Refusal(50100, "invalid cursor"));

        var refusal = await Should.ThrowAsync<CursorInvalidException>(ReadPagesAsync("old"));

        refusal.Action.ShouldBe(WeComErrorAction.Renew);
    }

    [Fact]
    public async Task A_cursor_that_does_not_move_ends_in_an_error_and_not_in_a_loop()
    {
        bench.Server.On(Batch, Samples.Batch("same"));

        (await Should.ThrowAsync<WeComTransportException>(ReadPagesAsync("same"))).Failure.ShouldBe(TransportFailure.UnexpectedShape);
        bench.Server.RequestsOf(Batch).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Members_without_any_customer_make_an_empty_pull()
    {
        bench.Server.On(Batch, Answers.Refusal(84061));

        (await ReadPagesAsync()).ShouldHaveSingleItem().Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pair_carries_the_ids_of_its_tags_and_members_without_licence_are_named()
    {
        bench.Server.On(Batch, Samples.BatchOfficial);

        var page = (await ReadPagesAsync()).ShouldHaveSingleItem();

        page.UnlicensedMembers.ShouldBe([new MemberId("zhangsan")]);
        var pair = page.Items[0];
        pair.Contact.Name.ShouldBe("李四");
        pair.Relation.Member.ShouldBe(new("rocky"));
        pair.Relation.TagIds.ShouldBe([new TagId("etAJ2GCAAAXtWyujaWJHDDGi0mACHAAA")]);
        pair.Relation.RemarkMobiles.ShouldBe(["13800000001"]);
    }

    [Fact]
    public async Task A_pull_takes_no_more_than_100_members_and_100_pairs_a_page()
    {
        var tooMany = Enumerable.Range(0, 101).Select(i => new MemberId($"m{i}")).ToArray();

        Should.Throw<ArgumentException>(() => Customers.ListByMembersAsync(tooMany, "", 100, Stop));
        Should.Throw<ArgumentException>(() => Customers.ListByMembersAsync([], "", 100, Stop));
        Should.Throw<ArgumentOutOfRangeException>(() => Customers.ListByMembersAsync([A.Zhang], "", 101, Stop));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Reading_everything_goes_through_the_members_by_the_hundred()
    {
        bench.Server.On(Batch, Samples.Batch("next", "wmA"), Samples.Batch("", "wmB"), Samples.Batch("", "wmC"));

        var members = Enumerable.Range(0, 150).Select(i => new MemberId($"m{i}"));
        var read = await Customers.ReadAllAsync(members, Stop).ToListAsync(Stop);

        read.Select(pair => pair.Contact.Id.Value).ShouldBe(["wmA", "wmB", "wmC"]);
        bench.Server.RequestsOf(Batch)[1].Body.ShouldContain("\"m99\"");
        bench.Server.RequestsOf(Batch)[2].Body.ShouldNotContain("\"m99\"");
    }

    [Fact]
    public async Task A_remark_sends_only_what_changes_and_clears_phones_with_an_empty_one()
    {
        bench.Server.On("externalcontact/remark", Answers.Ok);

        await Customers.RemarkAsync(A.Zhang, A.Customer, new CustomerRemark { Remark = "老客户　😀", Mobiles = [] }, Stop);

        var request = bench.Server.RequestsOf("externalcontact/remark").ShouldHaveSingleItem();
        request.ShouldHaveBody(
            """{"userid":"zhangsan","external_userid":"wmCustomer0000000000000000000001","remark":"老客户　😀","remark_mobiles":[""]}""");
        request.Body.ShouldNotContain("\\u");
        request.ContentType.ShouldBe("application/json; charset=utf-8");
    }

    [Fact]
    public async Task A_remark_that_changes_nothing_is_not_sent() =>
        await Should.ThrowAsync<ArgumentException>(() => Customers.RemarkAsync(A.Zhang, A.Customer, new CustomerRemark(), Stop));

    [Fact]
    public async Task Customers_of_members_who_left_are_listed_until_the_last_page()
    {
        bench.Server.On(
            Unassigned,
            """
            {"info":[{"handover_userid":"left","external_userid":"wmA","dimission_time":1550838571}],
             "is_last":false,"next_cursor":"c1"}
            """,
            """{"info":[],"is_last":true,"next_cursor":"ignored"}""");

        var customers = await Customers.ListUnassignedAsync("", Stop).SelectMany(page => page.Items).ToListAsync(Stop);

        customers.ShouldHaveSingleItem().LeftAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1550838571));
        bench.Server.RequestsOf(Unassigned)[1].ShouldHaveBody("""{"cursor":"c1","page_size":1000}""");
    }

    private async Task<List<CustomerPage>> ReadPagesAsync(string startCursor = "") =>
        await Customers.ListByMembersAsync([A.Zhang], startCursor, 100, Stop).ToListAsync(Stop);
}
