namespace PrivateTraffic.Simulator.Seed;

/// <summary>How a relation came about.</summary>
/// <param name="AddWay">WeCom's number; see the protocol's table of add_way.</param>
/// <param name="State">The channel's own parameter; empty for none.</param>
/// <param name="Operator">Who started it.</param>
internal readonly record struct Origin(int AddWay, string State, Operator Operator);

internal enum Operator
{
    Customer,
    Member,
    Colleague,
}

/// <summary>What a member has noted about a customer.</summary>
internal readonly record struct Notes(string Remark, string Description, string Company, string? Phone);

/// <summary>What belongs to a member and a customer together, before anybody changes it at run time.</summary>
internal sealed class RelationDetails(Noise noise, Staff staff, Customers customers, Channels channels)
{
    // Members edit a relation in the client now and then: at most once in a slot of sixty days.
    private const int SlotDays = 60;
    private const double EditChance = 0.10;

    private static readonly (int Way, int Weight)[] AddWays =
    [
        (2, 14), (3, 20), (4, 18), (6, 10), (10, 12), (13, 4), (0, 4), (201, 8), (202, 6), (24, 2), (199, 2),
    ];

    public Origin OriginOf(Pair pair)
    {
        var dice = noise.Dice(Facet.RelationChannel, pair.Customer, pair.Member + 1);
        if (dice.Chance(0.5))
        {
            return new Origin(1, channels.States[dice.Below(channels.States.Count)], Operator.Customer);
        }

        if (!customers.UsesWeCom(pair.Customer) && dice.Chance(0.16))
        {
            return new Origin(16, Channels.LinkStates[dice.Below(Channels.LinkStates.Count)], Operator.Customer);
        }

        var roll = dice.Below(100);
        foreach (var (way, weight) in AddWays)
        {
            if ((roll -= weight) < 0)
            {
                return new Origin(way, "", way > 200 ? Operator.Colleague : way is 2 or 3 ? Operator.Member : Operator.Customer);
            }
        }

        return new Origin(0, "", Operator.Customer);
    }

    public Notes NotesOf(Pair pair, int revision)
    {
        var dice = noise.Dice(Facet.RelationRemark, pair.Customer, pair.Member + 1);
        var name = customers.Name(pair.Customer);
        var remark = dice.Chance(0.55)
            ? $"{(name.Length is 0 or > 8 ? "客户" : name)}-{Words.Remarks[dice.Below(Words.Remarks.Length)]}"
            : name;
        var description = dice.Chance(0.18) ? Words.Descriptions[dice.Below(Words.Descriptions.Length)] : "";
        var company = dice.Chance(0.03) ? Words.Companies[dice.Below(Words.Companies.Length)] : "";
        var phone = dice.Chance(0.28) ? CustomerIds.Phone(pair.Customer) : null;
        return new Notes(revision > 0 ? Shorten(remark, 17) + "·" + revision : Shorten(remark, 20), description, company, phone);
    }

    /// <summary>The corp tags (a bit each, in the order of <see cref="TagLibrary.Tags"/>) that the member has given the customer.</summary>
    public ulong TagsOf(Pair pair, int revision)
    {
        var bits = noise.Bits(Facet.TagLevel, pair.Customer, pair.Member + 1);
        var tags = TagLibrary.Draw(bits);
        for (var i = 1; i <= revision; i++)
        {
            tags ^= TagLibrary.Interest(noise.Below(TagLibrary.InterestCount, Facet.TagInterest, pair.Customer, pair.Member + 1, i));
        }

        return tags;
    }

    /// <summary>The member's own tag for the customer, which has a name but no id; null for most.</summary>
    public string? PersonalTagOf(Pair pair) => noise.Chance(0.08, Facet.TagPersonal, pair.Customer, pair.Member + 1)
        ? noise.Pick(Words.PersonalTags, Facet.TagPersonal, pair.Customer, pair.Member + 1, 1)
        : null;

    /// <summary>How often the member has edited the relation until a moment.</summary>
    public int RevisionAt(Pair pair, long addedAt, long at)
    {
        var until = Math.Min(at, staff.Members[pair.Member].LeavesAt);
        var revision = 0;
        for (var slot = Beijing.DayOf(addedAt) / SlotDays; slot <= Beijing.DayOf(until) / SlotDays; slot++)
        {
            if (EditIn(pair, slot) is { } edit && edit > addedAt && edit <= until)
            {
                revision++;
            }
        }

        return revision;
    }

    /// <summary>The moments in a range (from exclusive, to inclusive) when the member edits the relation.</summary>
    public IEnumerable<long> EditsBetween(Pair pair, long addedAt, long from, long to)
    {
        var until = Math.Min(to, staff.Members[pair.Member].LeavesAt);
        var after = Math.Max(from, addedAt);
        for (var slot = Beijing.DayOf(after) / SlotDays; slot <= Beijing.DayOf(until) / SlotDays; slot++)
        {
            if (EditIn(pair, slot) is { } edit && edit > after && edit <= until)
            {
                yield return edit;
            }
        }
    }

    private long? EditIn(Pair pair, int slot)
    {
        var u = noise.Unit(Facet.RelationEdit, pair.Customer, pair.Member + 1, slot);
        if (u >= EditChance)
        {
            return null;
        }

        var place = u / EditChance * SlotDays;
        var day = (int)place;
        return Beijing.StartOf((slot * SlotDays) + day) + (int)((9 + (10 * (place - day))) * 3600);
    }

    private static string Shorten(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
