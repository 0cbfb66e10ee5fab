using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Api.Features.Scripts;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Customers;

/// <summary>The parts that the card and the customer page have in common, each a point read by customer.</summary>
internal sealed class CustomerParts(PrivateTrafficDb db, ScriptShelf scripts)
{
    public async Task<IReadOnlyList<OwnerResponse>> OwnersAsync(long customerId, CancellationToken cancellation)
    {
        var owners = await (
            from r in db.FollowRelations.AsNoTracking()
            where r.CustomerId == customerId
            join m in db.Members on new { r.CorpId, r.UserId } equals new { m.CorpId, m.UserId } into members
            from m in members.DefaultIfEmpty()
            orderby r.AddedAt descending
            select new { r.UserId, m.Name, r.AddedAt, r.Status }).ToListAsync(cancellation);
        return owners.ConvertAll(o => new OwnerResponse(o.UserId, o.Name ?? o.UserId, o.AddedAt, StateOf(o.Status)));
    }

    public async Task<IReadOnlyList<GroupResponse>> GroupsAsync(int corpId, long customerId, CancellationToken cancellation) => await (
        from c in db.Contacts.AsNoTracking()
        where c.CustomerId == customerId
        join m in db.GroupChatMembers on new { c.CorpId, UserId = c.ExternalUserId } equals new { m.CorpId, m.UserId }
        where m.LeftAt == null && m.CorpId == corpId
        join g in db.GroupChats on new { m.CorpId, m.ChatId } equals new { g.CorpId, g.ChatId }
        where g.DissolvedAt == null
        orderby m.JoinedAt descending
        select new GroupResponse(g.ChatId, g.Name, m.JoinedAt)).ToListAsync(cancellation);

    public async Task<IReadOnlyList<TagResponse>> TagsAsync(int corpId, IReadOnlyCollection<string> ids, CancellationToken cancellation) =>
        ids.Count == 0 ? [] : await (
            from t in db.CorpTags.AsNoTracking()
            where t.CorpId == corpId && ids.Contains(t.TagId)
            join g in db.CorpTagGroups on new { t.CorpId, t.GroupId } equals new { g.CorpId, g.GroupId }
            orderby g.SortOrder descending, g.Name, t.SortOrder descending, t.Name
            select new TagResponse(t.TagId, t.Name, g.Name)).ToListAsync(cancellation);

    /// <summary>The latest orders.</summary>
    public async Task<IReadOnlyList<OrderResponse>> OrdersAsync(long customerId, int most, CancellationToken cancellation)
    {
        var orders = await db.Orders.AsNoTracking().Where(o => o.CustomerId == customerId).OrderByDescending(o => o.PaidAt).Take(most)
            .Select(o => new
            {
                Order = o,
                Refunded = db.Refunds.Where(r => r.CorpId == o.CorpId && r.Source == o.Source && r.OrderNumber == o.Number).Sum(r => r.Amount),
            }).ToListAsync(cancellation);
        return orders.ConvertAll(o => new OrderResponse(
            o.Order.Number, o.Order.Source, o.Order.PaidAt, o.Order.IsDateOnly, o.Order.Amount, o.Refunded, o.Order.Category, o.Order.Channel));
    }

    public async Task<IReadOnlyList<SendResponse>> SendsAsync(long customerId, int most, TextLanguage language, CancellationToken cancellation)
    {
        var sends = await (
            from s in db.ScriptSends.AsNoTracking()
            where s.CustomerId == customerId
            join m in db.Members on new { s.CorpId, s.UserId } equals new { m.CorpId, m.UserId } into members
            from m in members.DefaultIfEmpty()
            orderby s.At descending
            select new { s.ScriptKey, s.At, s.UserId, m.Name, s.Outcome }).Take(most).ToListAsync(cancellation);
        return sends.ConvertAll(s => new SendResponse(
            s.ScriptKey, scripts.NameOf(s.ScriptKey, language), s.At, s.UserId, s.Name ?? s.UserId, s.Outcome));
    }

    public static RelationState StateOf(RelationStatus status) => status switch
    {
        RelationStatus.Active => RelationState.Active,
        RelationStatus.DeletedByCustomer => RelationState.DeletedByCustomer,
        RelationStatus.DeletedByMember => RelationState.DeletedByMember,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
