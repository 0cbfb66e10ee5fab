using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Labels.Membership;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Tests.Labels.Membership;

public sealed class MembershipProgrammeTests
{
    private static readonly MembershipProgramme Programme =
        new([Level("base", 0, 0), Level("silver", 100, 80), Level("gold", 300, 200), Level("platinum", 900, 600)], validityDays: 100);

    private static readonly Arbitrary<GrowthPoints[]> Points =
        (from day in Gen.Choose(0, 260)
         from points in Gen.Frequency((5, Gen.Choose(1, 150)), (1, Gen.Choose(-200, -1)), (1, Gen.Choose(200, 1_000)))
         select P(day, points)).ArrayOf(12).ToArbitrary();

    [Fact]
    public void Reaching_the_entry_upgrades_at_once_and_starts_the_validity() =>
        Programme.Replay([P(10, 60), P(20, 40)], A.Day(20)).ShouldBe(new MembershipState(A.Day(20), 1, A.Day(120)));

    [Fact]
    public void An_upgrade_may_pass_over_levels() => Programme.Replay([P(10, 1_000)], A.Day(10)).Level.ShouldBe(3);

    [Fact]
    public void Points_beyond_the_validity_period_do_not_add_up() => Programme.Replay([P(0, 60), P(100, 60)], A.Day(100)).Level.ShouldBe(0);

    [Fact]
    public void Meeting_the_retention_bar_renews_for_another_period()
    {
        // The upgrade is on day 0, so that its points have left the period when validity ends on day 100.
        GrowthPoints[] points = [P(0, 100), P(50, 50), P(90, 30)];

        Programme.Replay(points, A.Day(99)).ShouldBe(new MembershipState(A.Day(99), 1, A.Day(100)));
        Programme.Replay(points, A.Day(100)).ShouldBe(new MembershipState(A.Day(100), 1, A.Day(200)));
    }

    [Fact]
    public void Missing_it_goes_down_to_the_highest_level_whose_bar_is_met()
    {
        Programme.Replay([P(0, 1_000), P(50, 250)], A.Day(100)).Level.ShouldBe(2, "250 keeps gold");
        Programme.Replay([P(0, 1_000), P(50, 90)], A.Day(100)).Level.ShouldBe(1, "90 keeps silver");
        Programme.Replay([P(0, 1_000)], A.Day(100)).ShouldBe(new MembershipState(A.Day(100), 0, null));
    }

    [Fact]
    public void Points_of_the_last_day_still_count() => Programme.Replay([P(0, 100), P(100, 80)], A.Day(100)).Level.ShouldBe(1);

    [Fact]
    public void A_refund_takes_points_on_its_own_date_and_no_level_before_validity_ends()
    {
        GrowthPoints[] points = [P(0, 100), P(10, -100)];

        Programme.Replay(points, A.Day(5)).Level.ShouldBe(1);
        Programme.Replay(points, A.Day(99)).Level.ShouldBe(1);
        Programme.Replay(points, A.Day(100)).Level.ShouldBe(0);
    }

    [Fact]
    public void Points_taken_back_that_leave_the_period_can_raise_a_member() =>
        Programme.Changes([P(0, -50), P(60, 120)], A.Day(150)).ShouldBe(
            [new MembershipChange(A.Day(100), MembershipChangeKind.Upgrade, 0, 1, A.Day(200))]);

    [Fact]
    public void Years_without_a_look_leave_the_same_trace_as_a_look_a_day()
    {
        var changes = Programme.Changes([P(0, 1_000), P(150, 90)], A.Day(2_000));

        changes.ShouldBe(
        [
            new MembershipChange(A.Day(0), MembershipChangeKind.Upgrade, 0, 3, A.Day(100)),
            new MembershipChange(A.Day(100), MembershipChangeKind.Downgrade, 3, 0, null),
        ]);
        Programme.Changes([P(0, 1_000), P(50, 90), P(149, 90)], A.Day(2_000)).Select(c => (c.Kind, c.To, c.Day)).ShouldBe(
        [
            (MembershipChangeKind.Upgrade, 3, A.Day(0)),
            (MembershipChangeKind.Downgrade, 1, A.Day(100)),
            (MembershipChangeKind.Renewal, 1, A.Day(200)),
            (MembershipChangeKind.Downgrade, 0, A.Day(300)),
        ]);
    }

