using System.Text.Json;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Endpoints;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Control;

/// <summary>The truth about groups, moments and bills.</summary>
internal static class ActivityTruth
{
    public static void WriteGroup(Corporation corp, long number, TruthRows rows)
    {
        if (corp.Groups.Find(number) is not { } group)
        {
            return;
        }

        rows.Write(row =>
        {
            row.WriteString("chat_id", group.ChatId);
            row.WriteString("name", group.Name);
            row.WriteString("owner", corp.People[group.Owner].UserId);
            row.WriteNumber("create_time", group.CreatedAt);
            row.WriteString("notice", group.Notice);
            row.WriteNumber("status", (int)group.Inheritance);
            row.WriteBoolean("dismissed", group.IsDismissed);
            row.WriteObjects("members", corp.Groups.PeopleIn(group), stay =>
            {
                row.WriteString("userid", stay.IsStaff ? corp.People[stay.Person].UserId : corp.Customers.ExternalUserId(stay.Person));
                row.WriteNumber("type", stay.IsStaff ? 1 : 2);
                row.WriteNumber("join_time", stay.JoinedAt);
                row.WriteNumber("join_scene", (int)stay.Scene);
                row.WriteOptional("state", stay.State);
            });
        });
    }

    public static void WriteMoments(Corporation corp, int day, TruthRows rows)
    {
        foreach (var (_, moment) in corp.Moments.On(day))
        {
            rows.Write(row =>
            {
                row.WriteString("moment_id", moment.Id);
                row.WriteOptional("creator", moment.Creator is { } creator ? corp.People[creator].UserId : null);
                row.WriteNumber("create_time", moment.CreatedAt);
                row.WriteNumber("create_type", moment.IsCorporate ? 0 : 1);
                row.WriteString("text", moment.Text);
                var published = corp.Moments.SendersOf(moment).Where(m => corp.Moments.PublishedAt(moment, m.Index) is not null);
                row.WriteObjects("publishers", published, member => WritePublisher(corp, moment, member, row));
            });
        }
    }

    private static void WritePublisher(Corporation corp, Moment moment, Member member, Utf8JsonWriter row)
    {
        var reactions = corp.Moments.ReactionsTo(moment, member.Index);
        row.WriteString("userid", member.UserId);
        row.WriteNumber("published_at", corp.Moments.PublishedAt(moment, member.Index)!.Value);
        row.WriteObjects("likes", reactions.Where(r => !r.IsComment), WriteReaction);
        row.WriteObjects("comments", reactions.Where(r => r.IsComment), WriteReaction);

        void WriteReaction(Reaction reaction)
        {
            row.WriteString(
                reaction.Customer < 0 ? "userid" : "external_userid",
                reaction.Customer < 0 ? member.UserId : corp.Customers.ExternalUserId(reaction.Customer));
            row.WriteNumber("create_time", reaction.At);
        }
    }

    public static void WriteBills(Corporation corp, (long Begin, long End) month, TruthRows rows)
    {
        foreach (var (_, bill, _) in corp.Bills.Between(month.Begin, month.End, 0).Where(row => !row.IsRefund))
        {
            rows.Write(row =>
            {
                row.WriteString("transaction_id", bill.TransactionId);
                row.WriteString("external_userid", corp.Customers.ExternalUserId(bill.Customer));
                row.WriteString("payee_userid", corp.People[bill.Payee].UserId);
                row.WriteNumber("paid_at", bill.PaidAt);
                row.WriteNumber("amount", bill.Amount);
                row.WriteNumber("refunded", bill.Refund?.Amount ?? 0);
                if (bill.Refund is { } refund)
                {
                    row.WriteNumber("refunded_at", refund.At);
                    row.WriteString("out_refund_no", refund.OutRefundNo);
                }
            });
        }
    }
}
