using System.Text.Json;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Protocol section 3: customers.</summary>
internal static class CustomerEndpoints
{
    private const int FollowUsersPerPage = 500;
    private const int MostMembers = 100;
    private const int BatchDefault = 50;
    private const int BatchMost = 100;
    private const int LongestRemark = 20;
    private const int LongestDescription = 150;

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        new("externalcontact/list", Access.CustomerContact, List) { IsStorageRead = true },
        new("externalcontact/get", Access.CustomerContact, Get) { IsStorageRead = true },
        new("externalcontact/batch/get_by_user", Access.CustomerContact, BatchGetByUser) { IsStorageRead = true },
        new("externalcontact/remark", Access.CustomerContact, Remark) { ConflictKey = PairInBody },
    ];

    /// <summary>Names the relation a call writes to.</summary>
    public static string? PairInBody(ApiCall call) =>
        call.Body.Text("userid") is { } userId && call.Body.Text("external_userid") is { } customer
            ? $"{userId.ToUpperInvariant()} {customer}" : null;

    private static void List(ApiCall call, Utf8JsonWriter reply)
    {
        var member = call.ServingMember(call.Query("userid"));
        var customers = call.Corp.Relations.ReadableOf(member.Index).Select(r => call.Corp.Customers.ExternalUserId(r.Pair.Customer))
            .ToList();
        // A member without customers is not answered with an empty list.
        if (customers.Count == 0)
        {
            throw new WeComRefusal(Errors.NotExternalContact);
        }

        reply.WriteStrings("external_userid", customers);
    }

    private static void Get(ApiCall call, Utf8JsonWriter reply)
    {
        var customer = call.Customer(call.Query("external_userid"));
        var followers = VisibleRelations(call, customer);
        if (followers.Count == 0)
        {
            throw new WeComRefusal(Errors.NotExternalContact);
        }

        CustomerJson.WriteContact(reply, call.Corp, customer, call.BaseAddress);
        var format = new PageFormat("follow_user", call.Query("cursor"), FollowUsersPerPage, $"{customer}", EndMark.NoCursor);
        reply.WritePage(call, format, Paging.Rows(followers), relation =>
        {
            reply.WriteStartObject();
            CustomerJson.WriteFollow(reply, call.Corp, relation);
            CustomerJson.WriteTags(reply, call.Corp, relation);
            reply.WriteEndObject();
        });
    }

    private static List<Relation> VisibleRelations(ApiCall call, int customer) =>
    [
        .. call.Corp.Relations.MembersOf(customer)
            .Select(index => call.Corp.People[index])
            .Where(member => call.Corp.People.IsActive(member) && call.App.Sees(member))
            .Select(member => call.Corp.Relations.Of(new Pair(member.Index, customer)))
            .Where(relation => relation.IsReadable),
    ];

    private static void BatchGetByUser(ApiCall call, Utf8JsonWriter reply)
    {
        var userIds = call.Body.Texts("userid_list");
        if (userIds.Count is 0 or > MostMembers)
        {
            throw new WeComRefusal(userIds.Count == 0 ? Errors.UserIdMissing : Errors.InvalidParameter);
        }

        var members = userIds.Select(call.ServingMember).Select(m => m.Index).ToList();
        var format = new PageFormat(
            "external_contact_list", call.Body.Text("cursor"), call.Body.Limit(BatchDefault, BatchMost), string.Join('|', members));
        reply.WritePage(call, format, from => RelationsOf(call, members, from), relation =>
        {
            reply.WriteStartObject();
            CustomerJson.WriteContact(reply, call.Corp, relation.Pair.Customer, call.BaseAddress);
            reply.WriteStartObject("follow_info");
            CustomerJson.WriteFollow(reply, call.Corp, relation);
            reply.WriteStrings("tag_id", call.Corp.Notes.TagsOf(relation).Select(t => t.Id));
            reply.WriteEndObject();
            reply.WriteEndObject();
        });
        reply.WriteStartObject("fail_info");
        reply.WriteStrings("unlicensed_userid_list", []);
        reply.WriteEndObject();
    }

    // A place is the member's turn in the list and the place within that member's customers.
    private static IEnumerable<(long Place, Relation Item)> RelationsOf(ApiCall call, List<int> members, long from)
    {
        var (turn, place) = ((int)(from >> 32), (int)(from & uint.MaxValue));
        for (; turn < members.Count; turn++, place = 0)
        {
            for (; place < call.Corp.Relations.PlacesOf(members[turn]); place++)
            {
                if (call.Corp.Relations.At(members[turn], place) is { IsReadable: true } relation)
                {
                    yield return (((long)turn << 32) + place, relation);
                }
            }
        }
    }

    private static void Remark(ApiCall call, Utf8JsonWriter reply)
    {
        var relation = call.RelationInBody();
        var body = call.Body;
        string[] fields = ["remark", "description", "remark_company", "remark_mobiles", "remark_pic_mediaid"];
        if (!fields.Any(body.Has)
            || body.Text("remark")?.Length > LongestRemark
            || body.Text("remark_company")?.Length > LongestRemark
            || body.Text("description")?.Length > LongestDescription)
        {
            throw new WeComRefusal(Errors.InvalidParameter);
        }

        if (body.Text("remark_pic_mediaid") is { Length: > 0 } picture)
        {
            call.Corp.Media.Get(picture, MediaUse.Messages);
        }

        var change = call.Corp.Relations.ChangeOf(relation.Pair);
        change.Remark = body.Text("remark") ?? change.Remark;
        change.Description = body.Text("description") ?? change.Description;
        if (!call.Corp.Customers.UsesWeCom(relation.Pair.Customer))
        {
            change.Company = body.Text("remark_company") ?? change.Company;
        }

        if (body.Has("remark_mobiles"))
        {
            change.Phones = [.. body.Texts("remark_mobiles").Where(phone => phone.Length > 0)];
        }
    }
}