    [Fact]
    public void Going_on_from_any_days_equals_starting_from_nothing() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Points, Gen.Choose(1, 60).ArrayOf(8).ToArbitrary(), (points, steps) =>
        {
            var state = Programme.Replay(points, A.Day(-1));
            foreach (var day in steps.Aggregate(new List<int> { -1 }, (days, step) => [.. days, days[^1] + step]))
            {
                state = Programme.Advance(state, points.Where(p => p.Day > A.Day(day - 400)), A.Day(day));

                state.ShouldBe(Programme.Replay(points, A.Day(day)));
            }
        }));

    [Fact]
    public void A_replay_equals_the_rules_read_day_by_day() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(Points, points =>
        {
            var (level, validUntil) = (0, (int?)null);
            for (var day = 0; day <= 500; day++)
            {
                var sum = points.Where(p => p.Day <= A.Day(day) && p.Day > A.Day(day - 100)).Sum(p => p.Points);
                int Best(Func<MembershipLevel, long> bar, int below) =>
                    Enumerable.Range(0, below).Where(l => sum >= bar(Programme.Levels[l])).DefaultIfEmpty(0).Max();

                if (Best(l => l.Entry, 4) > level)
                {
                    (level, validUntil) = (Best(l => l.Entry, 4), day + 100);
                }
                else if (validUntil == day)
                {
                    level = sum >= Programme.Levels[level].Retention ? level : Best(l => l.Retention, level);
                    validUntil = level == 0 ? null : day + 100;
                }

                DateOnly? lastDay = validUntil is { } v ? A.Day(v) : null;
                Programme.Replay(points, A.Day(day)).ShouldBe(new MembershipState(A.Day(day), level, lastDay));
            }
        }));

    [Fact]
    public void Nothing_changes_before_the_day_announced() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(Points, Gen.Choose(0, 300).ToArbitrary(), (points, day) =>
        {
            GrowthPoints[] known = [.. points.Where(p => p.Day <= A.Day(day))];
            var state = Programme.Replay(known, A.Day(day));
            var next = Programme.NextOn(state, known)?.DayNumber - A.Day(0).DayNumber ?? 1_000;

            for (var later = day + 1; later < next; later++)
            {
                Programme.Replay(known, A.Day(later)).ShouldBe(state with { AsOf = A.Day(later) });
            }
        }));

    [Fact]
    public void The_order_of_points_changes_nothing() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Points, points =>
        Programme.Changes(points.Reverse(), A.Day(500)).ShouldBe(Programme.Changes(points, A.Day(500)))));

    [Fact]
    public void Levels_that_make_no_programme_are_refused_by_name()
    {
        Refused(Level("a", 0, 0), Level("b", 10, 5)).ShouldContain("3 to 7");
        Refused([.. Enumerable.Range(0, 8).Select(i => Level($"l{i}", i * 10, 0))]).ShouldContain("not 8");
        Refused(Level("a", 5, 0), Level("b", 10, 5), Level("c", 20, 5)).ShouldContain("'a' needs 5");
        Refused(Level("a", 0, 0), Level("b", 10, 5), Level("c", 10, 5)).ShouldContain("'c' is 10");
        Refused(Level("a", 0, 0), Level("b", 10, 11), Level("c", 20, 5)).ShouldContain("retention of 'b'");
        Refused(Level("a", 0, 0), Level("b", 10, 5), Level("b", 20, 5)).ShouldContain("key 'b'");
    }

    private static string Refused(params MembershipLevel[] levels) =>
        Should.Throw<ArgumentException>(() => new MembershipProgramme(levels)).Message;

    private static MembershipLevel Level(string key, long entry, long retention) => new(key, new LocalizedText(key, key), entry, retention);

    private static GrowthPoints P(int day, long points) => new(A.Day(day), points);
}
