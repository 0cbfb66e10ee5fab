using System.Globalization;
using System.Text.Json;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Protocol section 9.2: customer acquisition links (获客助手), the basics.</summary>
internal static class AcquisitionEndpoints
{
    private const string Base = "externalcontact/customer_acquisition/";
    private const int MostLinks = 100;
    private const int MostCustomers = 1000;
    private const int LongestName = 30;

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        new(Base + "list_link", Access.CustomerContact, List),
        new(Base + "get", Access.CustomerContact, Get),
        new(Base + "create_link", Access.CustomerContact, Create),
        new(Base + "update_link", Access.CustomerContact, Update),
        new(Base + "delete_link", Access.CustomerContact, (call, _) => call.Corp.Links.Remove(LinkIn(call))),
        new(Base + "customer", Access.CustomerContact, ListCustomers),
        new(Base + "statistic", Access.CustomerContact, Statistic),
        new(Base + "get_chat_info", Access.CustomerContact, GetChatInfo),
        new("externalcontact/customer_acquisition_quota", Access.CustomerContact, GetQuota),
    ];

    private static void List(ApiCall call, Utf8JsonWriter reply)
    {
        var format = new PageFormat("link_id_list", call.Body.Text("cursor"), call.Body.Limit(MostLinks, MostLinks));
        var own = call.Corp.Links.All.Where(l => l.Creator == call.AgentId);
        reply.WritePage(call, format, Paging.Rows(own), link => reply.WriteStringValue(link.Id));
    }

    private static void Get(ApiCall call, Utf8JsonWriter reply)
    {
        var link = LinkIn(call);
        WriteLink(reply, link, withId: false);
        reply.WriteStartObject("range");
        reply.WriteStrings("user_list", link.Users);
        reply.WriteNumbers("department_list", link.Departments);
        reply.WriteEndObject();
    }

    private static void WriteLink(Utf8JsonWriter reply, AcquisitionLink link, bool withId)
    {
        reply.WriteStartObject("link");
        if (withId)
        {
            reply.WriteString("link_id", link.Id);
        }

        reply.WriteString("link_name", link.Name);
        reply.WriteString("url", link.Url);
        reply.WriteNumber("create_time", link.CreatedAt);
        if (!withId)
        {
            reply.WriteBoolean("skip_verify", link.SkipVerify);
            reply.WriteBoolean("mark_source", true);
        }

        reply.WriteEndObject();
    }

    private static void Create(ApiCall call, Utf8JsonWriter reply)
    {
        if (call.Corp.Links.All.Count >= LinkBook.MostLinks)
        {
            throw new WeComRefusal(Errors.TooManyLinks);
        }

        var link = call.Corp.Links.Add(call.AgentId, call.Corp.AsOf, NameIn(call, null), []);
        Apply(call, link);
        WriteLink(reply, link, withId: true);
    }

    private static void Update(ApiCall call, Utf8JsonWriter reply)
    {
        var link = LinkIn(call);
        link.Name = NameIn(call, link.Name);
        Apply(call, link);
    }

    private static void Apply(ApiCall call, AcquisitionLink link)
    {
        if (call.Body.Object("range") is { } range)
        {
            link.Users = [.. range.Texts("user_list").Select(call.ServingMember).Select(m => m.UserId)];
            link.Departments = range.Numbers("department_list");
        }

        link.SkipVerify = call.Body.Flag("skip_verify") ?? link.SkipVerify;
    }

    private static string NameIn(ApiCall call, string? fallback) =>
        (call.Body.Text("link_name") ?? fallback) is { Length: > 0 and <= LongestName } name
            ? name
            : throw new WeComRefusal(Errors.InvalidParameter);

    private static void ListCustomers(ApiCall call, Utf8JsonWriter reply)
    {
        var link = LinkIn(call);
        var format = new PageFormat("customer_list", call.Body.Text("cursor"), call.Body.Limit(MostCustomers, MostCustomers), link.Id);
        reply.WritePage(call, format, from => CustomersOf(call, link, from), relation =>
        {
            reply.WriteStartObject();
            reply.WriteString("external_userid", call.Corp.Customers.ExternalUserId(relation.Pair.Customer));
            reply.WriteString("userid", call.Corp.People[relation.Pair.Member].UserId);
            reply.WriteNumber("chat_status", ChatStatus(call, link, relation));
            reply.WriteString("state", call.Corp.Notes.OriginOf(relation).State);
            reply.WriteEndObject();
        });
    }

    private static IEnumerable<(long Place, Relation Item)> CustomersOf(ApiCall call, AcquisitionLink link, long from)
    {
        var relations = call.Corp.Relations;
        var (firstMember, firstPlace) = ((int)(from >> 32), (int)(from & uint.MaxValue));
        foreach (var member in call.Corp.People.Active.Where(m => m.ServesCustomers && m.Index >= firstMember && call.App.Sees(m)))
        {
            for (var place = member.Index == firstMember ? firstPlace : 0; place < relations.PlacesOf(member.Index); place++)
            {
                var relation = relations.At(member.Index, place);
                if (relation.IsReadable && CameThrough(call, link, relation))
                {
                    yield return (((long)member.Index << 32) + place, relation);
                }
            }
        }
    }

    private static bool CameThrough(ApiCall call, AcquisitionLink link, Relation relation) =>
        link.Arrivals.ContainsKey(relation.Pair)
        || (call.Corp.Notes.OriginOf(relation) is { AddWay: 16 } origin && link.SeedStates.Contains(origin.State));

    // 0 nothing written, 1 written, 2 not known: the world decides for those who came in its own time.
    private static int ChatStatus(ApiCall call, AcquisitionLink link, Relation relation) =>
        link.Arrivals.TryGetValue(relation.Pair, out var messages)
            ? messages > 0 ? 1 : 0
            : call.Corp.World.Noise.Below(20, Facet.LinkChat, relation.Pair.Customer) switch { < 7 => 0, < 19 => 1, _ => 2 };

    // Documented as POST, sent as GET by some: the parameters are taken from wherever they are.
    private static void Statistic(ApiCall call, Utf8JsonWriter reply)
    {
        var link = LinkIn(call);
        var begin = Time("start_time");
        var end = Time("end_time");
        if (end < begin || end - begin > 30 * Beijing.DaySeconds)
        {
            throw new WeComRefusal(Errors.InvalidParameter);
        }

        var added = CustomersOf(call, link, 0).Count(row => row.Item.CreatedAt >= begin && row.Item.CreatedAt < end + Beijing.DaySeconds);
        reply.WriteNumber("click_link_customer_cnt", (added * 3) + 2);
        reply.WriteNumber("new_customer_cnt", added);

        long Time(string name) =>
            call.Body.Number(name)
            ?? (long.TryParse(call.Query(name), CultureInfo.InvariantCulture, out var at) ? at : throw new WeComRefusal(Errors.InvalidParameter));
    }

    private static void GetChatInfo(ApiCall call, Utf8JsonWriter reply)
    {
        var (link, pair) = call.Corp.Links.ReadChatKey(call.Body.Text("chat_key", Errors.InvalidParameter), call.Corp.Clock.Elapsed)
            ?? throw new WeComRefusal(Errors.InvalidParameter);
        reply.WriteString("userid", call.Corp.People[pair.Member].UserId);
        reply.WriteString("external_userid", call.Corp.Customers.ExternalUserId(pair.Customer));
        reply.WriteStartObject("chat_info");
        reply.WriteNumber("recv_msg_cnt", link.Arrivals.GetValueOrDefault(pair));
        reply.WriteString("link_id", link.Id);
        reply.WriteString("state", call.Corp.Notes.OriginOf(call.Corp.Relations.Of(pair)).State);
        reply.WriteEndObject();
    }

    private static void GetQuota(ApiCall call, Utf8JsonWriter reply)
    {
        var expiry = Beijing.StartOf(call.Corp.World.Spec.AnchorDay + 300);
        reply.WriteNumber("total", 10_000);
        reply.WriteNumber("balance", call.Corp.Links.Balance);
        reply.WriteObjects("quota_list", [expiry], at =>
        {
            reply.WriteNumber("expire_date", at);
            reply.WriteNumber("balance", call.Corp.Links.Balance);
        });
    }

    private static AcquisitionLink LinkIn(ApiCall call) =>
        call.Corp.Links.Find(call.Body.Text("link_id") ?? call.Query("link_id") ?? "") is { } link && link.Creator == call.AgentId
            ? link
            : throw new WeComRefusal(Errors.InvalidParameter);
}
