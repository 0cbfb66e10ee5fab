using System.Text.Json;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Protocol sections 7.1, 7.2 and 7.5: asking members to publish a moment.</summary>
internal static class MomentTaskEndpoints
{
    private const int LongestTextCharacters = 2000;
    private const string JobPrefix = "job_";

    private static readonly TimeSpan JobStarts = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan JobEnds = TimeSpan.FromSeconds(2);

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        new("externalcontact/add_moment_task", Access.CustomerContact, AddTask) { OwnLimits = [new(10, TimeSpan.FromMinutes(1))] },
        new("externalcontact/get_moment_task_result", Access.CustomerContact, GetResult),
        new("externalcontact/cancel_moment_task", Access.CustomerContact, Cancel),
    ];

    /// <summary>Whether the job that makes the moment has not ended yet.</summary>
    public static bool IsStillDispatching(Corporation corp, Moment moment) =>
        moment.Made is { } made && moment.Creator is null && corp.Clock.Elapsed < made.StartedAt + JobEnds;

    private static void AddTask(ApiCall call, Utf8JsonWriter reply)
    {
        var text = Attachments.TextIn(call.Body);
        if (text.Length > LongestTextCharacters)
        {
            throw new WeComRefusal(Errors.ContentTooLong);
        }

        var attachments = Attachments.OfMoment(call, text);
        var range = call.Body.Object("visible_range");
        var tags = range?.Object("external_contact_list")?.Texts("tag_list") ?? [];
        var known = tags.Select(call.Corp.Tags.Find).OfType<CorpTag>().Where(t => t is { IsDeleted: false, Type: 1 }).ToList();
        var moment = call.Corp.Moments.Make(null, isCorporate: true, text, new MadeMoment
        {
            Senders = [.. SendersIn(call, range, known).Select(m => m.Index)],
            Tags = tags.Count > 0 ? known : null,
            Attachments = attachments,
            StartedAt = call.Corp.Clock.Elapsed,
        });
        reply.WriteString("jobid", JobPrefix + moment.Id);
    }

    // With tags and no senders, it is for those who follow a customer with such a tag.
    private static IEnumerable<Member> SendersIn(ApiCall call, Arguments? range, List<CorpTag> tags)
    {
        var list = range?.Object("sender_list");
        var userIds = list?.Texts("user_list") ?? [];
        var departments = list?.Numbers("department_list").ToHashSet() ?? [];
        var visible = call.Corp.People.Active.Where(m => m.ServesCustomers && call.App.Sees(m));
        if (userIds.Count + departments.Count > 0)
        {
            var below = departments.SelectMany(
                id => call.Corp.People.Department(id) is { } root ? call.Corp.People.Subtree(root).Select(d => d.Id) : []).ToHashSet();
            visible = visible.Where(m => userIds.Contains(m.UserId, StringComparer.OrdinalIgnoreCase) || below.Contains(m.Department));
        }

        return tags.Count == 0
            ? visible
            : visible.Where(m => call.Corp.Relations.ReadableOf(m.Index).Any(r => call.Corp.Notes.TagsOf(r).Any(tags.Contains)));
    }

    private static void GetResult(ApiCall call, Utf8JsonWriter reply)
    {
        var jobId = call.Query("jobid") ?? call.Body.Text("jobid") ?? "";
        var momentId = jobId.StartsWith(JobPrefix, StringComparison.Ordinal) ? jobId[JobPrefix.Length..] : "";
        if (call.Corp.Moments.Find(momentId) is not { Made: { } made } moment || call.Corp.Clock.Elapsed - made.StartedAt > TimeSpan.FromHours(24))
        {
            throw new WeComRefusal(Errors.UnknownJob);
        }

        var age = call.Corp.Clock.Elapsed - made.StartedAt;
        reply.WriteNumber("status", age < JobStarts ? 1 : age < JobEnds ? 2 : 3);
        reply.WriteString("type", "add_moment_task");
        reply.WriteStartObject("result");
        reply.WriteNumber("errcode", made.Senders.Count == 0 ? Errors.NobodyToSendTo.Code : 0);
        reply.WriteString("errmsg", made.Senders.Count == 0 ? Errors.NobodyToSendTo.Text : "ok");
        reply.WriteString("moment_id", age < JobEnds ? "" : moment.Id);
        reply.WriteStartObject("invalid_sender_list");
        reply.WriteStrings("user_list", []);
        reply.WriteNumbers("department_list", []);
        reply.WriteEndObject();
        reply.WriteStartObject("invalid_external_contact_list");
        reply.WriteStrings("tag_list", []);
        reply.WriteEndObject();
        reply.WriteEndObject();
    }

    private static void Cancel(ApiCall call, Utf8JsonWriter reply)
    {
        var moment = MomentEndpoints.MomentIn(call);
        var made = moment.Made ?? throw new WeComRefusal(Errors.WrongMomentType);
        made.IsCancelled = true;
    }
}
