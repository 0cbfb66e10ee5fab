using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Domain.Audiences;

namespace PrivateTraffic.Data.Audiences;

/// <summary>
/// Who has which tag, group chat, member, channel and relation: for each value its customers, as rows where they are few and as bits where
/// they are many. Immutable once read.
/// </summary>
public sealed class ContactColumns
{
    /// <summary>A row takes as much room as this many bits.</summary>
    private const int BitsPerRow = 32;

    private readonly Dictionary<(SetField Field, string Id), List<int>> few = [];
    private readonly Dictionary<(SetField Field, string Id), CustomerSet> many = [];
    private readonly CustomerRows rows;

    private ContactColumns(CustomerRows rows, ContactNames names, DateTimeOffset readAt) =>
        (this.rows, Names, ReadAt) = (rows, names, readAt);

    /// <summary>What ids are called.</summary>
    public ContactNames Names { get; }

    /// <summary>When they were read.</summary>
    public DateTimeOffset ReadAt { get; }

    /// <summary>Whether they have the row numbers of a layout.</summary>
    public bool IsOf(CustomerRows layout) => rows.IsSameAs(layout);

    /// <summary>The values of a field that somebody has, with how many do, the most frequent first.</summary>
    public IEnumerable<(string Id, long Customers)> Frequent(SetField field) =>
        few.Where(f => f.Key.Field == field).Select(f => (f.Key.Id, (long)f.Value.Count))
            .Concat(many.Where(m => m.Key.Field == field).Select(m => (m.Key.Id, m.Value.Count)))
            .OrderByDescending(v => v.Item2).ThenBy(v => v.Id, StringComparer.Ordinal);

    /// <summary>Whether a condition can mean something by a name: an id or a name that is known, or a value that somebody has.</summary>
    public bool Knows(SetField field, string name) => IdsOf(field, name).Any(
        id => few.ContainsKey((field, id)) || many.ContainsKey((field, id)) || Names.IdsOf(field, id).Count > 0);

    /// <summary>The customers who have what a name stands for.</summary>
    public CustomerSet With(SetField field, string name)
    {
        var set = rows.Empty();
        foreach (var id in IdsOf(field, name))
        {
            if (many.TryGetValue((field, id), out var bits))
            {
                set.Add(bits);
            }

            foreach (var row in few.GetValueOrDefault((field, id), []))
            {
                set.Add(row);
            }
        }

        return set;
    }

    /// <summary>Reads the columns of a corp.</summary>
    internal static async Task<ContactColumns> ReadAsync(
        PrivateTrafficDb db, int corpId, CustomerRows rows, DateTimeOffset now, CancellationToken cancellation)
    {
        var columns = new ContactColumns(rows, await ContactNames.ReadAsync(db, corpId, cancellation), now);
        await columns.ReadRelationsAsync(db, corpId, cancellation);
        await columns.ReadGroupsAsync(db, corpId, cancellation);
        columns.Settle();
        return columns;
    }

    private IEnumerable<string> IdsOf(SetField field, string name) =>
        Names.IdsOf(field, name) is { Count: > 0 } ids ? ids : [name];

    private async Task ReadRelationsAsync(PrivateTrafficDb db, int corpId, CancellationToken cancellation)
    {
        var relations = db.FollowRelations.AsNoTracking().Where(r => r.CorpId == corpId)
            .Select(r => new { r.CustomerId, r.UserId, r.Channel, r.Tags, r.Status });
        await foreach (var relation in relations.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var row = rows.RowOf(relation.CustomerId);
            if (row < 0)
            {
                continue;
            }

            foreach (var (field, id) in RelationValues.Of(relation.UserId, relation.Channel, relation.Tags, relation.Status))
            {
                Add(field, id, row);
            }
        }
    }

    private async Task ReadGroupsAsync(PrivateTrafficDb db, int corpId, CancellationToken cancellation)
    {
        var inGroups =
            from m in db.GroupChatMembers
            where m.CorpId == corpId && m.LeftAt == null
            join g in db.GroupChats on new { m.CorpId, m.ChatId } equals new { g.CorpId, g.ChatId }
            where g.DissolvedAt == null
            join c in db.Contacts on new { m.CorpId, ExternalUserId = m.UserId } equals new { c.CorpId, c.ExternalUserId }
            select new { c.CustomerId, m.ChatId };
        await foreach (var member in inGroups.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (rows.RowOf(member.CustomerId) is >= 0 and var row)
            {
                Add(SetField.Group, member.ChatId, row);
            }
        }
    }

    private void Add(SetField field, string id, int row)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(few, (field, id), out _);
        (list ??= []).Add(row);
    }

    /// <summary>Makes bits of what many have, and keeps each row once.</summary>
    private void Settle()
    {
        foreach (var (key, list) in few.ToArray())
        {
            if (list.Count > rows.Count / BitsPerRow)
            {
                var set = rows.Empty();
                list.ForEach(set.Add);
                many[key] = set;
                few.Remove(key);
            }
            else
            {
                list.Sort();
                few[key] = [.. list.Distinct()];
            }
        }
    }
}

/// <summary>What conditions see of a relation.</summary>
internal static class RelationValues
{
    /// <summary>The word for a status.</summary>
    public static string WordOf(RelationStatus status) => status switch
    {
        RelationStatus.Active => "active",
        RelationStatus.DeletedByCustomer => "deletedByCustomer",
        RelationStatus.DeletedByMember => "deletedByMember",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>Values by field. Of a relation that the member has ended, member and tags are no longer theirs.</summary>
    public static IEnumerable<(SetField Field, string Id)> Of(string userId, string? channel, List<string> tags, RelationStatus status)
    {
        yield return (SetField.Relation, WordOf(status));
        if (!string.IsNullOrEmpty(channel))
        {
            yield return (SetField.Channel, channel);
        }

        if (status == RelationStatus.DeletedByMember)
        {
            yield break;
        }

        yield return (SetField.Member, userId);
        foreach (var tag in tags)
        {
            yield return (SetField.Tag, tag);
        }
    }
}
