namespace PrivateTraffic.Domain.Labels.Membership;

/// <summary>
/// A membership programme as a state machine that can be replayed (segmentation specification, section 8): upgrade at once, validity,
/// retention, downgrade. The state of a day follows from the points up to that day alone; going on from the state of an earlier day gives
/// the same as starting from nothing, and no expiry is skipped because nobody looked on its day. Immutable.
/// </summary>
/// <remarks>
/// A day is judged at its end, with the points of the day: first the upgrade, then, where validity ends on this day and no upgrade has
/// renewed it, retention. Trailing sums take the validity period in days, the day itself included. They change when points arrive and when
/// they leave the period; points that were taken back leave it too, which may raise the sum and with it the level.
/// </remarks>
public sealed class MembershipProgramme
{
    /// <summary>The fewest levels a programme may have.</summary>
    public const int LeastLevels = 3;

    /// <summary>The most levels a programme may have.</summary>
    public const int MostLevels = 7;

    private readonly MembershipLevel[] levels;

    /// <param name="levels">Three to seven, the lowest first: it has an entry of 0, the others strictly rising ones.</param>
    /// <param name="validityDays">V: for how long a level is held, and over how many days points count. 1 to 3,660; default 365.</param>
    /// <exception cref="ArgumentException">The levels do not make a programme; the message says why.</exception>
    public MembershipProgramme(IEnumerable<MembershipLevel> levels, int validityDays = 365)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentOutOfRangeException.ThrowIfLessThan(validityDays, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(validityDays, 3660);
        this.levels = [.. levels];
        ValidityDays = validityDays;
        if (ProblemOf(this.levels) is { } problem)
        {
            throw new ArgumentException(problem, nameof(levels));
        }
    }

    /// <summary>The levels, the lowest first.</summary>
    public IReadOnlyList<MembershipLevel> Levels => levels;

    /// <summary>V, in days.</summary>
    public int ValidityDays { get; }

    /// <summary>The state of a member at the end of a day, from nothing.</summary>
    /// <param name="points">All points of the member, in any order; those of later days change nothing.</param>
    /// <param name="asOf">The day.</param>
    public MembershipState Replay(IEnumerable<GrowthPoints> points, DateOnly asOf) => Run(Sorted(points), null, asOf, null);

    /// <summary>The changes from the first points to the end of a day.</summary>
    /// <inheritdoc cref="Replay"/>
    public IReadOnlyList<MembershipChange> Changes(IEnumerable<GrowthPoints> points, DateOnly asOf)
    {
        var changes = new List<MembershipChange>();
        Run(Sorted(points), null, asOf, changes);
        return changes;
    }

    /// <summary>The state at the end of a later day, going on from that of an earlier one. Equals <see cref="Replay"/>.</summary>
    /// <param name="earlier">The state of an earlier day, made from the same points up to that day.</param>
    /// <param name="points">
    /// All points of the member, or at least those of the <see cref="ValidityDays"/> before the earlier day and later.
    /// </param>
    /// <param name="asOf">The day.</param>
    /// <exception cref="ArgumentException"><paramref name="earlier"/> is of a later day.</exception>
    public MembershipState Advance(MembershipState earlier, IEnumerable<GrowthPoints> points, DateOnly asOf) => earlier.AsOf <= asOf
        ? Run(Sorted(points), earlier, asOf, null)
        : throw new ArgumentException($"The earlier state is of {earlier.AsOf:O}, after {asOf:O}.", nameof(earlier));

    /// <summary>The first day after a state on which it can change without new points; null when never.</summary>
    /// <inheritdoc cref="Advance"/>
    public DateOnly? NextOn(MembershipState state, IEnumerable<GrowthPoints> points) =>
        new TrailingPoints(Sorted(points), ValidityDays, state.AsOf).NextDay(state);

