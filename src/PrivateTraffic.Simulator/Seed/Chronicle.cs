namespace PrivateTraffic.Simulator.Seed;

/// <summary>What happens in the world between two moments, in the order of time: the source of callbacks.</summary>
internal sealed class Chronicle(World world)
{
    /// <summary>Everything later than one moment and not later than the other.</summary>
    public IReadOnlyList<WorldEvent> Between(long after, long until)
    {
        var events = new List<WorldEvent>();
        for (var member = 0; member < world.Staff.Serving; member++)
        {
            foreach (var customer in world.Followers.CustomersOf(member))
            {
                AddTurns(events, new Pair(member, customer), after, until);
            }
        }

        var firstNew = world.Spec.Customers;
        for (var customer = firstNew; customer < world.Customers.CountAt(until); customer++)
        {
            var pair = new Pair(world.Followers.MembersOf(customer)[0], customer);
            Add(events, WorldEventKind.CustomerAdded, pair, world.Customers.JoinedAt(customer), after, until);
            AddTurns(events, pair, after, until);
        }

        for (var number = 0; number < world.Groups.Count; number++)
        {
            AddGroup(events, world.Groups[number], after, until);
        }

        events.Sort((a, b) => a.At.CompareTo(b.At) is not 0 and var byTime
            ? byTime
            : (a.Kind, a.Subject, a.Person).CompareTo((b.Kind, b.Subject, b.Person)));
        return events;
    }

    private void AddTurns(List<WorldEvent> events, Pair pair, long after, long until)
    {
        var timeline = world.Followers.TimelineOf(pair);
        if (timeline.AddedAt > until || timeline.RemovedAt <= after)
        {
            return;
        }

        Add(events, WorldEventKind.CustomerLeft, pair, timeline.CustomerLeftAt, after, until);
        Add(events, WorldEventKind.CustomerReturned, pair, timeline.ReturnedAt, after, until);
        Add(events, WorldEventKind.CustomerRemoved, pair, timeline.RemovedAt, after, until);
        foreach (var edit in world.Relations.EditsBetween(pair, timeline.AddedAt, after, Math.Min(until, timeline.RemovedAt)))
        {
            Add(events, WorldEventKind.RelationEdited, pair, edit, after, until);
        }
    }

    private void AddGroup(List<WorldEvent> events, GroupSeed group, long after, long until)
    {
        if (group.CreatedAt > until)
        {
            return;
        }

        if (group.CreatedAt > after)
        {
            events.Add(new WorldEvent(group.CreatedAt, WorldEventKind.GroupCreated, group.Number, -1));
        }

        foreach (var stay in world.Groups.StaysIn(group).Skip(1))
        {
            var person = stay.IsStaff ? -stay.Person - 1 : stay.Person;
            if (stay.JoinedAt > after && stay.JoinedAt <= until)
            {
                events.Add(new WorldEvent(stay.JoinedAt, WorldEventKind.GroupJoined, group.Number, person));
            }

            if (stay.LeftAt > after && stay.LeftAt <= until)
            {
                events.Add(new WorldEvent(stay.LeftAt, WorldEventKind.GroupLeft, group.Number, person));
            }
        }
    }

    private static void Add(List<WorldEvent> events, WorldEventKind kind, Pair pair, long at, long after, long until)
    {
        if (at > after && at <= until)
        {
            events.Add(new WorldEvent(at, kind, pair.Member, pair.Customer));
        }
    }
}
