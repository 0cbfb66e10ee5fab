using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Tags;
using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests.Tags;

public sealed class CorpTagsTests : IAsyncDisposable
{
    private const string List = "externalcontact/get_corp_tag_list";
    private const string Add = "externalcontact/add_corp_tag";
    private const string Edit = "externalcontact/edit_corp_tag";
    private const string Delete = "externalcontact/del_corp_tag";
    private const string Mark = "externalcontact/mark_tag";

    private readonly Bench bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ICorpTags Tags => bench.Client.Tags;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task The_library_is_read_with_its_groups_and_tags()
    {
        bench.Server.On(
            List,
            """
            {"errcode":0,"errmsg":"ok","tag_group":[
              {"group_id":"etG","group_name":"价值","create_time":1557838797,"order":4294967295,"deleted":false,
               "tag":[{"id":"etT","name":"鲸鱼","create_time":1557838797,"order":1,"deleted":true}]},
              {"group_id":"etH","group_name":"阶段","tag":null}]}
            """);

        var groups = await Tags.ListAsync(Stop);

        groups.Select(g => g.Name).ShouldBe(["价值", "阶段"]);
        groups[0].Order.ShouldBe(4294967295);
        groups[0].Tags.ShouldHaveSingleItem().IsDeleted.ShouldBeTrue();
        groups[1].Tags.ShouldBeEmpty();
        bench.Server.RequestsOf(List)[0].ShouldHaveBody("{}");
    }

    [Fact]
    public async Task Tags_and_groups_can_be_asked_for_by_id()
    {
        bench.Server.On(List, """{"tag_group":[]}""");

        await Tags.ListTagsAsync([new TagId("etT")], Stop);
        await Tags.ListGroupsAsync([new TagGroupId("etG")], Stop);

        bench.Server.RequestsOf(List)[0].ShouldHaveBody("""{"tag_id":["etT"]}""");
        bench.Server.RequestsOf(List)[1].ShouldHaveBody("""{"group_id":["etG"]}""");
    }

    [Fact]
    public async Task Tags_are_created_in_a_new_group_or_in_one_that_exists()
    {
        bench.Server.On(Add, """{"tag_group":{"group_id":"etG","group_name":"价值","tag":[{"id":"etT","name":"鲸鱼"}]}}""");

        var group = await Tags.AddGroupAsync("价值", 5, [new NewTag { Name = "鲸鱼", Order = 1 }], Stop);
        await Tags.AddTagsAsync(new("etG"), [new NewTag { Name = "高潜" }], Stop);

        group.Tags.ShouldHaveSingleItem().Id.ShouldBe(new("etT"));

        bench.Server.RequestsOf(Add)[0].ShouldHaveBody("""{"group_name":"价值","order":5,"tag":[{"name":"鲸鱼","order":1}]}""");
        bench.Server.RequestsOf(Add)[1].ShouldHaveBody("""{"group_id":"etG","tag":[{"name":"高潜"}]}""");
    }

    [Fact]
    public async Task Creating_is_not_repeated_when_it_may_have_arrived()
    {
        bench.Server.On(Add, Answers.Reset);

        var lost = await Should.ThrowAsync<WeComTransportException>(Tags.AddTagsAsync(new("etG"), [new NewTag { Name = "x" }], Stop));

        lost.MayHaveArrived.ShouldBeTrue();
        bench.Server.RequestsOf(Add).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Tags_and_groups_are_renamed_and_deleted()
    {
        bench.Server.On(Edit, Answers.Ok).On(Delete, Answers.Ok);

        await Tags.EditTagAsync(new("etT"), "新名", null, Stop);
        await Tags.EditGroupAsync(new("etG"), null, 7, Stop);
        await Tags.DeleteTagsAsync([new TagId("etT")], Stop);
        await Tags.DeleteGroupsAsync([new TagGroupId("etG")], Stop);

        bench.Server.RequestsOf(Edit)[0].ShouldHaveBody("""{"id":"etT","name":"新名"}""");
        bench.Server.RequestsOf(Edit)[1].ShouldHaveBody("""{"id":"etG","order":7}""");
        bench.Server.RequestsOf(Delete)[0].ShouldHaveBody("""{"tag_id":["etT"]}""");
        bench.Server.RequestsOf(Delete)[1].ShouldHaveBody("""{"group_id":["etG"]}""");
    }

    [Fact]
    public async Task Requests_without_content_are_not_sent()
    {
        await Should.ThrowAsync<ArgumentException>(() => Tags.EditTagAsync(new("etT"), null, null, Stop));
        await Should.ThrowAsync<ArgumentException>(() => Tags.DeleteTagsAsync([], Stop));
        await Should.ThrowAsync<ArgumentException>(() => Tags.AddGroupAsync("empty", null, [], Stop));
        await Should.ThrowAsync<ArgumentException>(() => Tags.MarkAsync(A.Zhang, A.Customer, [], [], Stop));
        bench.Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Marks_go_on_and_off_in_one_call()
    {
        bench.Server.On(Mark, Answers.Ok);

        await Tags.MarkAsync(A.Zhang, A.Customer, [new TagId("etA")], [new TagId("etB")], Stop);

        bench.Server.RequestsOf(Mark).ShouldHaveSingleItem().ShouldHaveBody(
            """{"userid":"zhangsan","external_userid":"wmCustomer0000000000000000000001","add_tag":["etA"],"remove_tag":["etB"]}""");
    }

    [Fact]
    public async Task Many_marks_are_sent_by_the_hundred()
    {
        bench.Server.On(Mark, Answers.Ok);

        var many = Enumerable.Range(0, 250).Select(i => new TagId($"etA{i}")).ToArray();

        await Tags.MarkAsync(A.Zhang, A.Customer, many, [new TagId("etB")], Stop);

        bench.Server.RequestsOf(Mark).Select(r => r.Body.Split("etA").Length - 1).ShouldBe([100, 100, 50]);
        bench.Server.RequestsOf(Mark).Count(r => r.Body.Contains("remove_tag", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_write_conflict_is_tried_again()
    {
        bench.Server.On(Mark, Answers.Refusal(45035), Answers.Ok);

        await bench.InTime(Tags.MarkAsync(A.Zhang, A.Customer, [new TagId("etA")], [], Stop));

        bench.Server.RequestsOf(Mark).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_tag_that_is_gone_says_so()
    {
        bench.Server.On(Mark, Answers.Refusal(40068, "invalid tagid"));

        var refusal = await Should.ThrowAsync<WeComException>(Tags.MarkAsync(A.Zhang, A.Customer, [new TagId("etA")], [], Stop));

        refusal.ErrorCode.ShouldBe(40068);
    }
}
