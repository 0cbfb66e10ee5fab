using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>A member's notes about a customer as they stand.</summary>
internal readonly record struct MemberNotes(string Remark, string Description, string Company, IReadOnlyList<string> Phones);

/// <summary>What is known about a relation beyond its times: origin, remarks, tags.</summary>
internal sealed class RelationNotes(World world, RelationBook book, TagBook tags, CustomerBook customers, People people)
{
    /// <summary>What one member may give one customer at most.</summary>
    public const int MostTagsOfOne = 3000;

    public Origin OriginOf(Relation relation) => relation.Change?.Origin ?? world.Relations.OriginOf(relation.Pair);

    /// <summary>Who brought the two together: a user id or an external user id.</summary>
    public string OperatorOf(Relation relation) => relation.Change?.OperatorId ?? OriginOf(relation).Operator switch
    {
        Operator.Customer => customers.ExternalUserId(relation.Pair.Customer),
        Operator.Member => people[relation.Pair.Member].UserId,
        Operator.Colleague => people[0].UserId,
        _ => throw new InvalidOperationException("An origin without operator."),
    };

    public MemberNotes NotesOf(Relation relation)
    {
        var planned = relation.IsPlanned
            ? world.Relations.NotesOf(relation.Pair, RevisionOf(relation))
            : new Notes(customers.Name(relation.Pair.Customer), "", "", null);
        var change = relation.Change;
        return new MemberNotes(
            change?.Remark ?? planned.Remark,
            change?.Description ?? planned.Description,
            change?.Company ?? planned.Company,
            change?.Phones ?? (planned.Phone is { } phone ? [phone] : []));
    }

    public IEnumerable<CorpTag> TagsOf(Relation relation)
    {
        var given = tags.Seeded(SeedTagsOf(relation));
        return relation.Change is { MoreTags.Count: > 0 } change ? given.Concat(change.MoreTags.Where(t => !t.IsDeleted)) : given;
    }

    public IReadOnlyList<string> PersonalTagsOf(Relation relation) =>
        relation.Change?.PersonalTags
        ?? (relation.IsPlanned && world.Relations.PersonalTagOf(relation.Pair) is { } tag ? [tag] : []);

    /// <summary>Gives and takes tags; those already given or not there are passed over.</summary>
    /// <exception cref="WeComRefusal">40144 when the customer would have too many.</exception>
    public void ChangeTags(Relation relation, IReadOnlyCollection<CorpTag> add, IReadOnlyCollection<CorpTag> remove)
    {
        var kept = TagsOf(relation).Except(remove).Union(add).ToList();
        if (kept.Count > MostTagsOfOne)
        {
            throw new WeComRefusal(Errors.TagsOfCustomerFull);
        }

        var change = book.ChangeOf(relation.Pair);
        change.SeedTags = kept.Aggregate(0UL, (bits, tag) => tag.SeedNumber is { } number ? bits | (1UL << number) : bits);
        change.MoreTags = [.. kept.Where(tag => tag.SeedNumber is null)];
    }

    private ulong SeedTagsOf(Relation relation) =>
        relation.Change?.SeedTags ?? (relation.IsPlanned ? world.Relations.TagsOf(relation.Pair, RevisionOf(relation)) : 0);

    private int RevisionOf(Relation relation) =>
        world.Relations.RevisionAt(relation.Pair, world.Followers.TimelineOf(relation.Pair).AddedAt, relation.AsOf);
}
