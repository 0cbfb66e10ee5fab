using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Control.Acts;

/// <summary>Moments and group sends: members publish and confirm, customers react. None of it has a callback.</summary>
internal static class ContentActs
{
    public static IReadOnlyDictionary<string, ActHandler> All { get; } = new Dictionary<string, ActHandler>
    {
        ["publish_moment"] = PublishOwn,
        ["confirm_moment"] = ConfirmTask,
        ["like_moment"] = call => React(call, isComment: false),
        ["comment_moment"] = call => React(call, isComment: true),
        ["unlike_moment"] = Unlike,
        ["confirm_mass_message"] = ConfirmMassMessage,
        ["send_mass_message"] = SendOwnMassMessage,
    };

    private static object PublishOwn(ActCall call)
    {
        var member = call.Member();
        var made = new MadeMoment { Senders = [member.Index], StartedAt = call.Corp.Clock.Elapsed };
        made.Published[member.Index] = call.Now;
        var moment = call.Corp.Moments.Make(member.Index, isCorporate: false, call.Text("text"), made);
        return new { moment_id = moment.Id };
    }

    private static object? ConfirmTask(ActCall call)
    {
        var (moment, member) = (call.Moment(), call.Member());
        if (moment.Made is not { IsCancelled: false } made || !made.Senders.Contains(member.Index))
        {
            throw new MistakenRequest("This member is not asked to publish that moment.");
        }

        made.Published.TryAdd(member.Index, call.Now);
        return null;
    }

    private static object? React(ActCall call, bool isComment)
    {
        var (moment, member) = (call.Moment(), call.Member());
        if (call.Corp.Moments.PublishedAt(moment, member.Index) is null)
        {
            throw new MistakenRequest("The member has not published that moment.");
        }

        call.Corp.Moments.React(moment, member.Index, call.Customer(), isComment);
        return null;
    }

    private static object? Unlike(ActCall call)
    {
        call.Corp.Moments.Unlike(call.Moment(), call.Member().Index, call.Customer());
        return null;
    }

    private static object ConfirmMassMessage(ActCall call)
    {
        var message = call.Corp.MassMessages.Find(call.Text("msgid")) ?? throw new MistakenRequest("\"msgid\": there is no such message.");
        var member = call.Member();
        if (message.IsCancelled || !message.Tasks.TryGetValue(member.Index, out var task) || task.SentAt is not null)
        {
            throw new MistakenRequest("There is nothing left for this member to confirm.");
        }

        call.Corp.MassMessages.Confirm(message, member.Index);
        return new { sent = task.Deliveries.Values.Count(s => s == DeliveryStatus.Sent), failed = task.Deliveries.Values.Count(s => s != DeliveryStatus.Sent) };
    }

    private static object SendOwnMassMessage(ActCall call)
    {
        var member = call.Member();
        var customers = (call.Texts("external_userids") ?? [])
            .Select(id => (long)(call.Corp.Customers.Find(id) ?? throw new MistakenRequest($"Nobody is {id}."))).ToList();
        var message = new MassMessage
        {
            Id = call.Corp.MassMessages.NextId(),
            ToGroups = false,
            Agent = 0,
            Creator = member.Index,
            CreatedAt = call.Now,
            DispatchedAt = call.Corp.Clock.Elapsed,
            Text = call.Text("text"),
            Tasks = new Dictionary<int, MassTask> { [member.Index] = new(customers) },
        };
        call.Corp.MassMessages.Add(message);
        call.Corp.MassMessages.Confirm(message, member.Index);
        return new { msgid = message.Id };
    }
}
