using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Domain.Audiences;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Data.Audiences;

/// <summary>Reads everything that conditions ask of one customer.</summary>
public sealed class AudienceSubjects(PrivateTrafficDb db)
{
    /// <summary>A customer as they stand on a day; tags, group chats, members, channels and relations as they are now.</summary>
    /// <param name="corpId">Whose customer.</param>
    /// <param name="customerId">Who.</param>
    /// <param name="day">The day and its model.</param>
    /// <param name="segment">Their value segment on that day.</param>
    /// <param name="cancellation">Stops the queries.</param>
    /// <returns>Null for somebody who is not known, or was not on that day.</returns>
    public async Task<AudienceSubject?> ReadAsync(
        int corpId, long customerId, AudienceDay day, RfmSegment? segment, CancellationToken cancellation)
    {
        var packed = await db.Customers.AsNoTracking().Where(c => c.Id == customerId && c.CorpId == corpId && c.MergedInto == null)
            .Select(c => c.History).SingleOrDefaultAsync(cancellation);
        if (packed is null)
        {
            return null;
        }

        var history = CustomerHistory.Unpack(packed).View();
        return new Placer(day.Model.Model).Place(history, day.Day) is { } placement
            ? new AudienceSubject(customerId, history, placement, segment, await KnownAsync(corpId, customerId, cancellation))
            : null;
    }

    private async Task<Dictionary<SetField, IReadOnlyList<AudienceValue>>> KnownAsync(
        int corpId, long customerId, CancellationToken cancellation)
    {
        var names = await ContactNames.ReadAsync(db, corpId, cancellation);
        var relations = await db.FollowRelations.AsNoTracking().Where(r => r.CorpId == corpId && r.CustomerId == customerId)
            .Select(r => new { r.UserId, r.Channel, r.Tags, r.Status }).ToListAsync(cancellation);
        var chats = await (
            from c in db.Contacts
            where c.CorpId == corpId && c.CustomerId == customerId
            join m in db.GroupChatMembers on new { c.CorpId, UserId = c.ExternalUserId } equals new { m.CorpId, m.UserId }
            where m.LeftAt == null
            join g in db.GroupChats on new { m.CorpId, m.ChatId } equals new { g.CorpId, g.ChatId }
            where g.DissolvedAt == null
            select m.ChatId).AsNoTracking().ToListAsync(cancellation);
        return relations.SelectMany(r => RelationValues.Of(r.UserId, r.Channel, r.Tags, r.Status))
            .Concat(chats.Select(c => (Field: SetField.Group, Id: c)))
            .Distinct()
            .GroupBy(v => v.Field)
            .ToDictionary(g => g.Key, IReadOnlyList<AudienceValue> (g) => [.. g.Select(v => names.Of(v.Field, v.Id))]);
    }
}
