using System.Text.Json;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Protocol sections 7.3 and 7.4: reading moments.</summary>
internal static class MomentEndpoints
{
    private const int LongestDays = 30;
    private const int DefaultMoments = 20;
    private const int DefaultTasks = 500;
    private const int MostTasks = 1000;
    private const int DefaultResults = 3000;
    private const int MostResults = 5000;

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        new("externalcontact/get_moment_list", Access.CustomerContact, List),
        new("externalcontact/get_moment_task", Access.CustomerContact, ListTasks),
        new("externalcontact/get_moment_customer_list", Access.CustomerContact, ListAudience),
        new("externalcontact/get_moment_send_result", Access.CustomerContact, ListReached),
        new("externalcontact/get_moment_comments", Access.CustomerContact, ListReactions),
    ];

    /// <summary>The moment named in the body.</summary>
    /// <exception cref="WeComRefusal">41059, 41060; 41079 while its job is still running.</exception>
    public static Moment MomentIn(ApiCall call)
    {
        var moment = call.Corp.Moments.Find(call.Body.Text("moment_id", Errors.MomentIdMissing))
            ?? throw new WeComRefusal(Errors.MomentIdInvalid);
        return MomentTaskEndpoints.IsStillDispatching(call.Corp, moment) ? throw new WeComRefusal(Errors.MomentStillDispatching) : moment;
    }

    private static void List(ApiCall call, Utf8JsonWriter reply)
    {
        var begin = call.Body.Number("start_time", Errors.InvalidParameter);
        var end = call.Body.Number("end_time", Errors.InvalidParameter);
        if (end < begin || end - begin > LongestDays * Beijing.DaySeconds)
        {
            throw new WeComRefusal(Errors.InvalidParameter);
        }

        var creator = call.Body.Text("creator") is { Length: > 0 } userId ? call.Member(userId) : null;
        var kind = call.Body.Number("filter_type") ?? 2;
        var format = new PageFormat(
            "moment_list", call.Body.Text("cursor"), call.Body.Limit(DefaultMoments, DefaultMoments, OverMost.Default), $"{begin}|{end}|{creator?.Index}|{kind}");
        var rows = (long from) => MomentsFrom(call, from, begin, end)
            .Where(row => row.Item.CreatedAt >= begin && row.Item.CreatedAt <= end)
            .Where(row => kind == 2 || row.Item.IsCorporate == (kind == 0))
            .Where(row => creator is null || row.Item.Creator == creator.Index)
            .Where(row => row.Item.IsCorporate || call.App.Sees(call.Corp.People[row.Item.Creator!.Value]));
        reply.WritePage(call, format, rows, moment => WriteMoment(call, reply, moment));
    }

    private static IEnumerable<(long Place, Moment Item)> MomentsFrom(ApiCall call, long from, long begin, long end)
    {
        var (firstDay, firstPlace) = ((int)(from >> 32), (int)(from & uint.MaxValue));
        for (var day = Math.Max(firstDay, Beijing.DayOf(begin)); day <= Beijing.DayOf(Math.Min(end, call.Corp.AsOf)); day++)
        {
            foreach (var (place, moment) in call.Corp.Moments.On(day).Where(m => day > firstDay || m.Place >= firstPlace))
            {
                yield return (((long)day << 32) + place, moment);
            }
        }
    }

    private static void WriteMoment(ApiCall call, Utf8JsonWriter reply, Moment moment)
    {
        reply.WriteStartObject();
        reply.WriteString("moment_id", moment.Id);
        if (moment.Creator is { } creator)
        {
            reply.WriteString("creator", call.Corp.People[creator].UserId);
        }

        reply.WriteNumber("create_time", moment.CreatedAt);
        reply.WriteNumber("create_type", moment.IsCorporate ? 0 : 1);
        reply.WriteNumber("visible_type", moment.Made?.Tags is null ? 1 : 0);
        reply.WriteStartObject("text");
        reply.WriteString("content", moment.Text);
        reply.WriteEndObject();
        foreach (var kind in (moment.Made?.Attachments ?? []).OfType<System.Text.Json.Nodes.JsonObject>().GroupBy(a => (string?)a["msgtype"] ?? ""))
        {
            reply.WritePropertyName(kind.Key);
            if (kind.Key == "image")
            {
                reply.WriteStartArray();
                kind.ToList().ForEach(image => image["image"]!.WriteTo(reply));
                reply.WriteEndArray();
            }
            else
            {
                kind.First()[kind.Key]!.WriteTo(reply);
            }
        }

        reply.WriteEndObject();
    }

    private static void ListTasks(ApiCall call, Utf8JsonWriter reply)
    {
        var moment = MomentIn(call);
        if (!moment.IsCorporate)
        {
            throw new WeComRefusal(Errors.WrongMomentType);
        }

        var format = new PageFormat(
            "task_list", call.Body.Text("cursor"), call.Body.Limit(DefaultTasks, MostTasks, OverMost.Default), moment.Id);
        reply.WritePage(call, format, Paging.Rows(call.Corp.Moments.SendersOf(moment).Where(call.App.Sees)), member =>
        {
            reply.WriteStartObject();
            reply.WriteString("userid", member.UserId);
            reply.WriteNumber("publish_status", call.Corp.Moments.PublishedAt(moment, member.Index) is null ? 0 : 1);
            reply.WriteEndObject();
        });
    }

    private static void ListAudience(ApiCall call, Utf8JsonWriter reply)
    {
        var moment = MomentIn(call);
        var member = SenderIn(call, moment);
        var format = new PageFormat(
            "customer_list", call.Body.Text("cursor"), call.Body.Limit(DefaultTasks, MostTasks, OverMost.Default), $"{moment.Id}|{member.Index}");
        reply.WritePage(call, format, Paging.Rows(call.Corp.Moments.AudienceOf(moment, member.Index)), relation =>
        {
            reply.WriteStartObject();
            reply.WriteString("userid", member.UserId);
            reply.WriteString("external_userid", call.Corp.Customers.ExternalUserId(relation.Pair.Customer));
            reply.WriteEndObject();
        });
    }

    private static void ListReached(ApiCall call, Utf8JsonWriter reply)
    {
        var moment = MomentIn(call);
        var member = PublisherIn(call, moment);
        var format = new PageFormat(
            "customer_list", call.Body.Text("cursor"), call.Body.Limit(DefaultResults, MostResults, OverMost.Default), $"{moment.Id}|{member.Index}");
        var reached = call.Corp.Moments.AudienceOf(moment, member.Index).Where(r => r.Status == RelationStatus.Mutual);
        reply.WritePage(call, format, Paging.Rows(reached), relation =>
        {
            reply.WriteStartObject();
            reply.WriteString("external_userid", call.Corp.Customers.ExternalUserId(relation.Pair.Customer));
            reply.WriteEndObject();
        });
    }

    private static void ListReactions(ApiCall call, Utf8JsonWriter reply)
    {
        var moment = MomentIn(call);
        var member = PublisherIn(call, moment);
        var reactions = call.Corp.Moments.ReactionsTo(moment, member.Index);
        reply.WriteObjects("comment_list", reactions.Where(r => r.IsComment), WriteReaction);
        reply.WriteObjects("like_list", reactions.Where(r => !r.IsComment), WriteReaction);

        // Who and when, never what; a member or a customer, never both.
        void WriteReaction(Reaction reaction)
        {
            if (reaction.Customer < 0)
            {
                reply.WriteString("userid", member.UserId);
            }
            else
            {
                reply.WriteString("external_userid", call.Corp.Customers.ExternalUserId(reaction.Customer));
            }

            reply.WriteNumber("create_time", reaction.At);
        }
    }

    private static Member SenderIn(ApiCall call, Moment moment)
    {
        var member = call.Member(call.Body.Text("userid"));
        return call.Corp.Moments.SendersOf(moment).Contains(member) ? member : throw new WeComRefusal(Errors.NotThisMembersMoment);
    }

    private static Member PublisherIn(ApiCall call, Moment moment)
    {
        var member = SenderIn(call, moment);
        return call.Corp.Moments.PublishedAt(moment, member.Index) is null ? throw new WeComRefusal(Errors.MomentNotPublished) : member;
    }
}
