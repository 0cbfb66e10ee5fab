namespace PrivateTraffic.Simulator.Seed;

/// <summary>What is true of a customer as a person, whoever follows them.</summary>
internal sealed class Customers(WorldSpec spec, Noise noise, CustomerIds ids)
{
    /// <summary>The mystery shopper: one customer whom every serving member has added.</summary>
    public const int MysteryShopper = 3;

    private const double ShareFromBeforeHistory = 0.45;
    private const double ShareUsingWeCom = 0.03;
    private const double ShareWithUnionId = 0.92;
    private const double DailyGrowth = 0.0012;

    private readonly double newPerDay = Math.Max(1.2, spec.Customers * DailyGrowth);

    public bool UsesWeCom(int i) => i != MysteryShopper && noise.Chance(ShareUsingWeCom, Facet.CustomerKind, i);

    public string ExternalUserId(int i) => ids.External(i, UsesWeCom(i));

    /// <summary>Only WeChat users have one, and not all of them.</summary>
    public string? UnionId(int i) => !UsesWeCom(i) && noise.Chance(ShareWithUnionId, Facet.CustomerUnionId, i) ? ids.Union(i) : null;

    /// <summary>0 unknown, 1 male, 2 female.</summary>
    public int Gender(int i) => noise.Below(10, Facet.CustomerGender, i) switch { < 3 => 0, < 6 => 1, _ => 2 };

    public string Name(int i)
    {
        if (i == MysteryShopper)
        {
            return "神秘顾客（演示）";
        }

        var dice = noise.Dice(Facet.CustomerName, i);
        var first = Words.NickFirst[dice.Below(Words.NickFirst.Length)];
        var second = Words.NickSecond[dice.Below(Words.NickSecond.Length)];
        var latin = Words.LatinNicks[dice.Below(Words.LatinNicks.Length)];
        var emoji = Words.Emoji[dice.Below(Words.Emoji.Length)];
        return dice.Below(1000) switch
        {
            < 520 => first + second,
            < 640 => first + second + dice.Below(100),
            < 740 => Words.Surnames[dice.Below(Words.Surnames.Length)].Han + (Gender(i) == 1 ? "先生" : "女士"),
            < 840 => latin,
            < 900 => latin + "_" + dice.Below(1000),
            < 960 => emoji + first + emoji,
            < 975 => first,
            < 985 => Words.RightToLeft[dice.Below(Words.RightToLeft.Length)],
            < 995 => Words.Awkward[dice.Below(Words.Awkward.Length)],
            _ => "",
        };
    }

    /// <summary>Company and position, of WeCom users only.</summary>
    public (string Company, string Position) Employer(int i) =>
        (noise.Pick(Words.Companies, Facet.CustomerCompany, i), noise.Pick(Words.Positions, Facet.CustomerCompany, i, 1));

    /// <summary>When the customer was first added by anyone.</summary>
    public long JoinedAt(int i)
    {
        if (i >= spec.Customers)
        {
            var days = (i - spec.Customers + noise.Unit(Facet.CustomerJoining, i)) / newPerDay;
            return spec.GrowthStart + (long)(days * Beijing.DaySeconds);
        }

        var dice = noise.Dice(Facet.CustomerJoining, i);
        var fromBefore = dice.Chance(ShareFromBeforeHistory);
        var share = Math.Pow(dice.Unit(), 0.75);
        var day = fromBefore
            ? spec.FirstDay - 1 - (int)((1 - share) * 700)
            : spec.FirstDay + (int)(share * WorldSpec.HistoryDays);
        return Beijing.StartOf(day) + SecondOfDay(dice.Unit());
    }

    /// <summary>How many customers there are at a moment: their numbers are 0 up to this.</summary>
    public int CountAt(long at)
    {
        if (at < spec.GrowthStart)
        {
            return spec.Customers;
        }

        var grown = (int)((at - spec.GrowthStart) * newPerDay / Beijing.DaySeconds);
        return spec.Customers + grown + (JoinedAt(spec.Customers + grown) <= at ? 1 : 0);
    }

    /// <summary>Turns an even number in [0, 1) into a time of day when people are awake, most of them at noon and in the evening.</summary>
    public static int SecondOfDay(double unit)
    {
        var hour = unit switch
        {
            < 0.12 => 8 + (unit / 0.12 * 3),
            < 0.40 => 11 + ((unit - 0.12) / 0.28 * 3),
            < 0.58 => 14 + ((unit - 0.40) / 0.18 * 4),
            _ => 18 + ((unit - 0.58) / 0.42 * 5.5),
        };
        return (int)(hour * 3600);
    }
}
