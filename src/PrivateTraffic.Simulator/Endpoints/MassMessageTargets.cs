using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Works out who gets a task to send a mass message, and to whom.</summary>
internal sealed class MassMessageTargets(ApiCall call)
{
    private const int MostCustomers = 10_000;
    private const int MostGroups = 2000;
    private const int MostTagsInGroup = 100;

    private readonly Corporation corp = call.Corp;
    private readonly List<string> failed = [];
    private readonly Dictionary<int, List<long>> targets = [];

    /// <summary>Customers or groups by member, and the ids that cannot be sent to.</summary>
    /// <exception cref="WeComRefusal">41048 when nobody is left.</exception>
    public (IReadOnlyDictionary<int, MassTask> Tasks, IReadOnlyList<string> Failed) Resolve(bool toGroups)
    {
        var sender = call.Body.Text("sender") is { Length: > 0 } userId ? call.ServingMember(userId) : null;
        if (toGroups)
        {
            AddGroups(sender ?? throw new WeComRefusal(Errors.InvalidUserId));
        }
        else if (call.Body.Texts("external_userid") is { Count: > 0 } ids)
        {
            AddNamed(ids, sender);
        }
        else if (call.Body.Object("tag_filter")?.Objects("group_list") is { Count: > 0 } filter)
        {
            AddTagged([.. filter.Select(TagsIn)], sender);
        }
        else
        {
            AddAllOf(sender ?? throw new WeComRefusal(Errors.InvalidParameter));
        }

        return targets.Count > 0
            ? (targets.ToDictionary(t => t.Key, t => new MassTask(t.Value)), failed)
            : throw new WeComRefusal(Errors.NobodyToSendTo);
    }

    private void AddGroups(Member sender)
    {
        var ids = call.Body.Texts("chat_id_list");
        if (ids.Count > MostGroups)
        {
            throw new WeComRefusal(Errors.TooManyPairs);
        }

        var owned = corp.Groups.OwnedBy(sender.Index).ToList();
        foreach (var group in owned.Where(g => ids.Count == 0 || ids.Contains(g.ChatId)))
        {
            targets.AddTo(sender.Index, group.Number);
        }

        failed.AddRange(ids.Where(id => !owned.Exists(g => g.ChatId == id)));
    }

    private void AddNamed(IReadOnlyList<string> ids, Member? sender)
    {
        if (ids.Count > MostCustomers)
        {
            throw new WeComRefusal(Errors.TooManyPairs);
        }

        foreach (var id in ids.Distinct())
        {
            var member = corp.Customers.Find(id) is { } customer ? SenderFor(customer, sender) : null;
            if (member is { } index)
            {
                targets.AddTo(index, corp.Customers.Read(id));
            }
            else
            {
                failed.Add(id);
            }
        }
    }

    // OR inside a group of tags, AND between the groups.
    private void AddTagged(List<IReadOnlyList<CorpTag>> groups, Member? sender)
    {
        var seen = new HashSet<int>();
        foreach (var relation in Senders(sender).SelectMany(m => corp.Relations.ReadableOf(m.Index)))
        {
            var tags = corp.Notes.TagsOf(relation).ToList();
            if (groups.TrueForAll(group => group.Any(tags.Contains)) && seen.Add(relation.Pair.Customer))
            {
                targets.AddTo(SenderFor(relation.Pair.Customer, sender) ?? relation.Pair.Member, relation.Pair.Customer);
            }
        }
    }

    private void AddAllOf(Member sender)
    {
        foreach (var relation in corp.Relations.ReadableOf(sender.Index))
        {
            targets.AddTo(sender.Index, relation.Pair.Customer);
        }
    }

    private IReadOnlyList<CorpTag> TagsIn(Arguments group)
    {
        var ids = group.Texts("tag_list");
        return ids.Count is > 0 and <= MostTagsInGroup
            ? [.. ids.Select(id => corp.Tags.Find(id) is { IsDeleted: false } tag ? tag : throw new WeComRefusal(Errors.InvalidTagId))]
            : throw new WeComRefusal(Errors.InvalidTagCount);
    }

    private IEnumerable<Member> Senders(Member? sender) =>
        sender is not null ? [sender] : corp.People.Active.Where(m => m.ServesCustomers && call.App.Sees(m));

    // Without a named sender the member who chatted with the customer last gets the task.
    private int? SenderFor(int customer, Member? sender)
    {
        var relations = corp.Relations.MembersOf(customer)
            .Where(index => sender is null || index == sender.Index)
            .Where(index => corp.People.IsActive(corp.People[index]) && call.App.Sees(corp.People[index]))
            .Select(index => corp.Relations.Of(new Pair(index, customer)))
            .Where(relation => relation.IsReadable)
            .ToList();
        return relations.Count switch
        {
            0 => null,
            1 => relations[0].Pair.Member,
            _ => relations.MaxBy(LastChatIn).Pair.Member,
        };
    }

    private long LastChatIn(Relation relation)
    {
        var said = corp.Chats.At(ChatPlace.OfPair(relation.Pair));
        var today = Beijing.DayOf(corp.AsOf);
        return said.Count > 0
            ? said[^1].At
            : corp.World.Conversations.ChatsBetween(relation.Pair, relation.Timeline, today - 90, today).Select(c => c.At)
                .LastOrDefault(relation.CreatedAt);
    }
}
