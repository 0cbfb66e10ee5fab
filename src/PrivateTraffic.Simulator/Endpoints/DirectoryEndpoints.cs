using System.Globalization;
using System.Text.Json;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Protocol section 2: departments and members.</summary>
internal static class DirectoryEndpoints
{
    private const int MostIds = 10_000;

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        new("department/list", Access.AnyApp, (call, reply) => reply.WriteObjects("department", Departments(call), d => WriteDepartment(call, reply, d))),
        new("department/simplelist", Access.AnyApp, ListDepartmentIds),
        new("department/get", Access.AnyApp, GetDepartment),
        new("user/simplelist", Access.AnyApp, (call, reply) => reply.WriteObjects("userlist", MembersOf(call), m => WriteShort(reply, m))),
        new("user/list", Access.AnyApp, (call, reply) => reply.WriteObjects("userlist", MembersOf(call), m => WriteMember(call, reply, m))),
        new("user/get", Access.AnyApp, (call, reply) => WriteMember(call, reply, call.Member(call.Query("userid")))),
        new("user/list_id", Access.ContactSync, ListIds),
        new("externalcontact/get_follow_user_list", Access.CustomerContact, ListFollowUsers),
    ];

    private static IEnumerable<Department> Departments(ApiCall call)
    {
        var all = call.Query("id") is { Length: > 0 } id ? call.Corp.People.Subtree(Department(call, id)) : call.Corp.People.Departments;
        return all.Where(call.App.Sees);
    }

    private static Department Department(ApiCall call, string? id) =>
        long.TryParse(id, CultureInfo.InvariantCulture, out var number) && call.Corp.People.Department(number) is { } department
            && call.App.Sees(department)
            ? department
            : throw new WeComRefusal(Errors.DepartmentNotFound);

    private static void ListDepartmentIds(ApiCall call, Utf8JsonWriter reply) =>
        reply.WriteObjects("department_id", Departments(call), department =>
        {
            reply.WriteNumber("id", department.Id);
            reply.WriteNumber("parentid", department.ParentId);
            reply.WriteNumber("order", department.Order);
        });

    private static void GetDepartment(ApiCall call, Utf8JsonWriter reply)
    {
        var department = Department(call, call.Query("id"));
        reply.WriteStartObject("department");
        WriteDepartment(call, reply, department);
        reply.WriteEndObject();
    }

    private static void WriteDepartment(ApiCall call, Utf8JsonWriter reply, Department department)
    {
        reply.WriteNumber("id", department.Id);
        reply.WriteString("name", department.Name);
        reply.WriteString("name_en", department.NameInEnglish);
        reply.WriteStrings(
            "department_leader", call.Corp.People.Active.Where(m => m.IsLeader && m.Department == department.Id).Select(m => m.UserId));
        reply.WriteNumber("parentid", department.ParentId);
        reply.WriteNumber("order", department.Order);
    }

    // One level only, unless the caller still sends the old fetch_child.
    private static IEnumerable<Member> MembersOf(ApiCall call)
    {
        var department = Department(call, call.Query("department_id"));
        var ids = call.Query("fetch_child") == "1" ? call.Corp.People.Subtree(department).Select(d => d.Id).ToHashSet() : [department.Id];
        return call.Corp.People.Active.Where(m => ids.Contains(m.Department) && call.App.Sees(m));
    }

    private static void WriteShort(Utf8JsonWriter reply, Member member)
    {
        reply.WriteString("userid", member.UserId);
        reply.WriteString("name", member.Name);
        reply.WriteNumbers("department", [member.Department]);
    }

    // Apps made after 2022-06-20 get no avatar, gender, mobile, email, qr_code or address here.
    private static void WriteMember(ApiCall call, Utf8JsonWriter reply, Member member)
    {
        WriteShort(reply, member);
        reply.WriteNumbers("order", [0]);
        reply.WriteString("position", member.Position);
        reply.WriteNumbers("is_leader_in_dept", [member.IsLeader ? 1 : 0]);
        var leader = call.Corp.People.Active.FirstOrDefault(m => m.IsLeader && m.Department == member.Department && m != member);
        reply.WriteStrings("direct_leader", leader is null ? [] : [leader.UserId]);
        reply.WriteString("alias", "");
        reply.WriteString("telephone", "");
        reply.WriteNumber("status", 1);
        reply.WriteNumber("isleader", member.IsLeader ? 1 : 0);
        reply.WriteStartObject("extattr");
        reply.WriteStartArray("attrs");
        reply.WriteEndArray();
        reply.WriteEndObject();
        reply.WriteNumber("main_department", member.Department);
        reply.WriteString("external_position", member.Position);
        reply.WriteStartObject("external_profile");
        reply.WriteString("external_corp_name", "远航示范");
        reply.WriteEndObject();
    }

    private static void ListIds(ApiCall call, Utf8JsonWriter reply)
    {
        var format = new PageFormat("dept_user", call.Body.Text("cursor"), call.Body.Limit(MostIds, MostIds));
        reply.WritePage(call, format, Paging.Rows(call.Corp.People.Active), member =>
        {
            reply.WriteStartObject();
            reply.WriteString("userid", member.UserId);
            reply.WriteNumber("department", member.Department);
            reply.WriteEndObject();
        });
    }

    private static void ListFollowUsers(ApiCall call, Utf8JsonWriter reply) =>
        reply.WriteStrings("follow_user", call.Corp.People.Active.Where(m => m.ServesCustomers && call.App.Sees(m)).Select(m => m.UserId));
}
