using System.Text.Json;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>The figures of some owners' groups: two for the period, the others as they stand at its end.</summary>
internal readonly record struct GroupFigures(int NewGroups, int Groups, int NewMembers, int Members, int ActiveGroups, int ActiveMembers)
{
    public static GroupFigures Of(Corporation corp, IReadOnlyList<int> owners, StatisticsPeriod period)
    {
        var (begin, end) = (Beijing.StartOf(period.FirstDay), Beijing.StartOf(period.LastDay + 1) - 1);
        var figures = default(GroupFigures);
        foreach (var group in owners.SelectMany(corp.Groups.OwnedBy).Where(g => g.CreatedAt <= end))
        {
            var stays = corp.Groups.StaysIn(group);
            var there = stays.Count(s => s.IsThereAt(end));
            figures = new GroupFigures(
                figures.NewGroups + (group.CreatedAt >= begin ? 1 : 0),
                figures.Groups + 1,
                figures.NewMembers + stays.Count(s => s.JoinedAt >= begin && s.JoinedAt <= end),
                figures.Members + there,
                figures.ActiveGroups + (there > 3 ? 1 : 0),
                figures.ActiveMembers + (there / 4));
        }

        return figures;
    }

    public void Write(Utf8JsonWriter reply)
    {
        reply.WriteStartObject("data");
        reply.WriteNumber("new_chat_cnt", NewGroups);
        reply.WriteNumber("chat_total", Groups);
        reply.WriteNumber("chat_has_msg", ActiveGroups);
        reply.WriteNumber("new_member_cnt", NewMembers);
        reply.WriteNumber("member_total", Members);
        reply.WriteNumber("member_has_msg", ActiveMembers);
        reply.WriteNumber("msg_total", ActiveMembers * 3);
        reply.WriteEndObject();
    }
}
