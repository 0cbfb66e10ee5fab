using MediatR;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Api.Features.Scripts;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Cards;

/// <summary>All that the sidebar shows of the customer of a chat.</summary>
public static class GetCard
{
    private const int Suggested = 3;
    private const int WeComUser = 2;

    /// <param name="Member">Who looks.</param>
    /// <param name="ExternalUserId">The customer of the chat, as WeCom's client named it.</param>
    /// <param name="Language">The language of names and scripts.</param>
    public sealed record Query(SignedInMember Member, string ExternalUserId, TextLanguage Language) : IRequest<CardResponse>;

    internal sealed class Handler(
        CardSubjects subjects, CardFactsReader facts, Standings standings, CustomerParts parts, Suggestions suggestions, PersonalData personal)
        : IRequestHandler<Query, CardResponse>
    {
        public async Task<CardResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var (member, language) = (request.Member, request.Language);
            var (contact, relation) = await subjects.FindAsync(member, request.ExternalUserId, cancellationToken);
            var customerId = contact.CustomerId;
            var now = await standings.FindAsync(member.CorpId, customerId, cancellationToken)
                ?? throw new ProblemException(ProblemCode.UnknownCustomer);
            var owners = await parts.OwnersAsync(customerId, cancellationToken);
            var groups = await parts.GroupsAsync(member.CorpId, customerId, cancellationToken);
            var orders = await facts.OrdersAsync(customerId, cancellationToken);
            var tags = relation is null ? [] : await parts.TagsAsync(relation.CorpId, relation.Tags, cancellationToken);
            var people = await facts.PeopleAsync(member, contact, relation, now, orders, groups.Count > 0, tags, cancellationToken);
            var wanted = new ScriptsWanted(now, customerId, member.UserId, people, Obstacle: null, language);
            return new CardResponse(
                customerId,
                contact.ExternalUserId,
                personal.Reveal(contact.Name),
                contact.Avatar,
                SourceOf(contact.Type),
                contact.CompanyName,
                relation is null ? null : RelationOf(relation, tags),
                owners,
                groups,
                now.Response,
                orders,
                await facts.InteractionsAsync(customerId, cancellationToken),
                await suggestions.BestAsync(wanted, Suggested, cancellationToken),
                await parts.SendsAsync(customerId, 5, language, cancellationToken));
        }

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

/// <summary>The latest facts of a customer, as the card shows them.</summary>
internal sealed class CardFactsReader(PrivateTrafficDb db, CustomerParts parts, PersonalData personal)
{
    private const int OrdersShown = 3;

    public Task<IReadOnlyList<OrderResponse>> OrdersAsync(long customerId, CancellationToken cancellation) =>
        parts.OrdersAsync(customerId, OrdersShown, cancellation);

    public async Task<IReadOnlyList<InteractionResponse>> InteractionsAsync(long customerId, CancellationToken cancellation) =>
        await db.Interactions.AsNoTracking().Where(i => i.CustomerId == customerId).OrderByDescending(i => i.OccurredAt).Take(5)
            .Select(i => new InteractionResponse(i.Kind, i.OccurredAt, i.IsDateOnly, i.Source)).ToListAsync(cancellation);

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
