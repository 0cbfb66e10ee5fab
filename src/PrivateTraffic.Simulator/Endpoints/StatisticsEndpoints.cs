using System.Text.Json;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Protocol sections 5.3, 5.4 and 6: statistics of groups and members.</summary>
internal static class StatisticsEndpoints
{
    private const int MostUsers = 100;
    private const int DefaultRows = 500;
    private const int MostRows = 1000;

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        new("externalcontact/groupchat/statistic", Access.CustomerContact, GroupsByOwner),
        new("externalcontact/groupchat/statistic_group_by_day", Access.CustomerContact, GroupsByDay),
        new("externalcontact/get_user_behavior_data", Access.CustomerContact, Behaviour),
    ];

    private static void GroupsByOwner(ApiCall call, Utf8JsonWriter reply)
    {
        var period = StatisticsPeriod.Read(call, "day_begin_time", "day_end_time", endIsOptional: true);
        var owners = GroupEndpoints.OwnersIn(call) ?? throw new WeComRefusal(Errors.InvalidParameter);
        var rows = owners.Select(owner => (Owner: owner, Figures: GroupFigures.Of(call.Corp, [owner], period))).ToList();
        Func<GroupFigures, int> key = call.Body.Number("order_by") switch
        {
            2 => f => f.Groups,
            3 => f => f.NewMembers,
            4 => f => f.Members,
            _ => f => f.NewGroups,
        };
        var ascending = call.Body.Flag("order_asc") ?? false;
        var sorted = ascending ? rows.OrderBy(r => key(r.Figures)) : rows.OrderByDescending(r => key(r.Figures));
        var offset = (int)(call.Body.Number("offset") ?? 0);
        var page = sorted.Skip(offset).Take(call.Body.Limit(DefaultRows, MostRows)).ToList();
        reply.WriteNumber("total", rows.Count);
        reply.WriteNumber("next_offset", Math.Min(rows.Count, offset + page.Count));
        reply.WriteObjects("items", page, row =>
        {
            reply.WriteString("owner", call.Corp.People[row.Owner].UserId);
            row.Figures.Write(reply);
        });
    }

    private static void GroupsByDay(ApiCall call, Utf8JsonWriter reply)
    {
        var period = StatisticsPeriod.Read(call, "day_begin_time", "day_end_time", endIsOptional: true);
        var owners = GroupEndpoints.OwnersIn(call) ?? throw new WeComRefusal(Errors.InvalidParameter);
        reply.WriteObjects("items", period.Days, day =>
        {
            reply.WriteNumber("stat_time", Beijing.StartOf(day));
            GroupFigures.Of(call.Corp, owners, new StatisticsPeriod(day, day)).Write(reply);
        });
    }

    private static void Behaviour(ApiCall call, Utf8JsonWriter reply)
    {
        var userIds = call.Body.Texts("userid");
        var departments = call.Body.Numbers("partyid");
        if (userIds.Count + departments.Count == 0 || userIds.Count > MostUsers || departments.Count > MostUsers)
        {
            throw new WeComRefusal(Errors.InvalidParameter);
        }

        var period = StatisticsPeriod.Read(call, "start_time", "end_time", endIsOptional: false);
        var inDepartments = departments
            .SelectMany(
                id => call.Corp.People.Subtree(call.Corp.People.Department(id) ?? throw new WeComRefusal(Errors.DepartmentNotFound)))
            .Select(d => d.Id)
            .ToHashSet();
        var members = userIds.Select(call.Member)
            .Concat(call.Corp.People.Active.Where(m => inDepartments.Contains(m.Department) && call.App.Sees(m)))
            .DistinctBy(m => m.Index)
            .ToList();
        // Several members are summed up into one row a day.
        var figures = MemberFigures.ByDay(call.Corp, members, period);
        reply.WriteObjects("behavior_data", period.Days, day =>
        {
            reply.WriteNumber("stat_time", Beijing.StartOf(day));
            figures[day - period.FirstDay].Write(reply);
        });
    }
}
