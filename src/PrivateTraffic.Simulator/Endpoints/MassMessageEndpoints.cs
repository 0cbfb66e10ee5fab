using System.Text.Json;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Protocol sections 8.1 to 8.3: group sends and the welcome message.</summary>
internal static class MassMessageEndpoints
{
    private const int LongestDays = 31;
    private const int DefaultMessages = 50;
    private const int MostMessages = 100;
    private const int DefaultRows = 500;
    private const int MostRows = 1000;

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        new("externalcontact/add_msg_template", Access.CustomerContact, Add),
        new("externalcontact/get_groupmsg_list_v2", Access.CustomerContact, List),
        new("externalcontact/get_groupmsg_task", Access.CustomerContact, ListTasks),
        new("externalcontact/get_groupmsg_send_result", Access.CustomerContact, ListResults),
        new("externalcontact/remind_groupmsg_send", Access.CustomerContact, Remind),
        new("externalcontact/cancel_groupmsg_send", Access.CustomerContact, Cancel),
        new("externalcontact/send_welcome_msg", Access.CustomerContact, SendWelcome)
        {
            ConflictKey = call => call.Body.Text("welcome_code"),
            ConflictError = Errors.WelcomeBeingSent,
        },
    ];

    private static void Add(ApiCall call, Utf8JsonWriter reply)
    {
        var toGroups = call.Body.Text("chat_type") switch
        {
            null or "single" => false,
            "group" => true,
            _ => throw new WeComRefusal(Errors.InvalidChatType),
        };
        var text = Attachments.TextIn(call.Body);
        var attachments = Attachments.OfMessage(call, text);
        var (tasks, failed) = new MassMessageTargets(call).Resolve(toGroups);
        var message = new MassMessage
        {
            Id = call.Corp.MassMessages.NextId(),
            ToGroups = toGroups,
            Agent = call.AgentId,
            CreatedAt = call.Corp.AsOf,
            DispatchedAt = call.Corp.Clock.Elapsed,
            Text = text,
            Attachments = attachments,
            Tasks = tasks,
        };
        call.Corp.MassMessages.Add(message);
        reply.WriteStrings("fail_list", failed);
        reply.WriteString("msgid", message.Id);
    }

    private static void List(ApiCall call, Utf8JsonWriter reply)
    {
        var begin = call.Body.Number("start_time", Errors.InvalidParameter);
        var end = call.Body.Number("end_time", Errors.InvalidParameter);
        var toGroups = call.Body.Text("chat_type", Errors.InvalidChatType) == "group";
        if (end < begin || end - begin > LongestDays * Beijing.DaySeconds)
        {
            throw new WeComRefusal(Errors.InvalidParameter);
        }

        var kind = call.Body.Number("filter_type") ?? 2;
        var creator = call.Body.Text("creator") is { Length: > 0 } userId ? call.Member(userId) : null;
        var limit = call.Body.Limit(DefaultMessages, MostMessages, OverMost.Default);
        var format = new PageFormat("group_msg_list", call.Body.Text("cursor"), limit, $"{toGroups}|{begin}|{end}|{kind}|{creator?.Index}");
        var all = call.Corp.MassMessages.All
            .Where(m => m.ToGroups == toGroups && m.CreatedAt >= begin && m.CreatedAt <= end)
            .Where(m => kind == 2 || (m.Creator is null) == (kind == 0))
            .Where(m => creator is null || m.Creator == creator.Index);
        reply.WritePage(call, format, Paging.Rows(all), message => WriteMessage(call, reply, message));
    }

    private static void WriteMessage(ApiCall call, Utf8JsonWriter reply, MassMessage message)
    {
        reply.WriteStartObject();
        reply.WriteString("msgid", message.Id);
        if (message.Creator is { } creator)
        {
            reply.WriteString("creator", call.Corp.People[creator].UserId);
        }

        reply.WriteNumber("create_time", message.CreatedAt);
        reply.WriteNumber("create_type", message.Creator is null ? 0 : 1);
        reply.WriteStartObject("text");
        reply.WriteString("content", message.Text);
        reply.WriteEndObject();
        reply.WritePropertyName("attachments");
        message.Attachments.WriteTo(reply);
        reply.WriteEndObject();
    }

    private static void ListTasks(ApiCall call, Utf8JsonWriter reply)
    {
        var message = SettledMessage(call);
        var tasks = message.Tasks.Where(t => call.App.Sees(call.Corp.People[t.Key]));
        var format = new PageFormat(
            "task_list", call.Body.Text("cursor"), call.Body.Limit(DefaultRows, MostRows, OverMost.Default), message.Id);
        reply.WritePage(call, format, Paging.Rows(tasks), task =>
        {
            reply.WriteStartObject();
            reply.WriteString("userid", call.Corp.People[task.Key].UserId);
            reply.WriteNumber("status", task.Value.SentAt is null ? 0 : 2);
            if (task.Value.SentAt is { } sentAt)
            {
                reply.WriteNumber("send_time", sentAt);
            }

            reply.WriteEndObject();
        });
    }

    private static void ListResults(ApiCall call, Utf8JsonWriter reply)
    {
        var message = SettledMessage(call);
        var member = call.Member(call.Body.Text("userid"));
        var task = message.Tasks.GetValueOrDefault(member.Index) ?? throw new WeComRefusal(Errors.InvalidUserId);
        // Of groups only those that got it are listed.
        var rows = task.Targets.Where(t => !message.ToGroups || task.Deliveries.GetValueOrDefault(t) == DeliveryStatus.Sent);
        var format = new PageFormat(
            "send_list", call.Body.Text("cursor"), call.Body.Limit(DefaultRows, MostRows, OverMost.Default), $"{message.Id}|{member.Index}");
        reply.WritePage(call, format, Paging.Rows(rows), target =>
        {
            var status = task.Deliveries.GetValueOrDefault(target);
            reply.WriteStartObject();
            reply.WriteString(
                message.ToGroups ? "chat_id" : "external_userid",
                message.ToGroups ? call.Corp.Groups.Find(target)!.ChatId : call.Corp.Customers.ExternalUserId((int)target));
            reply.WriteString("userid", member.UserId);
            reply.WriteNumber("status", (int)status);
            if (status == DeliveryStatus.Sent)
            {
                reply.WriteNumber("send_time", task.SentAt!.Value);
            }

            reply.WriteEndObject();
        });
    }

    private static void Remind(ApiCall call, Utf8JsonWriter reply)
    {
        var message = SettledMessage(call);
        RefuseCancelled(message);
        call.Corp.MassMessages.Remind(message);
    }

    private static void Cancel(ApiCall call, Utf8JsonWriter reply)
    {
        var message = SettledMessage(call);
        RefuseCancelled(message);
        message.IsCancelled = true;
    }

    private static MassMessage SettledMessage(ApiCall call)
    {
        var message = call.Corp.MassMessages.Find(call.Body.Text("msgid", Errors.MassMessageIdMissing))
            ?? throw new WeComRefusal(Errors.MassMessageIdInvalid);
        return call.Corp.MassMessages.IsStillDispatching(message) ? throw new WeComRefusal(Errors.StillDispatching) : message;
    }

    private static void RefuseCancelled(MassMessage message)
    {
        if (message.IsCancelled)
        {
            throw new WeComRefusal(Errors.MassMessageCancelled);
        }
    }

    private static void SendWelcome(ApiCall call, Utf8JsonWriter reply)
    {
        var code = call.Body.Text("welcome_code", Errors.WelcomeCodeMissing);
        var text = Attachments.TextIn(call.Body);
        Attachments.OfMessage(call, text);
        var pair = call.Corp.Welcomes.Redeem(code, call.AgentId);
        call.Corp.Chats.Say(
            ChatPlace.OfPair(pair), new ChatEntry(call.Corp.AsOf, ChatSide.Member, pair.Member, "text", text, call.BodyText));
    }
}
