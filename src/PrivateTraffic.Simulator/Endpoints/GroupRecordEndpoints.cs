using System.Text.Json;
using System.Text.Json.Nodes;
using PrivateTraffic.Simulator.Corp;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Protocol sections 5.5 and 5.6: ways to join a group, and welcome material for groups.</summary>
internal static class GroupRecordEndpoints
{
    private const int MostGroupsInWay = 5;
    private const int MostWelcomes = 100;

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        new("externalcontact/groupchat/add_join_way", Access.CustomerContact, AddJoinWay),
        new("externalcontact/groupchat/get_join_way", Access.CustomerContact, GetJoinWay),
        new("externalcontact/groupchat/update_join_way", Access.CustomerContact, UpdateJoinWay),
        new("externalcontact/groupchat/del_join_way", Access.CustomerContact, (call, _) => call.Corp.JoinWays.Remove(JoinWayIn(call).Id)),
        new("externalcontact/group_welcome_template/add", Access.CustomerContact, AddWelcome),
        new("externalcontact/group_welcome_template/edit", Access.CustomerContact, EditWelcome),
        new("externalcontact/group_welcome_template/get", Access.CustomerContact, GetWelcome),
        new("externalcontact/group_welcome_template/del", Access.CustomerContact, (call, _) => call.Corp.GroupWelcomes.Remove(WelcomeIn(call).Id)),
    ];

    private static void AddJoinWay(ApiCall call, Utf8JsonWriter reply)
    {
        if (call.Body.Number("scene") is not (1 or 2))
        {
            throw new WeComRefusal(Errors.WaySceneInvalid);
        }

        var way = call.Corp.JoinWays.Add(JoinWayContent(call), call.AgentId, call.Corp.AsOf);
        way.Content["qr_code"] = $"{call.BaseAddress}/_sim/qr/{way.Id}.svg";
        reply.WriteString("config_id", way.Id);
    }

    private static JsonObject JoinWayContent(ApiCall call)
    {
        var chatIds = call.Body.Texts("chat_id_list");
        if (chatIds.Count is 0 or > MostGroupsInWay)
        {
            throw new WeComRefusal(chatIds.Count == 0 ? Errors.ChatIdMissing : Errors.TooManyGroupsInWay);
        }

        foreach (var chatId in chatIds)
        {
            GroupEndpoints.GroupOf(call, chatId);
        }

        return JsonNode.Parse(call.Body.Element.GetRawText())!.AsObject();
    }

    private static void GetJoinWay(ApiCall call, Utf8JsonWriter reply)
    {
        var way = JoinWayIn(call);
        reply.WriteStartObject("join_way");
        reply.WriteString("config_id", way.Id);
        foreach (var (name, value) in way.Content.Where(f => f.Key != "config_id" && f.Value is not null))
        {
            reply.WritePropertyName(name);
            value!.WriteTo(reply);
        }

        reply.WriteEndObject();
    }

    private static void UpdateJoinWay(ApiCall call, Utf8JsonWriter reply)
    {
        var way = JoinWayIn(call);
        var qrCode = (string)way.Content["qr_code"]!;
        way.Content = JoinWayContent(call);
        way.Content["qr_code"] = qrCode;
    }

    private static Record JoinWayIn(ApiCall call) =>
        call.Corp.JoinWays.Find(call.Body.Text("config_id", Errors.WayConfigIdMissing))
            ?? throw new WeComRefusal(Errors.WayConfigIdInvalid);

    private static void AddWelcome(ApiCall call, Utf8JsonWriter reply)
    {
        if (call.Corp.GroupWelcomes.Count >= MostWelcomes)
        {
            throw new WeComRefusal(Errors.GroupWelcomesFull);
        }

        var welcome = call.Corp.GroupWelcomes.Add(JsonNode.Parse(call.Body.Element.GetRawText())!.AsObject(), call.AgentId, call.Corp.AsOf);
        reply.WriteString("template_id", welcome.Id);
    }

    private static void EditWelcome(ApiCall call, Utf8JsonWriter reply) =>
        WelcomeIn(call).Content = JsonNode.Parse(call.Body.Element.GetRawText())!.AsObject();

    private static void GetWelcome(ApiCall call, Utf8JsonWriter reply)
    {
        foreach (var (name, value) in WelcomeIn(call).Content.Where(f => f.Key != "template_id" && f.Value is not null))
        {
            reply.WritePropertyName(name);
            value!.WriteTo(reply);
        }
    }

    private static Record WelcomeIn(ApiCall call)
    {
        var welcome = call.Corp.GroupWelcomes.Find(call.Body.Text("template_id", Errors.InvalidParameter))
            ?? throw new WeComRefusal(Errors.InvalidParameter);
        return welcome.Creator == call.AgentId ? welcome : throw new WeComRefusal(Errors.NotTheCreator);
    }
}
