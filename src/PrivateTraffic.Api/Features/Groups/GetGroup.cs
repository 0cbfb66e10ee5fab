using MediatR;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Api.Features.Todos;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Groups;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Features.Groups;

/// <summary>
/// Who a group chat is made of: counts by cell and stage of the customers that the reader may see, and who of them to win back.
/// </summary>
public static class GetGroup
{
    private const int MostRecalled = 50;

    /// <param name="Member">Who looks.</param>
    /// <param name="ChatId">The chat, as WeCom's client named it.</param>
    /// <param name="Language">The language of reasons.</param>
    public sealed record Query(SignedInMember Member, string ChatId, TextLanguage Language) : IRequest<GroupCompositionResponse>;

    internal sealed class Handler(
        PrivateTrafficDb db,
        RoleDirectory roles,
        PlacementIndex index,
        PlacementStore store,
        CorpRegistry corps,
        RecallThresholds thresholds,
        PersonalData personal,
        TimeProvider clock) : IRequestHandler<Query, GroupCompositionResponse>
    {
        public async Task<GroupCompositionResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var (member, chatId, language) = request;
            var visibility = await roles.VisibilityAsync(member, cancellationToken);
            var (group, people) = await FindAsync(member, visibility, chatId, cancellationToken);
            var external = people.Where(p => p.IsExternal).Select(p => p.UserId).ToArray();
            var contacts = await db.Contacts.AsNoTracking().Where(c => c.CorpId == member.CorpId && external.Contains(c.ExternalUserId))
                .Select(c => new { c.ExternalUserId, c.CustomerId }).ToListAsync(cancellationToken);
            var seen = await visibility.AmongAsync(db, member.CorpId, [.. contacts.Select(c => c.CustomerId)], cancellationToken);
            var placements = await index.ReadAsync(member.CorpId, cancellationToken);
            var records = seen.Select(id => placements[id]).Where(r => r.IsPlaced).ToList();
            return new GroupCompositionResponse(
                group.ChatId,
                group.Name,
                external.Length,
                seen.Count,
                [
                    .. records.CountBy(r => r.CellIndex).OrderBy(c => c.Key)
                        .Select(c => new GroupPart(MatrixCell.All[c.Key].Key, c.Value)),
                ],
                [.. records.CountBy(r => r.Stage).OrderBy(s => s.Key).Select(s => new GroupPart(LifecycleRules.KeyOf(s.Key), s.Value))],
                await RecallAsync(member, seen, contacts.ToLookup(c => c.CustomerId, c => c.ExternalUserId), language, cancellationToken));
        }

        /// <summary>
        /// The chat comes from WeCom's client through the browser, so it proves nothing: the reader must be in it, or lead its owner.
        /// </summary>
        private async Task<(GroupChat Group, IReadOnlyList<GroupChatMember> People)> FindAsync(
            SignedInMember member, Visibility visibility, string chatId, CancellationToken cancellation)
        {
            var group = await db.GroupChats.AsNoTracking()
                .SingleOrDefaultAsync(g => g.CorpId == member.CorpId && g.ChatId == chatId && g.DissolvedAt == null, cancellation)
                ?? throw new ProblemException(ProblemCode.UnknownGroup);
            var people = await db.GroupChatMembers.AsNoTracking()
                .Where(m => m.CorpId == member.CorpId && m.ChatId == chatId && m.LeftAt == null).ToListAsync(cancellation);
            return people.Exists(p => !p.IsExternal && p.UserId == member.UserId) || visibility.Includes(group.OwnerUserId)
                ? (group, people)
                : throw new ProblemException(ProblemCode.NotYourGroup);
        }

        private async Task<IReadOnlyList<GroupRecall>> RecallAsync(
            SignedInMember member,
            IReadOnlySet<long> customers,
            ILookup<long, string> externalIds,
            TextLanguage language,
            CancellationToken cancellation)
        {
            var corp = await corps.FindAsync(member.CorpId, cancellation) ?? throw new ProblemException(ProblemCode.NotFound);
            var derived = await thresholds.ReadAsync(corp.Id, corp.Calendar.Today(clock), cancellation);
            var found = await derived.FindAsync(store, corp.Id, [.. customers], cancellation);
            var first = found.OrderBy(f => f.Recalled.Priority).ThenByDescending(f => f.Recalled.Facts.Monetary).ThenBy(f => f.Id)
                .Take(MostRecalled).ToList();
            var people = await KnownPerson.ReadAsync(db, personal, member.CorpId, first.ConvertAll(f => f.Id), cancellation);
            return first.ConvertAll(f => new GroupRecall(
                f.Id,
                externalIds[f.Id].First(),
                people[f.Id].Name ?? "",
                f.Recalled.Priority,
                Todo.RecallReason(f.Recalled.Facts).In(language)));
        }
    }
}
