using System.Text.Json;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Protocol sections 9.3 and 9.4: handing customers and groups to another member.</summary>
internal static class TransferEndpoints
{
    private const int MostCustomers = 100;
    private const int MostGroups = 100;
    private const int RowsPerPage = 1000;
    private const long InheritableSeconds = 365L * Beijing.DaySeconds;

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        new("externalcontact/transfer_customer", Access.CustomerContact, (call, reply) => Transfer(call, reply, resigned: false)),
        new("externalcontact/transfer_result", Access.CustomerContact, (call, reply) => Result(call, reply, resigned: false)),
        new("externalcontact/resigned/transfer_customer", Access.CustomerContact, (call, reply) => Transfer(call, reply, resigned: true)) { ConflictKey = Giver },
        new("externalcontact/resigned/transfer_result", Access.CustomerContact, (call, reply) => Result(call, reply, resigned: true)),
        new("externalcontact/get_unassigned_list", Access.CustomerContact, ListUnassigned),
        new("externalcontact/groupchat/onjob_transfer", Access.CustomerContact, (call, reply) => TransferGroups(call, reply, resigned: false)),
        new("externalcontact/groupchat/transfer", Access.CustomerContact, (call, reply) => TransferGroups(call, reply, resigned: true)),
    ];

    private static string? Giver(ApiCall call) => call.Body.Text("handover_userid")?.ToUpperInvariant();

    private static void Transfer(ApiCall call, Utf8JsonWriter reply, bool resigned)
    {
        var giver = GiverIn(call, resigned);
        var taker = call.ServingMember(call.Body.Text("takeover_userid"));
        var ids = call.Body.Texts("external_userid");
        if (ids.Count is 0 or > MostCustomers)
        {
            throw new WeComRefusal(ids.Count == 0 ? Errors.ExternalUserIdMissing : Errors.InvalidParameter);
        }

        if (giver == taker)
        {
            throw new WeComRefusal(Errors.SamePerson);
        }

        reply.WriteObjects("customer", ids, id =>
        {
            reply.WriteString("external_userid", id);
            reply.WriteNumber("errcode", Start(call, giver, taker, id, resigned)?.Code ?? 0);
        });
    }

    private static Member GiverIn(ApiCall call, bool resigned)
    {
        var giver = call.Corp.People.FindEver(call.Body.Text("handover_userid", Errors.InvalidUserId)) is { } member
            && call.App.Sees(member)
            ? member
            : throw new WeComRefusal(Errors.UserNotFound);
        var isActive = call.Corp.People.IsActive(giver);
        return resigned && isActive ? throw new WeComRefusal(Errors.MemberHasNotResigned)
            : !resigned && !isActive ? throw new WeComRefusal(Errors.UserNotFound)
            : giver;
    }

    private static WeComError? Start(ApiCall call, Member giver, Member taker, string externalUserId, bool resigned)
    {
        if (call.Corp.Customers.Find(externalUserId) is not { } customer)
        {
            return Errors.InvalidExternalUserId;
        }

        var transfers = call.Corp.Transfers;
        var refusal =
            !call.Corp.Relations.Of(new Pair(giver.Index, customer)).IsReadable ? Errors.GiverIsNotFollower
            : transfers.IsUnderWay(giver.Index, customer) ? Errors.AlreadyTransferring
            : transfers.IsTooOften(customer) ? Errors.TransferredTooOften
            : (WeComError?)null;
        if (refusal is null)
        {
            transfers.Start(giver.Index, taker.Index, customer, resigned);
        }

        return refusal;
    }

    private static void Result(ApiCall call, Utf8JsonWriter reply, bool resigned)
    {
        var giver = GiverIn(call, resigned);
        var taker = call.Member(call.Body.Text("takeover_userid"));
        var rows = call.Corp.Transfers.All.Where(t => t.Giver == giver.Index && t.Taker == taker.Index && t.GiverResigned == resigned);
        var format = new PageFormat("customer", call.Body.Text("cursor"), RowsPerPage, $"{giver.Index}|{taker.Index}");
        reply.WritePage(call, format, Paging.Rows(rows), transfer =>
        {
            reply.WriteStartObject();
            reply.WriteString("external_userid", call.Corp.Customers.ExternalUserId(transfer.Customer));
            reply.WriteNumber("status", (int)transfer.Status);
            reply.WriteNumber("takeover_time", transfer.TakenAt ?? 0);
            reply.WriteEndObject();
        });
    }

    private static void ListUnassigned(ApiCall call, Utf8JsonWriter reply)
    {
        var format = new PageFormat("info", call.Body.Text("cursor"), call.Body.Limit(RowsPerPage, RowsPerPage, name: "page_size"));
        var isLast = true;
        reply.WritePage(call, format, from => Unassigned(call, from).Select(row => (row.Place, row)), row =>
        {
            reply.WriteStartObject();
            reply.WriteString("handover_userid", row.Giver.UserId);
            reply.WriteString("external_userid", call.Corp.Customers.ExternalUserId(row.Customer));
            reply.WriteNumber("dimission_time", call.Corp.People.LeavesAt(row.Giver));
            reply.WriteEndObject();
            isLast = row.IsLast;
        });
        reply.WriteBoolean("is_last", isLast);
    }

    private static IEnumerable<(long Place, Member Giver, int Customer, bool IsLast)> Unassigned(ApiCall call, long from)
    {
        (long Place, Member Giver, int Customer)? previous = null;
        foreach (var row in UnassignedFrom(call, from))
        {
            if (previous is { } one)
            {
                yield return (one.Place, one.Giver, one.Customer, false);
            }

            previous = row;
        }

        if (previous is { } last)
        {
            yield return (last.Place, last.Giver, last.Customer, true);
        }
    }

    private static IEnumerable<(long Place, Member Giver, int Customer)> UnassignedFrom(ApiCall call, long from)
    {
        var corp = call.Corp;
        var (firstMember, firstPlace) = ((int)(from >> 32), (int)(from & uint.MaxValue));
        var left = corp.People.Everyone.Where(m => m.Index >= firstMember && m.ServesCustomers && call.App.Sees(m))
            .Where(m => corp.People.LeavesAt(m) is var leftAt && leftAt <= corp.AsOf && corp.AsOf - leftAt <= InheritableSeconds);
        foreach (var member in left)
        {
            for (var place = member.Index == firstMember ? firstPlace : 0; place < corp.Relations.PlacesOf(member.Index); place++)
            {
                var relation = corp.Relations.At(member.Index, place);
                if (relation.IsReadable && !corp.Transfers.IsUnderWay(member.Index, relation.Pair.Customer))
                {
                    yield return (((long)member.Index << 32) + place, member, relation.Pair.Customer);
                }
            }
        }
    }

    private static void TransferGroups(ApiCall call, Utf8JsonWriter reply, bool resigned)
    {
        var owner = call.ServingMember(call.Body.Text("new_owner"));
        var ids = call.Body.Texts("chat_id_list");
        if (ids.Count is 0 or > MostGroups)
        {
            throw new WeComRefusal(ids.Count == 0 ? Errors.ChatIdMissing : Errors.InvalidParameter);
        }

        var failed = ids.Select(id => (Id: id, Error: TransferGroup(call, id, owner, resigned))).Where(f => f.Error is not null);
        reply.WriteObjects("failed_chat_list", failed, failure =>
        {
            reply.WriteString("chat_id", failure.Id);
            reply.WriteNumber("errcode", failure.Error!.Value.Code);
            reply.WriteString("errmsg", failure.Error.Value.Text);
        });
    }

    private static WeComError? TransferGroup(ApiCall call, string chatId, Member owner, bool resigned)
    {
        if (call.Corp.Groups.Find(chatId) is not { IsDismissed: false } group)
        {
            return Errors.ChatIdInvalid;
        }

        var ownerIsActive = call.Corp.People.IsActive(call.Corp.People[group.Owner]);
        if (resigned && ownerIsActive)
        {
            return group.Inheritance == GroupInheritance.Inherited ? Errors.GroupAlreadyInherited : Errors.OwnerNotResigned;
        }

        if (group.Owner == owner.Index)
        {
            return Errors.OwnerUnchanged;
        }

        var change = call.Corp.Groups.ChangeOf(group.Number);
        change.Owner = owner.Index;
        change.Inheritance = resigned ? GroupInheritance.Inherited : null;
        if (!call.Corp.Groups.PeopleIn(group).Any(s => s.IsStaff && s.Person == owner.Index))
        {
            call.Corp.Groups.Arrive(
                group.Number, new GroupStay(true, owner.Index, call.Corp.AsOf, RelationTimeline.Never, JoinScene.Invited, -1, ""));
        }

        return null;
    }
}
