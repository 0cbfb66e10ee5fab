using PrivateTraffic.Simulator.Callbacks;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Control.Acts;

/// <summary>What customers and members do to their relation in the client.</summary>
internal static class CustomerActs
{
    private const int ContactCodeWay = 1;
    private const int LinkWay = 16;

    public static IReadOnlyDictionary<string, ActHandler> All { get; } = new Dictionary<string, ActHandler>
    {
        ["add_customer"] = AddCustomer,
        ["confirm_customer"] = ConfirmCustomer,
        ["customer_deletes_member"] = CustomerDeletesMember,
        ["member_deletes_customer"] = MemberDeletesCustomer,
        ["edit_remark"] = EditRemark,
        ["edit_tags"] = EditTags,
        ["consent_to_archive"] = ConsentToArchive,
        ["refuse_transfer"] = RefuseTransfer,
    };

    private static object AddCustomer(ActCall call)
    {
        var member = call.Member();
        var customer = call.OptionalText("external_userid") is null
            ? call.Corp.Customers.WalkIn(call.OptionalText("name"))
            : call.Customer();
        var pair = new Pair(member.Index, customer);
        if (call.Corp.Relations.Of(pair).Status is RelationStatus.Mutual or RelationStatus.Half)
        {
            throw new MistakenRequest("The two are friends already.");
        }

        var link = call.OptionalText("link_id") is { } id
            ? call.Corp.Links.Find(id) ?? throw new MistakenRequest("\"link_id\": there is no such link.")
            : null;
        var state = call.OptionalText("state") ?? "";
        var way = call.OptionalNumber("add_way") ?? (link is not null ? LinkWay : state.Length > 0 ? ContactCodeWay : 0);
        var externalUserId = call.Corp.Customers.ExternalUserId(customer);
        var isHalf = call.Flag("half");
        call.Corp.Relations.Begin(pair, new Origin(way, state, Operator.Customer), externalUserId, isHalf);
        link?.Arrivals.TryAdd(pair, 0);
        var welcomeCode = WelcomeCodeFor(call, pair);
        call.Corp.Announce(Events.CustomerAdded(call.Now, member, externalUserId, state, welcomeCode, isHalf));
        return new { external_userid = externalUserId, unionid = call.Corp.Customers.UnionId(customer), welcome_code = welcomeCode };
    }

    // None for WeCom users, and none for those who have chatted before.
    private static string? WelcomeCodeFor(ActCall call, Pair pair) =>
        call.Corp.Customers.UsesWeCom(pair.Customer) || call.Corp.Chats.At(ChatPlace.OfPair(pair)).Count > 0
            ? null
            : call.Corp.Welcomes.Issue(pair);

    private static object? ConfirmCustomer(ActCall call)
    {
        var relation = call.Relation();
        if (relation.Status != RelationStatus.Half)
        {
            throw new MistakenRequest("There is nothing to confirm.");
        }

        call.Corp.Relations.Confirm(relation.Pair);
        var state = call.Corp.Notes.OriginOf(relation).State;
        // The code of the half relation is still good, so this event has none.
        call.Corp.Announce(Events.CustomerAdded(call.Now, call.Member(), call.Text("external_userid"), state, null, isHalf: false));
        return null;
    }

    private static object? CustomerDeletesMember(ActCall call)
    {
        call.Corp.Relations.CustomerLeaves(call.Relation().Pair);
        call.Corp.Announce(Events.CustomerLeft(call.Now, call.Member(), call.Text("external_userid")));
        return null;
    }

    private static object? MemberDeletesCustomer(ActCall call)
    {
        call.Corp.Relations.Remove(call.Relation().Pair);
        call.Corp.Announce(Events.CustomerRemoved(call.Now, call.Member(), call.Text("external_userid"), byTransfer: false));
        return null;
    }

    private static object? EditRemark(ActCall call)
    {
        var change = call.Corp.Relations.ChangeOf(call.Relation().Pair);
        change.Remark = call.OptionalText("remark") ?? change.Remark;
        change.Description = call.OptionalText("description") ?? change.Description;
        change.Company = call.OptionalText("remark_corp_name") ?? change.Company;
        change.Phones = call.Texts("remark_mobiles") ?? change.Phones;
        return AnnounceEdit(call);
    }

    private static object? EditTags(ActCall call)
    {
        var relation = call.Relation();
        call.Corp.Notes.ChangeTags(
            relation, [.. (call.Texts("add") ?? []).Select(call.Tag)], [.. (call.Texts("remove") ?? []).Select(call.Tag)]);
        if (call.Texts("personal") is { } personal)
        {
            call.Corp.Relations.ChangeOf(relation.Pair).PersonalTags = personal;
        }

        return AnnounceEdit(call);
    }

    // The event does not say what was edited.
    private static object? AnnounceEdit(ActCall call)
    {
        var state = call.Corp.Notes.OriginOf(call.Relation()).State;
        call.Corp.Announce(Events.RelationEdited(call.Now, call.Member(), call.Text("external_userid"), state));
        return null;
    }

    private static object? ConsentToArchive(ActCall call)
    {
        call.Relation();
        call.Corp.Announce(Events.ArchiveConsent(call.Now, call.Member(), call.Text("external_userid")));
        return null;
    }

    private static object? RefuseTransfer(ActCall call)
    {
        var customer = call.Customer();
        var transfer = call.Corp.Transfers.All.FirstOrDefault(t => t.Customer == customer && t.Status == TransferStatus.Waiting)
            ?? throw new MistakenRequest("This customer is not being transferred.");
        var isFull = call.Flag("taker_full");
        transfer.Status = isFull ? TransferStatus.TakerFull : TransferStatus.Refused;
        var reason = isFull ? "customer_limit_exceed" : "customer_refused";
        call.Corp.Announce(Events.TransferFailed(call.Now, call.Corp.People[transfer.Taker], call.Text("external_userid"), reason));
        return null;
    }
}
