namespace PrivateTraffic.Simulator.Seed;

/// <summary>Who follows whom: the popular have many customers, about one customer in eight has more than one member.</summary>
internal sealed class Followers
{
    private const int Attempts = 5;
    private const int MostFollowers = 3;
    private const double TwoOrMore = 0.12;
    private const double Three = 0.015;

    private readonly WorldSpec spec;
    private readonly Noise noise;
    private readonly Staff staff;
    private readonly Customers customers;
    private readonly AliasTable servingAtAnchor;
    private readonly AliasTable servingLater;
    private readonly int[] everyServing;

    // The customers of one member stand together, oldest relation first; first[m] says where they begin.
    private readonly int[] first;
    private readonly int[] customerOf;

    public Followers(WorldSpec spec, Noise noise, Staff staff, Customers customers)
    {
        this.spec = spec;
        this.noise = noise;
        this.staff = staff;
        this.customers = customers;
        everyServing = [.. Enumerable.Range(0, staff.Serving)];
        servingAtAnchor = new AliasTable([.. staff.Members.Take(staff.Serving).Select(m => m.Appeal)]);
        servingLater = new AliasTable([.. staff.Members.Select(m => m.ServesCustomers ? m.Appeal : 0)]);
        (first, customerOf) = BuildIndex();
    }

    public int Relations => customerOf.Length;

    /// <summary>The customers a member had on the anchor day and before, oldest relation first.</summary>
    public ReadOnlySpan<int> CustomersOf(int member) =>
        member < staff.Serving ? customerOf.AsSpan(first[member]..first[member + 1]) : [];

    /// <summary>The members who follow a customer, the first to add them first. Those after the first may come later.</summary>
    public ReadOnlySpan<int> MembersOf(int customer)
    {
        if (customer == Customers.MysteryShopper)
        {
            return everyServing;
        }

        if (customer >= spec.Customers)
        {
            return new[] { FirstEmployed(customer) };
        }

        var u = noise.Unit(Facet.FollowerCount, customer);
        var wanted = u < Three ? MostFollowers : u < TwoOrMore ? 2 : 1;
        var members = new int[wanted];
        var found = 0;
        for (var attempt = 1; found < wanted && attempt <= Attempts; attempt++)
        {
            var member = servingAtAnchor.Pick(noise.Unit(Facet.FollowerPick, customer, attempt));
            if (!members.AsSpan(0, found).Contains(member))
            {
                members[found++] = member;
            }
        }

        return members.AsSpan(0, found);
    }

    /// <summary>Whether the world plans that this member follows this customer.</summary>
    public bool Plans(Pair pair) => pair.Member < staff.Members.Count && (pair.Customer switch
    {
        Customers.MysteryShopper => pair.Member < staff.Serving,
        _ when pair.Customer < spec.Customers && FirstMemberOf(pair.Customer) == pair.Member => true,
        _ => MembersOf(pair.Customer).Contains(pair.Member),
    });

    public RelationTimeline TimelineOf(Pair pair)
    {
        var added = AddedAt(pair);
        var dice = noise.Dice(Facet.RelationEnd, pair.Customer, pair.Member + 1);
        var employedUntil = staff.Members[pair.Member].LeavesAt;
        var left = dice.Chance(0.13) ? added + After(dice.Exponential(260)) : RelationTimeline.Never;
        var returned = dice.Chance(0.12) && left != RelationTimeline.Never
            ? left + After(10 + dice.Exponential(40))
            : RelationTimeline.Never;
        var removed = dice.Chance(0.02) ? added + After(dice.Exponential(300)) : RelationTimeline.Never;
        return new RelationTimeline(
            added,
            left < Math.Min(removed, employedUntil) ? left : RelationTimeline.Never,
            returned < Math.Min(removed, employedUntil) ? returned : RelationTimeline.Never,
            removed < employedUntil ? removed : RelationTimeline.Never);
    }

    private static long After(double days) => 3600 + (long)(days * Beijing.DaySeconds);

    private long AddedAt(Pair pair)
    {
        var joined = customers.JoinedAt(pair.Customer);
        if (pair.Customer >= spec.Customers)
        {
            return joined;
        }

        var member = staff.Members[pair.Member];
        var dice = noise.Dice(Facet.RelationStart, pair.Customer, pair.Member + 1);
        var isFirst = pair.Customer != Customers.MysteryShopper && FirstMemberOf(pair.Customer) == pair.Member;
        var at = isFirst ? joined : joined + After(dice.Exponential(60));
        var end = Math.Min(member.LeavesAt, Beijing.StartOf(spec.AnchorDay));
        return member.HiredAt <= at && at < end ? at : member.HiredAt + (long)(dice.Unit() * (end - member.HiredAt));
    }

    private int FirstMemberOf(int customer) => servingAtAnchor.Pick(noise.Unit(Facet.FollowerPick, customer, 1));

    private int FirstEmployed(int customer)
    {
        var joined = customers.JoinedAt(customer);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var member = servingLater.Pick(noise.Unit(Facet.FollowerPick, customer, attempt));
            if (staff.Members[member].IsEmployedAt(joined))
            {
                return member;
            }
        }

        return 0;
    }

    private (int[] First, int[] CustomerOf) BuildIndex()
    {
        var starts = new int[staff.Serving + 1];
        for (var customer = 0; customer < spec.Customers; customer++)
        {
            foreach (var member in MembersOf(customer))
            {
                starts[member + 1]++;
            }
        }

        for (var member = 0; member < staff.Serving; member++)
        {
            starts[member + 1] += starts[member];
        }

        var sorted = new int[starts[^1]];
        var addedAt = new long[sorted.Length];
        var next = starts.AsSpan(0, staff.Serving).ToArray();
        for (var customer = 0; customer < spec.Customers; customer++)
        {
            foreach (var member in MembersOf(customer))
            {
                var place = next[member]++;
                sorted[place] = customer;
                addedAt[place] = AddedAt(new Pair(member, customer));
            }
        }

        for (var member = 0; member < staff.Serving; member++)
        {
            var (start, length) = (starts[member], starts[member + 1] - starts[member]);
            addedAt.AsSpan(start, length).Sort(sorted.AsSpan(start, length));
        }

        return (starts, sorted);
    }
}
