using MediatR;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Api.Features.Scripts;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Cards;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Features.Cards;

/// <summary>All that the sidebar shows of the customer of a chat.</summary>
public static class GetCard
{
    private const int Suggested = 3;
    private const int SendsShown = 5;
    private const int WeComUser = 2;

    /// <param name="Member">Who looks.</param>
    /// <param name="ExternalUserId">The customer of the chat, as WeCom's client named it.</param>
    /// <param name="Language">The language of names and scripts.</param>
    public sealed record Query(SignedInMember Member, string ExternalUserId, TextLanguage Language) : IRequest<CardResponse>;

    internal sealed class Handler(
        CardReader cards,
        Lazy<CardSubjects> subjects,
        CorpRegistry corps,
        CardStandings standings,
        Suggestions suggestions,
        ScriptShelf scripts,
        PersonalData personal)
        : IRequestHandler<Query, CardResponse>
    {
        public async Task<CardResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var (member, language) = (request.Member, request.Language);
            var corp = await corps.FindAsync(member.CorpId, cancellationToken) ?? throw new ProblemException(ProblemCode.UnknownCustomer);
            var today = standings.Today(corp);
            var query = new CardQuery(corp.Id, request.ExternalUserId, member.UserId, today, Suggestions.Since(corp, today));
            var card = await ReadAsync(member, query, cancellationToken);
            var relation = OwnRelationOf(card, query);
            var now = await standings.NowAsync(corp, card.History!, card.ModelNumber, cancellationToken);
            var name = personal.Reveal(card.Contact.Name);
            var tags = card.Tags.Select(t => new TagResponse(t.Id, t.Name, t.Group)).ToArray();
            var people = new ScriptPeople(
                name,
                personal.RevealOrNull(relation?.Remark),
                card.MemberName ?? member.UserId,
                card.Orders.FirstOrDefault(o => o.Category is not null)?.Category,
                now.History.AddedOn,
                card.Groups.Count > 0,
                tags);
            var wanted = new ScriptsWanted(now, card.Contact.CustomerId, member.UserId, people, Obstacle: null, language);
            return new CardResponse(
                card.Contact.CustomerId,
                card.Contact.ExternalUserId,
                name,
                card.Contact.Avatar,
                SourceOf(card.Contact.Type),
                card.Contact.CompanyName,
                relation is null ? null : RelationOf(relation, tags),
                [.. card.Relations.Select(r => new OwnerResponse(
                    r.Relation.UserId, r.MemberName ?? r.Relation.UserId, r.Relation.AddedAt, CustomerParts.StateOf(r.Relation.Status)))],
                [.. card.Groups.Select(g => new GroupResponse(g.ChatId, g.Name, g.JoinedAt))],
                now.Response,
                [.. card.Orders.Select(o => new OrderResponse(
                    o.Number, o.Source, o.PaidAt, o.IsDateOnly, o.Amount, o.Refunded, o.Category, o.Channel))],
                [.. card.Interactions.Select(i => new InteractionResponse(i.Kind, i.OccurredAt, i.IsDateOnly, i.Source))],
                suggestions.Best(wanted, PastSendsOf(card, query), Suggested),
                [.. card.Sends.Take(SendsShown).Select(s => new SendResponse(
                    s.ScriptKey, scripts.NameOf(s.ScriptKey, language), s.At, s.UserId, s.MemberName ?? s.UserId, s.Outcome))]);
        }

        /// <summary>
        /// A member's own customers are shown at once. For everybody else it is asked whether the member may see them, and WeCom whether they
        /// were added a moment ago.
        /// </summary>
        private async Task<CardRecord> ReadAsync(SignedInMember member, CardQuery query, CancellationToken cancellation)
        {
            var card = await cards.ReadAsync(query, cancellation);
            if (card is null || OwnRelationOf(card, query) is not { Status: not RelationStatus.DeletedByMember })
            {
                await subjects.Value.FindAsync(member, query.ExternalUserId, cancellation);
                card = await cards.ReadAsync(query, cancellation);
            }

            return card is { History: not null } ? card : throw new ProblemException(ProblemCode.UnknownCustomer);
        }

        private static FollowRelation? OwnRelationOf(CardRecord card, CardQuery query) => card.Relations
            .FirstOrDefault(r => r.Relation.UserId == query.UserId && r.Relation.ExternalUserId == query.ExternalUserId)?.Relation;

        private static IReadOnlyList<PastSend> PastSendsOf(CardRecord card, CardQuery query) =>
            [.. card.Sends.Where(s => s.At >= query.SendsSince).Select(s => new PastSend(s.ScriptKey, s.At, s.UserId, s.Outcome))];

        private RelationResponse RelationOf(FollowRelation relation, IReadOnlyList<TagResponse> tags) => new(
            personal.RevealOrNull(relation.Remark),
            personal.RevealOrNull(relation.Description),
            relation.AddedAt,
            relation.AddWay,
            relation.Channel,
            [.. (personal.RevealOrNull(relation.Phones) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Masked)],
            tags,
            CustomerParts.StateOf(relation.Status));
    }

    internal static ContactSource SourceOf(int type) => type == WeComUser ? ContactSource.WeCom : ContactSource.WeChat;

    /// <summary>138****1111: enough to recognise a number, not to call it.</summary>
    private static string Masked(string phone) => phone.Length < 8 ? new string('*', phone.Length) : $"{phone[..3]}****{phone[^4..]}";
}

/// <summary>What the texts of scripts name of a customer, where there is no card.</summary>
internal sealed class CardFactsReader(PrivateTrafficDb db, CustomerParts parts, PersonalData personal)
{
    private const int OrdersShown = 3;

    public Task<IReadOnlyList<OrderResponse>> OrdersAsync(long customerId, CancellationToken cancellation) =>
        parts.OrdersAsync(customerId, OrdersShown, cancellation);

    /// <summary>What was sent to the customer lately, by whichever member.</summary>
    public async Task<IReadOnlyList<PastSend>> PastSendsAsync(ScriptsWanted wanted, CancellationToken cancellation)
    {
        var since = Suggestions.Since(wanted.Now.Corp, wanted.Now.Today);
        return await db.ScriptSends.AsNoTracking()
            .Where(s => s.CustomerId == wanted.CustomerId && s.At >= since)
            .Select(s => new PastSend(s.ScriptKey, s.At, s.UserId, s.Outcome)).ToListAsync(cancellation);
    }

    public async Task<ScriptPeople> PeopleAsync(
        SignedInMember member,
        Contact contact,
        FollowRelation? relation,
        Standings.Now now,
        IReadOnlyList<OrderResponse> orders,
        bool isInGroup,
        IReadOnlyList<TagResponse> tags,
        CancellationToken cancellation)
    {
        var memberName = await db.Members.AsNoTracking().Where(m => m.CorpId == member.CorpId && m.UserId == member.UserId)
            .Select(m => m.Name).FirstOrDefaultAsync(cancellation);
        return new ScriptPeople(
            personal.Reveal(contact.Name),
            personal.RevealOrNull(relation?.Remark),
            memberName ?? member.UserId,
            orders.FirstOrDefault(o => o.Category is not null)?.Category,
            now.History.AddedOn,
            isInGroup,
            tags);
    }
}
