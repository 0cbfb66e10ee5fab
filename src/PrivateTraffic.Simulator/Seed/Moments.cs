namespace PrivateTraffic.Simulator.Seed;

/// <summary>Two corporate moments a week, members' own ones by diligence, and what customers make of them.</summary>
internal sealed class Moments(WorldSpec spec, Noise noise, Staff staff, Customers customers, Activity activity)
{
    /// <summary>Numbers from here on belong to moments made at run time.</summary>
    public const long FirstMadeLater = 2L << 40;

    private const long FirstPersonal = 1L << 40;
    private const int PerWeek = 2;

    /// <summary>The corporate moments made in a range of days (both ends in), oldest first.</summary>
    public IEnumerable<MomentSeed> Corporate(int fromDay, int toDay)
    {
        for (var week = Math.Max(fromDay, spec.FirstDay) / 7; week <= toDay / 7; week++)
        {
            for (var slot = 0; slot < PerWeek; slot++)
            {
                var moment = CorporateAt((week * PerWeek) + slot);
                if (Beijing.DayOf(moment.CreatedAt) is var day && day >= Math.Max(fromDay, spec.FirstDay) && day <= toDay)
                {
                    yield return moment;
                }
            }
        }
    }

    /// <summary>The member's own moment of one day, if there is one.</summary>
    public MomentSeed? Personal(int member, int day)
    {
        var author = staff.Members[member];
        var eagerness = author.Diligence * author.Diligence * 0.35;
        if (!author.ServesCustomers || day < spec.FirstDay || !noise.Chance(eagerness, Facet.MomentPlan, member + 1, day))
        {
            return null;
        }

        var at = Beijing.StartOf(day) + Customers.SecondOfDay(noise.Unit(Facet.MomentPlan, member + 1, day, 1));
        return author.IsEmployedAt(at)
            ? new MomentSeed(
                FirstPersonal + ((long)member << 16) + day,
                member,
                false,
                at,
                noise.Pick(Words.MomentLines, Facet.MomentPlan, member + 1, day, 2))
            : null;
    }

    /// <summary>The moment behind a number of this world.</summary>
    public MomentSeed? Find(long number) => number switch
    {
        < 0 or >= FirstMadeLater => null,
        < FirstPersonal => number / PerWeek * 7 < spec.FirstDay || number > int.MaxValue ? null : CorporateAt((int)number),
        _ => (int)((number - FirstPersonal) >> 16) is var member && member < staff.Members.Count
            ? Personal(member, (int)(number & 0xFFFF))
            : null,
    };

    /// <summary>When a member published a moment; null if that never happens.</summary>
    public long? PublishedAt(MomentSeed moment, int member)
    {
        if (!moment.IsCorporate)
        {
            return moment.Creator == member ? moment.CreatedAt : null;
        }

        var publisher = staff.Members[member];
        var at = moment.CreatedAt + 120 + (long)(noise.Dice(Facet.MomentPublishing, moment.Number, member + 1).Exponential(6 * 3600));
        return publisher.ServesCustomers && publisher.IsEmployedAt(at)
            && noise.Chance(publisher.Diligence, Facet.MomentPublishing, moment.Number, -member - 1)
            ? at
            : null;
    }

    /// <summary>What one customer does about a moment that a member published: at most a like and a comment.</summary>
    public (Reaction? Like, Reaction? Comment) ReactionsOf(int customer, long moment, int member, long publishedAt)
    {
        var rate = activity.RateOf(customer);
        if (rate == 0 || customers.UsesWeCom(customer))
        {
            return (null, null);
        }

        var eagerness = Math.Min(0.55, 0.4 * Math.Sqrt(rate) * activity.InterestOn(customer, Beijing.DayOf(publishedAt)));
        var dice = noise.Dice(Facet.MomentLike, customer, (moment ^ ((long)member << 48)) + 1);
        var likes = dice.Chance(eagerness);
        var likedAt = publishedAt + 20 + (long)dice.Exponential(14 * 3600);
        var undoneAt = dice.Chance(0.03) ? likedAt + 60 + (long)dice.Exponential(48 * 3600) : RelationTimeline.Never;
        var comments = dice.Chance(eagerness * 0.2);
        var commentedAt = publishedAt + 40 + (long)dice.Exponential(20 * 3600);
        return (
            likes ? new Reaction(customer, false, likedAt, undoneAt) : null,
            comments ? new Reaction(customer, true, commentedAt, RelationTimeline.Never) : null);
    }

    /// <summary>Members sometimes answer below their own moment.</summary>
    public Reaction? OwnComment(long moment, int member, long publishedAt) =>
        noise.Chance(0.1, Facet.MomentComment, moment, member + 1)
            ? new Reaction(-1, true, publishedAt + 1800, RelationTimeline.Never)
            : null;

    private MomentSeed CorporateAt(int number)
    {
        var (week, slot) = (number / PerWeek, number % PerWeek);
        var day = (week * 7) + (slot * 3) + noise.Below(3, Facet.MomentPlan, -1, number + 1);
        var at = Beijing.StartOf(day) + ((9 + noise.Below(11, Facet.MomentPlan, -1, number + 1, 1)) * 3600);
        return new MomentSeed(number, 0, true, at, noise.Pick(Words.MomentLines, Facet.MomentPlan, -1, number + 1, 2));
    }
}