    private MembershipState Run(GrowthPoints[] points, MembershipState? from, DateOnly asOf, List<MembershipChange>? changes)
    {
        if (from is null && (points.Length == 0 || points[0].Day > asOf))
        {
            return new MembershipState(asOf, 0, null);
        }

        var state = from ?? new MembershipState(points[0].Day.AddDays(-1), 0, null);
        var trailing = new TrailingPoints(points, ValidityDays, state.AsOf);
        while (trailing.NextDay(state) is { } day && day <= asOf)
        {
            trailing.MoveTo(day);
            state = AfterDay(trailing.Sum, state, day, changes);
        }

        return state with { AsOf = asOf };
    }

    private MembershipState AfterDay(long sum, MembershipState state, DateOnly day, List<MembershipChange>? changes)
    {
        var reached = Array.FindLastIndex(levels, l => sum >= l.Entry);
        if (reached > state.Level)
        {
            return To(reached, MembershipChangeKind.Upgrade);
        }

        if (state.ValidUntil != day)
        {
            return state with { AsOf = day };
        }

        return sum >= levels[state.Level].Retention
            ? To(state.Level, MembershipChangeKind.Renewal)
            : To(Math.Max(0, Array.FindLastIndex(levels, state.Level - 1, l => sum >= l.Retention)), MembershipChangeKind.Downgrade);

        MembershipState To(int level, MembershipChangeKind kind)
        {
            DateOnly? validUntil = level == 0 ? null : day.AddDays(ValidityDays);
            changes?.Add(new MembershipChange(day, kind, state.Level, level, validUntil));
            return new MembershipState(day, level, validUntil);
        }
    }

    private static GrowthPoints[] Sorted(IEnumerable<GrowthPoints> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return [.. points.OrderBy(p => p.Day)];
    }

    /// <summary>Why levels make no programme; null when they make one.</summary>
    internal static string? ProblemOf(MembershipLevel[] levels)
    {
        if (levels.Length is < LeastLevels or > MostLevels)
        {
            return $"A programme has {LeastLevels} to {MostLevels} levels, not {levels.Length}.";
        }

        if (levels[0].Entry != 0)
        {
            return $"The lowest level '{levels[0].Key}' needs {levels[0].Entry} points; it must need 0, or new members have no level.";
        }

        for (var i = 0; i < levels.Length; i++)
        {
            var (level, below) = (levels[i], i > 0 ? levels[i - 1].Entry : -1);
            if (level.Entry <= below)
            {
                return $"The entry of '{level.Key}' is {level.Entry}; it must be above that of the level below, {below}.";
            }

            if (level.Retention > level.Entry || level.Retention < 0)
            {
                return $"The retention of '{level.Key}' is {level.Retention}; it must be 0 to its entry, {level.Entry}.";
            }

            if (levels.Take(i).Any(l => l.Key == level.Key))
            {
                return $"Two levels have the key '{level.Key}'.";
            }
        }

        return null;
    }

    /// <summary>The points of the validity period that ends on a day which moves forward.</summary>
    private struct TrailingPoints
    {
        private readonly GrowthPoints[] points;
        private readonly int validityDays;
        private int arrived;
        private int left;

        public TrailingPoints(GrowthPoints[] points, int validityDays, DateOnly day)
        {
            (this.points, this.validityDays) = (points, validityDays);
            MoveTo(day);
        }

        public long Sum { get; private set; }

        public void MoveTo(DateOnly day)
        {
            for (; arrived < points.Length && points[arrived].Day <= day; arrived++)
            {
                Sum += points[arrived].Points;
            }

            for (; left < arrived && LeavesOn(left) <= day; left++)
            {
                Sum -= points[left].Points;
            }
        }

        /// <summary>
        /// The next day on which the state may change: validity ends, points arrive, or points that were taken back leave, which raises the
        /// sum.
        /// </summary>
        public readonly DateOnly? NextDay(MembershipState state)
        {
            var next = state.ValidUntil;
            if (arrived < points.Length && !(next <= points[arrived].Day))
            {
                next = points[arrived].Day;
            }

            for (var i = left; i < arrived && !(next <= LeavesOn(i)); i++)
            {
                if (points[i].Points < 0)
                {
                    next = LeavesOn(i);
                }
            }

            return next;
        }

        private readonly DateOnly LeavesOn(int index) => points[index].Day.AddDays(validityDays);
    }
}
