namespace PrivateTraffic.Simulator.Seed;

/// <summary>Customer groups: sizes heavy-tailed, people join over weeks, some leave, a few are nobody's customer.</summary>
internal sealed class Groups
{
    /// <summary>WeCom's limit for a group with outside people.</summary>
    public const int MostPeople = 500;

    private const int MostGroupsOfOneOwner = 12;
    private const double StrangerShare = 0.12;

    private readonly WorldSpec spec;
    private readonly Noise noise;
    private readonly Staff staff;
    private readonly Followers followers;
    private readonly Channels channels;
    private readonly int[] firstOfOwner;

    public Groups(WorldSpec spec, Noise noise, Staff staff, Followers followers, Channels channels)
    {
        this.spec = spec;
        this.noise = noise;
        this.staff = staff;
        this.followers = followers;
        this.channels = channels;
        firstOfOwner = new int[staff.Serving + 1];
        for (var owner = 0; owner < staff.Serving; owner++)
        {
            firstOfOwner[owner + 1] = firstOfOwner[owner] + CountOf(owner);
        }
    }

    /// <summary>All planned groups, those of the future included.</summary>
    public int Count => firstOfOwner[^1];

    public GroupSeed this[int number]
    {
        get
        {
            var owner = OwnerOf(number);
            var dice = noise.Dice(Facet.GroupPlan, number, 1);
            var size = (int)Math.Min(MostPeople - 20, 8 * Math.Pow(1 - dice.Unit(), -0.7));
            var ordinal = number - firstOfOwner[owner] + 1;
            var name = dice.Chance(0.15) ? "" : $"{staff.Members[owner].Name}的会员福利群{ordinal}";
            var notice = dice.Chance(0.5) ? "群内只发活动与到货通知，欢迎提问。" : "";
            return new GroupSeed(number, owner, CreatedAt(owner, dice), name, notice, size);
        }
    }

    /// <summary>The numbers of a member's groups.</summary>
    public (int First, int End) OfOwner(int member) => member < staff.Serving ? (firstOfOwner[member], firstOfOwner[member + 1]) : (0, 0);

    /// <summary>
    /// Everybody who ever is in the group, the owner first; who is there at a moment says <see cref="GroupStay.IsThereAt"/>.
    /// </summary>
    public IEnumerable<GroupStay> StaysIn(GroupSeed group)
    {
        yield return new GroupStay(true, group.Owner, group.CreatedAt, RelationTimeline.Never, JoinScene.Invited, -1, "");
        var colleague = group.Owner + 1 - (group.Owner % 2 * 2);
        if (colleague < staff.Serving && staff.Members[colleague].IsEmployedAt(group.CreatedAt))
        {
            yield return new GroupStay(
                true, colleague, group.CreatedAt + 60, staff.Members[colleague].LeavesAt, JoinScene.Invited, group.Owner, "");
        }

        var ownerCustomers = followers.CustomersOf(group.Owner).ToArray();
        var share = Math.Min(0.8, group.TargetSize * (1 - StrangerShare) / Math.Max(1, ownerCustomers.Length));
        foreach (var customer in ownerCustomers.Where(c => noise.Chance(share, Facet.GroupMember, group.Number, c + 1)).Take(MostPeople - 80))
        {
            yield return StayOf(group, customer, followers.TimelineOf(new Pair(group.Owner, customer)).AddedAt);
        }

        for (var i = 0; i < (int)(group.TargetSize * StrangerShare); i++)
        {
            yield return StayOf(group, CustomerIds.FirstStranger + (group.Number * 64) + i, group.CreatedAt);
        }
    }

    // The last owner whose groups begin at this number or before; those without groups begin where the next one does.
    private int OwnerOf(int number)
    {
        var (low, high) = (0, firstOfOwner.Length - 1);
        while (low + 1 < high)
        {
            var middle = (low + high) / 2;
            (low, high) = firstOfOwner[middle] <= number ? (middle, high) : (low, middle);
        }

        return low;
    }

    private GroupStay StayOf(GroupSeed group, int person, long knownSince)
    {
        var dice = noise.Dice(Facet.GroupMember, group.Number, -(long)person - 1);
        var joined = Math.Max(group.CreatedAt, knownSince) + 60 + (long)(dice.Exponential(20) * Beijing.DaySeconds);
        var left = dice.Chance(0.18) ? joined + 3600 + (long)(dice.Exponential(90) * Beijing.DaySeconds) : RelationTimeline.Never;
        var scene = (JoinScene)(1 + dice.Below(3));
        var state = scene == JoinScene.QrCode && dice.Chance(0.5) ? channels.States[dice.Below(channels.States.Count)] : "";
        return new GroupStay(false, person, joined, left, scene, scene == JoinScene.Invited ? group.Owner : -1, state);
    }

    private int CountOf(int owner)
    {
        var wanted = followers.CustomersOf(owner).Length / 70.0 * (0.3 + (1.4 * noise.Unit(Facet.GroupPlan, owner)));
        return owner == 0 ? Math.Clamp((int)wanted, 2, MostGroupsOfOneOwner) : Math.Min((int)wanted, MostGroupsOfOneOwner);
    }

    private long CreatedAt(int owner, Dice dice)
    {
        var member = staff.Members[owner];
        var inFuture = member.LeavesAt == RelationTimeline.Never && dice.Chance(0.06);
        var from = Beijing.DayOf(member.HiredAt) + 30;
        var to = Math.Min(
            spec.AnchorDay - 2, member.LeavesAt == RelationTimeline.Never ? int.MaxValue : Beijing.DayOf(member.LeavesAt) - 1);
        var day = inFuture ? spec.AnchorDay + 1 + dice.Below(365) : from + dice.Below(Math.Max(1, to - from));
        return Beijing.StartOf(day) + Customers.SecondOfDay(dice.Unit());
    }
}
