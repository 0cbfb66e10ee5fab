using System.Text.Json;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Protocol section 8.4: messages of an app to members.</summary>
internal static class AppMessageEndpoints
{
    private const int MostUsers = 1000;
    private const int MostArticles = 8;
    private const int LongestTextBytes = 2048;
    private const long DefaultDuplicateInterval = 1800;
    private const long LongestDuplicateInterval = 4 * 3600;
    private const long RecallSeconds = 24 * 3600;

    private static readonly string[] MediaKinds = ["image", "voice", "video", "file"];
    private static readonly string[] OtherKinds = ["text", "markdown", "textcard", "news", "mpnews", "miniprogram_notice", "template_card"];

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        new("message/send", Access.AnyApp, Send) { IsUnlimited = true },
        new("message/recall", Access.AnyApp, Recall),
        new("message/update_template_card", Access.AnyApp, (call, reply) => reply.WriteString("invaliduser", "")),
    ];

    private static void Send(ApiCall call, Utf8JsonWriter reply)
    {
        var body = call.Body;
        CheckAgent(call);
        var kind = body.Text("msgtype") is { } name && (MediaKinds.Contains(name) || OtherKinds.Contains(name))
            ? name
            : throw new WeComRefusal(Errors.InvalidMessageType);
        var text = CheckContent(call, kind);
        var (members, invalidUsers, invalidParties) = ReceiversIn(call);
        if (members.Count == 0)
        {
            throw new WeComRefusal(Errors.AllReceiversInvalid);
        }

        reply.WriteOptional("invaliduser", string.Join('|', invalidUsers));
        reply.WriteOptional("invalidparty", string.Join('|', invalidParties));
        reply.WriteOptional("invalidtag", body.Text("totag"));
        var message = EarlierDuplicate(call) ?? call.Corp.AppMessages.Send(call.AgentId, members, kind, text, call.BodyText);
        reply.WriteString("msgid", message.Id);
        if (kind == "template_card" && body.Object("template_card")?.Text("card_type") is "button_interaction" or "vote_interaction" or "multiple_interaction")
        {
            reply.WriteString("response_code", "rc" + Sha1Hex.Of(message.Id));
        }
    }

    private static void CheckAgent(ApiCall call)
    {
        var agentId = call.Body.Number("agentid", Errors.InvalidAgentId);
        if (agentId != call.AgentId)
        {
            throw new WeComRefusal(Errors.AgentIdMismatch);
        }
    }

    private static string CheckContent(ApiCall call, string kind)
    {
        var content = call.Body.Object(kind) ?? throw new WeComRefusal(Errors.EmptyText);
        if (MediaKinds.Contains(kind))
        {
            call.Corp.Media.Get(content.Text("media_id", Errors.MediaIdMissing), MediaUse.Messages);
            return content.Text("title") ?? "";
        }

        switch (kind)
        {
            case "text" or "markdown":
                // What is too long is cut, not refused.
                return CutToBytes(content.Text("content", Errors.EmptyText));
            case "news":
                return content.Objects("articles") is { Count: > 0 and <= MostArticles } articles
                    ? articles[0].Text("title") ?? ""
                    : throw new WeComRefusal(Errors.ArticlesTooMany);
            case "textcard":
                return content.Text("title", Errors.EmptyText);
            case "template_card":
                var isComplete = content.Has("card_type")
                    && (content.Object("main_title")?.Has("title") == true || content.Has("sub_title_text"));
                return isComplete ? content.Object("main_title")?.Text("title") ?? "" : throw new WeComRefusal(Errors.InvalidParameter);
            default:
                return content.Text("title") ?? "";
        }
    }

    private static string CutToBytes(string text)
    {
        var bytes = 0;
        foreach (var (place, rune) in Runes(text))
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > LongestTextBytes)
            {
                return text[..place];
            }
        }

        return text;
    }

    private static IEnumerable<(int Place, System.Text.Rune Rune)> Runes(string text)
    {
        var place = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            yield return (place, rune);
            place += rune.Utf16SequenceLength;
        }
    }

    // Ids come back in lower case.
    private static (List<Member> Members, List<string> InvalidUsers, List<string> InvalidParties) ReceiversIn(ApiCall call)
    {
        var users = Split(call.Body.Text("touser"));
        var parties = Split(call.Body.Text("toparty"));
        if (users.Length + parties.Length + Split(call.Body.Text("totag")).Length == 0)
        {
            throw new WeComRefusal(Errors.NoReceiver);
        }

        var visible = call.Corp.People.Active.Where(call.App.Sees);
        if (users is ["@all"])
        {
            return ([.. visible], [], []);
        }

        var named = users.Take(MostUsers).ToLookup(id => call.Corp.People.Find(id) is { } member && call.App.Sees(member));
        var departments = parties.ToLookup(
            id => long.TryParse(id, out var number) && call.Corp.People.Department(number) is { } d && call.App.Sees(d));
        var below = departments[true]
            .SelectMany(
                id => call.Corp.People.Subtree(call.Corp.People.Department(long.Parse(id, System.Globalization.CultureInfo.InvariantCulture))!))
            .Select(d => d.Id)
            .ToHashSet();
        var members = named[true].Select(id => call.Corp.People.Find(id)!).Concat(visible.Where(m => below.Contains(m.Department)))
            .DistinctBy(m => m.Index);
        return ([.. members], [.. named[false].Select(id => id.ToLowerInvariant())], [.. departments[false]]);
    }

    private static string[] Split(string? list) =>
        (list ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static AppMessage? EarlierDuplicate(ApiCall call)
    {
        if (call.Body.Flag("enable_duplicate_check") != true)
        {
            return null;
        }

        var interval = Math.Min(call.Body.Number("duplicate_check_interval") ?? DefaultDuplicateInterval, LongestDuplicateInterval);
        return call.Corp.AppMessages.All.LastOrDefault(m =>
            m.AgentId == call.AgentId && m.Body == call.BodyText && call.Corp.AsOf - m.SentAt < interval);
    }

    private static void Recall(ApiCall call, Utf8JsonWriter reply)
    {
        var message = call.Corp.AppMessages.Find(call.Body.Text("msgid", Errors.InvalidParameter));
        if (message is null || message.AgentId != call.AgentId)
        {
            throw new WeComRefusal(Errors.InvalidParameter);
        }

        message.IsRecalled = call.Corp.AsOf - message.SentAt <= RecallSeconds ? true : throw new WeComRefusal(Errors.RecallTooLate);
    }
}
