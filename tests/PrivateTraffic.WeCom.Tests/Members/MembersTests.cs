using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Members;
using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests.Members;

public sealed class MembersTests : IAsyncDisposable
{
    private readonly Bench bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IMembers Members => bench.Client.Members;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Members_with_customers_are_the_root_of_every_pull()
    {
        bench.Server.On("externalcontact/get_follow_user_list", """{"errcode":0,"errmsg":"ok","follow_user":["zhangsan","lissi"]}""");

        (await Members.ListWithCustomerContactAsync(Stop)).Select(m => m.Value).ShouldBe(["zhangsan", "lissi"]);

        var request = bench.Server.RequestsOf("externalcontact/get_follow_user_list").ShouldHaveSingleItem();
        request.Method.ShouldBe("GET");
        request.Query.Keys.ShouldBe(["access_token"]);
    }

    [Fact]
    public async Task A_member_is_read_though_numbers_come_as_text()
    {
        bench.Server.On(
            "user/get",
            """
            {"errcode":0,"errmsg":"ok","userid":"ZhangSan","name":"张三","department":[1,2],"order":[1,4294967295],
             "position":"导购","gender":"1",
             "is_leader_in_dept":[1,0],"direct_leader":["lisi"],"status":1,"main_department":1,"external_position":"顾问",
             "extattr":{"attrs":[{"type":0,"name":"x","text":{"value":"y"}}]}}
            """);

        var member = await Members.GetAsync(A.Zhang, Stop);

        member.Id.ShouldBe(A.Zhang);
        member.Name.ShouldBe("张三");
        member.Gender.ShouldBe(Gender.Male);
        member.Departments.ShouldBe([1, 2]);
        member.LeadsDepartment.ShouldBe([1, 0]);
        member.DirectLeaders.ShouldHaveSingleItem().Value.ShouldBe("lisi");
        member.Status.ShouldBe(MemberStatus.Active);
        member.Mobile.ShouldBeNull();
        bench.Server.RequestsOf("user/get")[0].Query["userid"].ShouldBe("zhangsan");
    }

    [Theory]
    [InlineData("""{"userid":"a","gender":""}""")]
    [InlineData("""{"userid":"a","gender":0}""")]
    [InlineData("""{"userid":"a"}""")]
    public async Task A_gender_that_is_not_shown_is_unknown(string answer)
    {
        bench.Server.On("user/get", answer);

        (await Members.GetAsync(A.Zhang, Stop)).Gender.ShouldBe(Gender.Unknown);
    }

    [Fact]
    public async Task An_answer_without_its_key_is_refused()
    {
        bench.Server.On("user/get", """{"errcode":0,"name":"nobody"}""");

        var failure = await Should.ThrowAsync<WeComTransportException>(Members.GetAsync(A.Zhang, Stop));

        failure.Failure.ShouldBe(TransportFailure.UnexpectedShape);
    }

    [Fact]
    public async Task The_members_of_a_department_are_listed_briefly_or_in_full()
    {
        const string List = """{"userlist":[{"userid":"a","name":"甲","department":[7]},{"userid":"b","name":"乙","department":null}]}""";
        bench.Server.On("user/simplelist", List).On("user/list", List);

        (await Members.ListOfDepartmentAsync(7, Stop)).Select(m => m.Departments.Count).ShouldBe([1, 0]);
        (await Members.ListDetailsOfDepartmentAsync(7, Stop)).Select(m => m.Name).ShouldBe(["甲", "乙"]);

        bench.Server.RequestsOf("user/simplelist")[0].Query["department_id"].ShouldBe("7");
        bench.Server.RequestsOf("user/list")[0].Query["department_id"].ShouldBe("7");
    }

    [Fact]
    public async Task Ids_of_all_members_come_in_pages()
    {
        bench.Server.On(
            "user/list_id",
            """{"next_cursor":"aaa","dept_user":[{"userid":"a","department":1},{"userid":"a","department":2}]}""",
            """{"next_cursor":"","dept_user":[{"userid":"b","department":1}]}""");

        var rows = await Members.ListIdsAsync("", 10_000, Stop).SelectMany(page => page.Items).ToListAsync(Stop);

        rows.Select(row => (row.Member.Value, row.Department)).ShouldBe([("a", 1), ("a", 2), ("b", 1)]);
        bench.Server.RequestsOf("user/list_id")[1].ShouldHaveBody("""{"cursor":"aaa","limit":10000}""");
    }

    [Fact]
    public async Task The_department_tree_is_read_whole_or_below_a_department()
    {
        bench.Server.On("department/simplelist", """{"department_id":[{"id":2,"parentid":1,"order":4294967295}]}""");

        (await Members.ListDepartmentTreeAsync(null, Stop)).ShouldBe([new DepartmentNode { Id = 2, ParentId = 1, Order = 4294967295 }]);
        await Members.ListDepartmentTreeAsync(2, Stop);

        bench.Server.RequestsOf("department/simplelist").Select(r => r.Query.GetValueOrDefault("id")).ShouldBe([null, "2"]);
    }

    [Fact]
    public async Task Departments_are_read_with_names_and_leaders()
    {
        const string Sales = """{"id":2,"name":"销售部","name_en":"Sales","department_leader":["zhangsan"],"parentid":1,"order":10}""";
        bench.Server
            .On("department/list", $$"""{"department":[{{Sales}}]}""", """{"department":null}""")
            .On("department/get", $$"""{"errcode":0,"department":{{Sales}}}""");

        (await Members.ListDepartmentsAsync(null, Stop)).ShouldHaveSingleItem().Name.ShouldBe("销售部");
        (await Members.ListDepartmentsAsync(9, Stop)).ShouldBeEmpty();
        (await Members.GetDepartmentAsync(2, Stop)).Leaders.ShouldBe([A.Zhang]);
    }
}
