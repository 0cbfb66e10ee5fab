using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Domain.Audiences;

namespace PrivateTraffic.Data.Audiences;

/// <summary>What tags, group chats and members are called: by their ids, and by the names that people see.</summary>
public sealed class ContactNames
{
    private readonly Dictionary<(SetField Field, string Id), AudienceValue> known = [];
    private readonly Dictionary<(SetField Field, string Name), List<string>> ids = [];

    /// <summary>Reads the names of a corp.</summary>
    public static async Task<ContactNames> ReadAsync(PrivateTrafficDb db, int corpId, CancellationToken cancellation)
    {
        var names = new ContactNames();
        var groups = await db.CorpTagGroups.AsNoTracking().Where(g => g.CorpId == corpId)
            .ToDictionaryAsync(g => g.GroupId, g => g.Name, cancellation);
        var tags = await db.CorpTags.AsNoTracking().Where(t => t.CorpId == corpId)
            .OrderByDescending(t => t.SortOrder).ThenBy(t => t.TagId).ToListAsync(cancellation);
        foreach (var tag in tags)
        {
            var full = groups.TryGetValue(tag.GroupId, out var group) ? $"{group}/{tag.Name}" : tag.Name;
            names.Add(SetField.Tag, tag.TagId, new AudienceValue(tag.Name, tag.TagId, full));
        }

        var chats = await db.GroupChats.AsNoTracking().Where(g => g.CorpId == corpId && g.DissolvedAt == null)
            .OrderBy(g => g.ChatId).Select(g => new { g.ChatId, g.Name }).ToListAsync(cancellation);
        foreach (var chat in chats)
        {
            names.Add(SetField.Group, chat.ChatId, new AudienceValue(chat.Name.Length == 0 ? chat.ChatId : chat.Name, chat.ChatId));
        }

        var members = await db.Members.AsNoTracking().Where(m => m.CorpId == corpId)
            .OrderBy(m => m.UserId).Select(m => new { m.UserId, m.Name }).ToListAsync(cancellation);
        foreach (var member in members)
        {
            names.Add(SetField.Member, member.UserId, new AudienceValue(member.UserId, member.Name));
        }

        return names;
    }

    /// <summary>The values of a field that are known by name.</summary>
    public IReadOnlyList<AudienceValue> ValuesOf(SetField field) => [.. known.Where(k => k.Key.Field == field).Select(k => k.Value)];

    /// <summary>What an id is called; its own name where nothing is known of it.</summary>
    public AudienceValue Of(SetField field, string id) => known.GetValueOrDefault((field, id)) ?? new AudienceValue(id);

    /// <summary>The ids that a name stands for; none for a name that nobody knows.</summary>
    public IReadOnlyList<string> IdsOf(SetField field, string name) => ids.GetValueOrDefault((field, name), []);

    private void Add(SetField field, string id, AudienceValue value)
    {
        known[(field, id)] = value;
        foreach (var name in value.Others.Append(value.Name).Distinct())
        {
            if (!ids.TryGetValue((field, name), out var named))
            {
                ids[(field, name)] = named = [];
            }

            named.Add(id);
        }
    }
}
