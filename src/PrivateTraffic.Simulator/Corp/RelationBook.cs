using System.Runtime.InteropServices;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>
/// Who follows whom at this moment: the world's plan and, over it, what acts and API calls have changed. The customers of
/// a member have fixed places, newcomers at the end, so that a listing survives changes between its pages.
/// </summary>
internal sealed class RelationBook(World world, Func<long> asOf)
{
    private readonly Dictionary<Pair, RelationChange> changes = [];
    private readonly Dictionary<int, List<int>> laterCustomers = [];
    private readonly Dictionary<int, List<int>> laterMembers = [];

    /// <summary>How many places the member's list has; some of them may be vacant.</summary>
    public int PlacesOf(int member) => world.Followers.CustomersOf(member).Length + (laterCustomers.GetValueOrDefault(member)?.Count ?? 0);

    public Relation At(int member, int place)
    {
        var planned = world.Followers.CustomersOf(member);
        return Of(new Pair(member, place < planned.Length ? planned[place] : laterCustomers[member][place - planned.Length]));
    }

    /// <summary>The member's customers that the API shows.</summary>
    public IEnumerable<Relation> ReadableOf(int member)
    {
        for (var place = 0; place < PlacesOf(member); place++)
        {
            if (At(member, place) is { IsReadable: true } relation)
            {
                yield return relation;
            }
        }
    }

    public Relation Of(Pair pair)
    {
        var change = changes.GetValueOrDefault(pair);
        var isPlanned = IsPlanned(pair);
        var timeline = change?.Timeline ?? (isPlanned ? world.Followers.TimelineOf(pair) : Nothing);
        return new Relation(pair, timeline, change, isPlanned, asOf());
    }

    /// <summary>The relation if the API shows it.</summary>
    /// <exception cref="WeComRefusal">84061.</exception>
    public Relation Readable(Pair pair) =>
        Of(pair) is { IsReadable: true } relation ? relation : throw new WeComRefusal(Errors.NotExternalContact);

    /// <summary>Indices of all members who follow or once followed the customer.</summary>
    public IReadOnlyList<int> MembersOf(int customer)
    {
        IReadOnlyList<int> planned = IsOfWorld(customer) ? world.Followers.MembersOf(customer).ToArray() : [];
        return laterMembers.TryGetValue(customer, out var later) ? [.. planned, .. later] : planned;
    }

    /// <summary>Whether the world's own plan still decides when this relation begins and ends.</summary>
    public bool FollowsPlan(Pair pair) => !(changes.TryGetValue(pair, out var change) && change.Timeline is not null);

    /// <summary>A customer of the world has appeared.</summary>
    public void Grow(Pair pair) => laterCustomers.AddTo(pair.Member, pair.Customer);

    /// <summary>Begins a relation, or begins it anew.</summary>
    public Relation Begin(Pair pair, Origin origin, string operatorId, bool isHalf = false)
    {
        if (!IsPlanned(pair) && !changes.ContainsKey(pair))
        {
            laterCustomers.AddTo(pair.Member, pair.Customer);
            laterMembers.AddTo(pair.Customer, pair.Member);
        }

        var change = ChangeOf(pair);
        change.Timeline = new RelationTimeline(asOf(), RelationTimeline.Never, RelationTimeline.Never, RelationTimeline.Never);
        change.IsHalf = isHalf;
        change.Origin = origin;
        change.OperatorId = operatorId;
        change.SeedTags = 0;
        change.MoreTags = [];
        change.PersonalTags = [];
        (change.Remark, change.Description, change.Company, change.Phones) = (null, "", "", []);
        return Of(pair);
    }

    public void Confirm(Pair pair) => ChangeOf(pair).IsHalf = false;

    public void CustomerLeaves(Pair pair) => Turn(pair, timeline => timeline with { CustomerLeftAt = asOf() });

    public void Remove(Pair pair) => Turn(pair, timeline => timeline with { RemovedAt = asOf() });

    /// <summary>The record of what was changed, to write to.</summary>
    public RelationChange ChangeOf(Pair pair)
    {
        ref var change = ref CollectionsMarshal.GetValueRefOrAddDefault(changes, pair, out _);
        return change ??= new RelationChange();
    }

    private static RelationTimeline Nothing =>
        new(RelationTimeline.Never, RelationTimeline.Never, RelationTimeline.Never, RelationTimeline.Never);

    private bool IsPlanned(Pair pair) => IsOfWorld(pair.Customer) && world.Followers.Plans(pair);

    // Those who have not appeared yet have no relations.
    private bool IsOfWorld(int customer) => customer < CustomerIds.FirstWalkIn && customer < world.Customers.CountAt(asOf());

    private void Turn(Pair pair, Func<RelationTimeline, RelationTimeline> turn)
    {
        var relation = Of(pair);
        var fresh = new RelationTimeline(relation.CreatedAt, RelationTimeline.Never, RelationTimeline.Never, RelationTimeline.Never);
        ChangeOf(pair).Timeline = turn(fresh);
    }
}
