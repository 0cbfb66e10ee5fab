using System.Text.Json;
using System.Text.Json.Nodes;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Protocol section 9.1: contact-me ways (渠道活码).</summary>
internal static class ContactWayEndpoints
{
    private const int MostUsers = 100;
    private const int LongestText = 30;
    private const int DefaultWays = 100;
    private const int MostWays = 1000;
    private const long DefaultPeriod = 90L * Beijing.DaySeconds;

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        new("externalcontact/add_contact_way", Access.CustomerContact, Add),
        new("externalcontact/get_contact_way", Access.CustomerContact, Get),
        new("externalcontact/list_contact_way", Access.CustomerContact, List),
        new("externalcontact/update_contact_way", Access.CustomerContact, Update),
        new("externalcontact/del_contact_way", Access.CustomerContact, (call, _) => call.Corp.ContactWays.Remove(WayIn(call).Id)),
        new("externalcontact/close_temp_chat", Access.CustomerContact, (call, _) => call.RelationInBody()),
    ];

    private static void Add(ApiCall call, Utf8JsonWriter reply)
    {
        var body = call.Body;
        var type = body.Number("type", Errors.WayTypeMissing);
        var scene = body.Number("scene", Errors.WaySceneMissing);
        Refuse(type is not (1 or 2), Errors.WayTypeInvalid);
        Refuse(scene is not (1 or 2), Errors.WaySceneInvalid);
        Refuse(scene == 1 && body.Number("style") is { } style && style is < 1 or > 3, Errors.WayStyleInvalid);
        CheckTexts(body);
        CheckUsers(call, type);
        var content = JsonNode.Parse(body.Element.GetRawText())!.AsObject();
        content.TryAdd("skip_verify", true);
        content.TryAdd("user", new JsonArray());
        content.TryAdd("party", new JsonArray());
        content.TryAdd("remark", "");
        content.TryAdd("state", "");
        var way = call.Corp.ContactWays.Add(content, call.AgentId, call.Corp.AsOf);
        reply.WriteString("config_id", way.Id);
        if (scene == 2)
        {
            content["qr_code"] = $"{call.BaseAddress}/_sim/qr/{way.Id}.svg";
            reply.WriteString("qr_code", (string)content["qr_code"]!);
        }
    }

    private static void CheckTexts(Arguments body) =>
        Refuse(body.Text("remark")?.Length > LongestText || body.Text("state")?.Length > LongestText, Errors.InvalidParameter);

    // The limit counts the members of named departments too.
    private static void CheckUsers(ApiCall call, long type)
    {
        var users = call.Body.Texts("user");
        var departments = call.Body.Numbers("party");
        Refuse(type == 1 && (users.Count != 1 || departments.Count > 0), users.Count == 0 ? Errors.InvalidUserId : Errors.WayUsersTooMany);
        var below = departments
            .SelectMany(
                id => call.Corp.People.Subtree(call.Corp.People.Department(id) ?? throw new WeComRefusal(Errors.DepartmentNotFound)))
            .Select(d => d.Id)
            .ToHashSet();
        var members = users.Select(call.Member).Concat(call.Corp.People.Active.Where(m => below.Contains(m.Department)))
            .DistinctBy(m => m.Index).ToList();
        Refuse(members.Count == 0, Errors.InvalidUserId);
        Refuse(members.Count > MostUsers, Errors.WayUsersTooMany);
        Refuse(users.Select(call.Member).Any(m => !m.ServesCustomers), Errors.NoContactFeature);
    }

    private static void Get(ApiCall call, Utf8JsonWriter reply)
    {
        var way = WayIn(call);
        reply.WriteStartObject("contact_way");
        reply.WriteString("config_id", way.Id);
        foreach (var (name, value) in way.Content)
        {
            reply.WritePropertyName(name);
            (value ?? JsonValue.Create("")).WriteTo(reply);
        }

        reply.WriteEndObject();
    }

    private static void List(ApiCall call, Utf8JsonWriter reply)
    {
        var end = call.Body.Number("end_time") ?? call.Corp.AsOf;
        var begin = call.Body.Number("start_time") ?? end - DefaultPeriod;
        var ways = call.Corp.ContactWays.All.Where(w =>
            w.Creator == call.AgentId && w.CreatedAt >= begin && w.CreatedAt <= end && (bool?)w.Content["is_temp"] != true);
        var format = new PageFormat("contact_way", call.Body.Text("cursor"), call.Body.Limit(DefaultWays, MostWays), $"{begin}|{end}");
        reply.WritePage(call, format, Paging.Rows(ways), way =>
        {
            reply.WriteStartObject();
            reply.WriteString("config_id", way.Id);
            reply.WriteEndObject();
        });
    }

    private static void Update(ApiCall call, Utf8JsonWriter reply)
    {
        var way = WayIn(call);
        CheckTexts(call.Body);
        if (call.Body.Has("user") || call.Body.Has("party"))
        {
            CheckUsers(call, (long)way.Content["type"]!);
        }

        // Type and scene stay as they are.
        foreach (var field in call.Body.Element.EnumerateObject().Where(f => f.Name is not ("config_id" or "type" or "scene")))
        {
            way.Content[field.Name] = JsonNode.Parse(field.Value.GetRawText());
        }
    }

    private static Record WayIn(ApiCall call) =>
        call.Corp.ContactWays.Find(call.Body.Text("config_id", Errors.WayConfigIdMissing)) is { } way && way.Creator == call.AgentId
            ? way
            : throw new WeComRefusal(Errors.WayConfigIdInvalid);

    private static void Refuse(bool isWrong, WeComError error)
    {
        if (isWrong)
        {
            throw new WeComRefusal(error);
        }
    }
}
