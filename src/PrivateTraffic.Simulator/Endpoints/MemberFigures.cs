using System.Text.Json;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>What members did with customers on one day.</summary>
internal sealed class MemberFigures
{
    private readonly HashSet<Pair> chats = [];
    private int newCustomers;
    private int requests;
    private int messages;
    private int started;
    private int answered;
    private int waitedSeconds;
    private int lost;

    public static MemberFigures[] ByDay(Corporation corp, IEnumerable<Member> members, StatisticsPeriod period)
    {
        var days = period.Days.Select(_ => new MemberFigures()).ToArray();
        foreach (var member in members)
        {
            for (var place = 0; place < corp.Relations.PlacesOf(member.Index); place++)
            {
                Count(corp, corp.Relations.At(member.Index, place), period, days);
            }
        }

        return days;
    }

    public void Write(Utf8JsonWriter reply)
    {
        reply.WriteNumber("chat_cnt", chats.Count);
        reply.WriteNumber("message_cnt", messages);
        if (started > 0)
        {
            reply.WriteNumber("reply_percentage", Math.Round(100.0 * answered / started, 2));
            reply.WriteNumber("avg_reply_time", answered > 0 ? waitedSeconds / answered / 60 : 0);
        }

        reply.WriteNumber("negative_feedback_cnt", lost);
        reply.WriteNumber("new_apply_cnt", requests);
        reply.WriteNumber("new_contact_cnt", newCustomers);
    }

    private static void Count(Corporation corp, Relation relation, StatisticsPeriod period, MemberFigures[] days)
    {
        if (OnDay(relation.Timeline.AddedAt) is { } added)
        {
            added.newCustomers++;
            added.requests += corp.Notes.OriginOf(relation).Operator == Operator.Member ? 1 : 0;
        }

        if (OnDay(relation.Timeline.CustomerLeftAt) is { } left)
        {
            left.lost++;
        }

        foreach (var chat in corp.World.Conversations.ChatsBetween(relation.Pair, relation.Timeline, period.FirstDay, period.LastDay))
        {
            days[chat.Day - period.FirstDay].CountChat(corp.World.Conversations, chat, relation.Pair);
        }

        MemberFigures? OnDay(long at) =>
            at != RelationTimeline.Never && Beijing.DayOf(at) is var day && day >= period.FirstDay && day <= period.LastDay
                ? days[day - period.FirstDay] : null;
    }

    private void CountChat(Conversations conversations, Interaction chat, Pair pair)
    {
        started++;
        var answers = conversations.AnswersIn(chat, pair.Member);
        if (answers > 0)
        {
            chats.Add(pair);
            answered++;
            messages += answers;
            waitedSeconds += conversations.SecondsToAnswer(chat, pair.Member);
        }
    }
}
