using System.Globalization;

namespace PrivateTraffic.Simulator.Seed;

/// <summary>
/// The demo company's people: those who serve customers come first (<see cref="Serving"/> of them), then one newcomer
/// without customers, the back office, and those who will be hired after the anchor day.
/// </summary>
internal sealed class Staff
{
    private const int MembersPerStore = 12;
    private const int StoresPerRegion = 6;
    private const int DaysOfFutureHiring = 360;

    private readonly WorldSpec spec;
    private readonly Noise noise;
    private readonly Dictionary<string, Member> byUserId = new(StringComparer.OrdinalIgnoreCase);

    public Staff(WorldSpec spec, Noise noise)
    {
        this.spec = spec;
        this.noise = noise;
        Serving = spec.ServingMembers;
        Departments = BuildDepartments();
        Members = BuildMembers();
        foreach (var member in Members)
        {
            byUserId.Add(member.UserId, member);
        }
    }

    /// <summary>How many members, counted from index 0, took part in building up the customers until the anchor day.</summary>
    public int Serving { get; }

    public IReadOnlyList<Department> Departments { get; }

    public IReadOnlyList<Member> Members { get; }

    /// <summary>A member by user id, whatever its case.</summary>
    public Member? Find(string userId) => byUserId.GetValueOrDefault(userId);

    private int Stores => Math.Max(2, (Serving + MembersPerStore - 1) / MembersPerStore);

    private int Regions => Math.Clamp((Stores + StoresPerRegion - 1) / StoresPerRegion, 2, Words.Regions.Length);

    private int StoreOf(int member) => member < Serving ? member * Stores / Serving : member % Stores;

    private List<Department> BuildDepartments()
    {
        List<Department> all =
        [
            new(Department.Root, "远航示范公司", "Yuanhang Demo Company", 0, 100_000_000),
            new(Department.Operations, "运营中心", "Operations", Department.Root, 99_000),
            new(Department.Finance, "财务部", "Finance", Department.Root, 98_000),
        ];
        for (var region = 0; region < Regions; region++)
        {
            all.Add(new(
                Department.FirstRegion + region, Words.Regions[region] + "大区", Words.RegionsInEnglish[region] + " Region", Department.Root, 90_000 - region));
        }

        for (var store = 0; store < Stores; store++)
        {
            var number = (store + 1).ToString(CultureInfo.InvariantCulture);
            var region = Department.FirstRegion + (store % Regions);
            all.Add(new(Department.FirstStore + store, $"示范{number}店", $"Demo Store {number}", region, 80_000 - store));
        }

        return all;
    }

    private List<Member> BuildMembers()
    {
        List<Member> all = [];
        for (var i = 0; i < Serving; i++)
        {
            all.Add(Veteran(i));
        }

        all.Add(Guide(all.Count) with { Position = "见习导购", HiredAt = Beijing.StartOf(spec.AnchorDay - 3), Appeal = 0 });
        var backOffice = Math.Max(2, Serving / 10);
        for (var i = 0; i < backOffice; i++)
        {
            all.Add(Clerk(all.Count, i));
        }

        var hires = Math.Max(2, Serving / 5);
        for (var i = 0; i < hires; i++)
        {
            var day = spec.AnchorDay + 5 + (int)((i + noise.Unit(Facet.MemberHiring, i)) * DaysOfFutureHiring / hires);
            all.Add(Guide(all.Count) with { HiredAt = Beijing.StartOf(day) + (10 * 3600) });
        }

        return all;
    }

    private Member Veteran(int index)
    {
        var guide = Guide(index);
        // The first member leads and stays; every eighteenth of the others left within the last year, and some more will leave later.
        if (index % 18 == 5)
        {
            var daysAgo = 5 + noise.Below(200, Facet.MemberLeaving, index);
            return guide with { LeavesAt = Beijing.StartOf(spec.AnchorDay - daysAgo) + (18 * 3600) };
        }

        var leavesLater = index > 0 && noise.Chance(0.15, Facet.MemberLeaving, index, 1);
        var daysAhead = 10 + noise.Below(700, Facet.MemberLeaving, index, 2);
        return leavesLater ? guide with { LeavesAt = Beijing.StartOf(spec.AnchorDay + daysAhead) + (18 * 3600) } : guide;
    }

    private Member Guide(int index)
    {
        var dice = noise.Dice(Facet.MemberTraits, index);
        var seniorityDays = 240 + (int)Math.Min(700, dice.Exponential(300));
        var leads = index < Serving && (index == 0 || StoreOf(index - 1) != StoreOf(index));
        return NewMember(index) with
        {
            Department = Department.FirstStore + StoreOf(index),
            Position = leads ? "店长" : "导购",
            IsLeader = leads,
            HiredAt = Beijing.StartOf(spec.FirstDay - seniorityDays) + (9 * 3600),
            ServesCustomers = true,
            Diligence = 0.3 + (0.7 * Math.Sqrt(dice.Unit())),
            Appeal = Math.Exp(0.8 * dice.Gaussian()) * (leads ? 1.4 : 1),
            Gender = 1 + dice.Below(2),
        };
    }

    /// <summary>The first of the back office leads the whole company.</summary>
    private Member Clerk(int index, int ordinal) => ordinal switch
    {
        0 => NewMember(index) with { Department = Department.Root, Position = "运营经理", IsLeader = true },
        1 => NewMember(index) with { Department = Department.Operations, Position = "运营专员" },
        _ => NewMember(index) with { Department = Department.Finance, Position = "财务专员" },
    };

    private Member NewMember(int index)
    {
        var (surname, surnameLatin) = noise.Pick(Words.Surnames, Facet.MemberName, index);
        var (first, firstLatin) = noise.Pick(Words.GivenSyllables, Facet.MemberName, index, 1);
        var (second, secondLatin) = noise.Pick(Words.GivenSyllables, Facet.MemberName, index, 2);
        var capital = char.ToUpperInvariant(firstLatin[0]) + firstLatin[1..];
        return new Member
        {
            Index = index,
            UserId = string.Create(CultureInfo.InvariantCulture, $"{surnameLatin}{capital}{secondLatin}{index:D3}"),
            Name = surname + first + second,
            Department = Department.Root,
            Position = "员工",
            HiredAt = Beijing.StartOf(spec.FirstDay - 900) + (9 * 3600),
            ServesCustomers = false,
            Gender = 1 + noise.Below(2, Facet.MemberName, index, 3),
        };
    }
}
