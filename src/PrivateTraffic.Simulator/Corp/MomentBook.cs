using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>Moments, who published them, who could see them, and who liked or commented.</summary>
internal sealed class MomentBook(World world, RelationBook relations, RelationNotes notes, People people, Func<long> asOf)
{
    // More than a day can have of the world's own.
    private const int FirstMadePlace = 1 << 20;

    private readonly IdCodec ids = new(world.Noise, "mom", 32);
    private readonly List<Moment> made = [];
    private readonly Dictionary<(long Moment, int Member), List<Reaction>> added = [];
    private readonly HashSet<(long Moment, int Member, int Customer)> unliked = [];

    public IReadOnlyList<Moment> Made => made;

    public string IdOf(long number) => ids.Encode(number);

    /// <summary>A moment that exists by now.</summary>
    public Moment? Find(string id)
    {
        if (!ids.TryDecode(id.Trim(), out var number))
        {
            return null;
        }

        return number >= Moments.FirstMadeLater
            ? made.Find(m => m.Number == number)
            : world.Moments.Find(number) is { } seed && seed.CreatedAt <= asOf() ? Planned(seed) : null;
    }

    /// <summary>The moments of one day, corporate ones first, then members' own. Each has a place of its own that day for ever.</summary>
    public IEnumerable<(int Place, Moment Moment)> On(int day)
    {
        var planned = world.Moments.Corporate(day, day)
            .Concat(world.Staff.Members.Select(m => world.Moments.Personal(m.Index, day)).OfType<MomentSeed>())
            .Select((seed, place) => (place, Planned(seed)));
        var later = made.Select((moment, place) => (place + FirstMadePlace, moment))
            .Where(m => Beijing.DayOf(m.moment.CreatedAt) == day && m.moment.Made is { IsCancelled: false });
        return planned.Concat(later).Where(m => m.Item2.CreatedAt <= asOf());
    }

    /// <summary>The last moment a member published in the past two weeks; null for none.</summary>
    public Moment? LatestPublishedBy(int member)
    {
        var today = Beijing.DayOf(asOf());
        return Enumerable.Range(0, 14).SelectMany(back => On(today - back)).Select(m => m.Moment)
            .Where(m => PublishedAt(m, member) is not null)
            .MaxBy(m => PublishedAt(m, member));
    }

    public Moment Make(int? creator, bool isCorporate, string text, MadeMoment made)
    {
        var number = Moments.FirstMadeLater + this.made.Count;
        var moment = new Moment(number, ids.Encode(number), creator, isCorporate, asOf(), text, made);
        this.made.Add(moment);
        return moment;
    }

    /// <summary>Those who are asked to publish the moment.</summary>
    public IEnumerable<Member> SendersOf(Moment moment) =>
        moment.Made is { } made ? made.Senders.Select(index => people[index])
        : moment.IsCorporate ? people.Active.Where(m => m.ServesCustomers && m.HiredAt <= moment.CreatedAt)
        : [people[moment.Creator!.Value]];

    /// <summary>When a member published it; null if not, or not yet.</summary>
    public long? PublishedAt(Moment moment, int member)
    {
        if (moment.Made is { } made)
        {
            return made.Published.TryGetValue(member, out var at) ? at : null;
        }

        return world.Moments.Find(moment.Number) is { } seed && world.Moments.PublishedAt(seed, member) is { } published
            && published <= asOf() ? published : null;
    }

    /// <summary>The customers a member's moment is for.</summary>
    public IEnumerable<Relation> AudienceOf(Moment moment, int member) => relations.ReadableOf(member)
        .Where(r => r.Timeline.AddedAt <= (PublishedAt(moment, member) ?? asOf()))
        .Where(r => moment.Made?.Tags is not { } tags || notes.TagsOf(r).Any(tags.Contains));

    /// <summary>Likes and comments below one member's moment as they are seen now, oldest first.</summary>
    public IReadOnlyList<Reaction> ReactionsTo(Moment moment, int member)
    {
        if (PublishedAt(moment, member) is not { } publishedAt)
        {
            return [];
        }

        var reactions = AudienceOf(moment, member)
            .Where(r => r.Timeline.StatusAt(publishedAt) == RelationStatus.Mutual)
            .Select(r => world.Moments.ReactionsOf(r.Pair.Customer, moment.Number, member, publishedAt))
            .SelectMany(pair => new[] { pair.Like, pair.Comment })
            .Append(world.Moments.OwnComment(moment.Number, member, publishedAt))
            .OfType<Reaction>()
            .Concat(added.GetValueOrDefault((moment.Number, member)) ?? []);
        return
        [
            .. reactions.Where(r => r.IsSeenAt(asOf()))
                .Where(r => r.IsComment || !unliked.Contains((moment.Number, member, r.Customer)))
                .DistinctBy(r => (r.Customer, r.IsComment, r.IsComment ? r.At : 0))
                .OrderBy(r => r.At),
        ];
    }

    public void React(Moment moment, int member, int customer, bool isComment)
    {
        unliked.Remove((moment.Number, member, customer));
        added.AddTo((moment.Number, member), new Reaction(customer, isComment, asOf(), RelationTimeline.Never));
    }

    public void Unlike(Moment moment, int member, int customer) => unliked.Add((moment.Number, member, customer));

    private Moment Planned(MomentSeed seed) =>
        new(seed.Number, ids.Encode(seed.Number), seed.Creator, seed.IsCorporate, seed.CreatedAt, seed.Text, null);
}
