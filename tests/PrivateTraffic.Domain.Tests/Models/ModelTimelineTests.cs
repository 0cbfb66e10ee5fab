using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Domain.Tests.Models;

public sealed class ModelTimelineTests
{
    private const int LastDay = 30;

    /// <summary>Versions made on rising days, each from its own day or a later one on.</summary>
    private static readonly Arbitrary<ModelStart[]> Versions =
        (from steps in Gen.Choose(0, 6).ArrayOf(6)
         from ahead in Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(1, 12))).ArrayOf(6)
         from count in Gen.Choose(0, 6)
         select Enumerable.Range(0, count)
             .Select(i => (MadeOn: steps.Take(i + 1).Sum(), Ahead: ahead[i]))
             .Select((v, i) => new ModelStart(i + 1, A.Day(v.MadeOn + v.Ahead), A.Day(v.MadeOn))).ToArray()).ToArbitrary();

    [Fact]
    public void The_latest_decision_holds_from_its_day_on() => Prop.ForAll(Versions, versions =>
    {
        var timeline = new ModelTimeline(versions);
        for (var day = -1; day <= LastDay; day++)
        {
            // Of those whose day has come the one that was made last, found the slow way.
            var expected = versions.Where(v => v.From <= A.Day(day)).Select(v => v.Number).DefaultIfEmpty(0).Max();
            timeline.InEffect(A.Day(day)).ShouldBe(expected);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_decided_later_never_changes_which_version_held_before() => Prop.ForAll(Versions, versions =>
    {
        for (var count = 0; count < versions.Length; count++)
        {
            var (then, later) = (new ModelTimeline(versions[..count]), new ModelTimeline(versions));
            for (var day = A.Day(-1); day < versions[count].MadeOn; day = day.AddDays(1))
            {
                later.InEffect(day).ShouldBe(then.InEffect(day));
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_state_of_a_version_says_whether_it_held_holds_and_will() => Prop.ForAll(Versions, versions =>
    {
        var timeline = new ModelTimeline(versions);
        for (var day = -1; day <= LastDay; day++)
        {
            var today = A.Day(day);
            foreach (var version in versions.Where(v => v.MadeOn <= today))
            {
                var known = new ModelTimeline(versions.Where(v => v.MadeOn <= today));
                var holdsLater = Enumerable.Range(day, LastDay + 20).Any(d => known.InEffect(A.Day(d)) == version.Number);
                switch (known.StateOf(version.Number, today))
                {
                    case ModelState.Current:
                        known.InEffect(today).ShouldBe(version.Number);
                        break;
                    case ModelState.Planned:
                        (version.From > today && holdsLater).ShouldBeTrue();
                        break;
                    case ModelState.Past:
                        (version.From <= today && !holdsLater).ShouldBeTrue();
                        break;
                    case ModelState.Withdrawn:
                        holdsLater.ShouldBeFalse();
                        Enumerable.Range(-1, LastDay + 20).ShouldNotContain(d => timeline.InEffect(A.Day(d)) == version.Number);
                        break;
                    default:
                        throw new InvalidOperationException("There is no other state.");
                }
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Periods_follow_each_other_without_gap_and_name_the_version_of_each_day() => Prop.ForAll(Versions, versions =>
    {
        var timeline = new ModelTimeline(versions);
        for (var first = -1; first <= LastDay; first += 3)
        {
            var day = A.Day(first);
            foreach (var (number, last) in timeline.Periods(day, A.Day(LastDay)))
            {
                for (; day <= last; day = day.AddDays(1))
                {
                    timeline.InEffect(day).ShouldBe(number);
                }
            }

            day.ShouldBe(A.Day(LastDay + 1));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Undoing_brings_back_what_would_hold_without_the_latest_decision()
    {
        var timeline = new ModelTimeline(
        [
            new(1, A.Day(0), A.Day(0)), new(2, A.Day(5), A.Day(5)), new(3, A.Day(5), A.Day(5)), new(4, A.Day(20), A.Day(9)),
        ]);

        timeline.BeforeLatest().ShouldBe(3, "a planned version is undone by staying where one is");
        new ModelTimeline([new(1, A.Day(0), A.Day(0)), new(2, A.Day(5), A.Day(5)), new(3, A.Day(5), A.Day(5))]).BeforeLatest().ShouldBe(2);
        new ModelTimeline([new(1, A.Day(0), A.Day(0))]).BeforeLatest().ShouldBe(0);
        new ModelTimeline([]).BeforeLatest().ShouldBe(0);
    }

    [Fact]
    public void Versions_know_their_last_day_and_plans_their_successors()
    {
        var timeline = new ModelTimeline(
            [new(1, A.Day(0), A.Day(0)), new(2, A.Day(9), A.Day(2)), new(3, A.Day(4), A.Day(3)), new(4, A.Day(4), A.Day(4))]);

        timeline.LastDayOf(0).ShouldBe(A.Day(-1));
        timeline.LastDayOf(1).ShouldBe(A.Day(3));
        timeline.StateOf(2, A.Day(3)).ShouldBe(ModelState.Withdrawn);
        timeline.LastDayOf(3).ShouldBe(A.Day(4), "it held for some hours");
        timeline.StateOf(3, A.Day(4)).ShouldBe(ModelState.Past);
        timeline.LastDayOf(4).ShouldBeNull();
        new ModelTimeline([new(1, A.Day(3), A.Day(0)), new(2, A.Day(6), A.Day(1))]).PlannedAfter(A.Day(1)).ShouldBe([1, 2]);
        Should.Throw<ArgumentException>(() => timeline.StateOf(5, A.Day(0)));
    }
}
