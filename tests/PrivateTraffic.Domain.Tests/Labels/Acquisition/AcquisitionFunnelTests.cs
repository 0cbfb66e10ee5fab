using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Labels.Acquisition;

namespace PrivateTraffic.Domain.Tests.Labels.Acquisition;

public sealed class AcquisitionFunnelTests
{
    [Theory]
    [InlineData(0, true, false)]
    [InlineData(7, true, false)]
    [InlineData(8, false, true)]
    [InlineData(30, false, true)]
    [InlineData(31, false, false)]
    public void Interactions_activate_within_seven_days_and_retain_on_days_eight_to_thirty(int day, bool activated, bool retained)
    {
        var member = Member(A.Customer(added: 0, likes: [day]));

        (member.HasReached(AcquisitionStage.Activated), member.HasReached(AcquisitionStage.Retained)).ShouldBe((activated, retained));
    }

    [Fact]
    public void An_order_without_an_interaction_is_revenue_and_no_activation()
    {
        var member = Member(A.Customer(added: 0, orders: [A.Order(3)]));

        member.HasReached(AcquisitionStage.Bought).ShouldBeTrue();
        member.HasReached(AcquisitionStage.Activated).ShouldBeFalse();
    }

    [Fact]
    public void Only_a_first_order_counts_and_only_while_it_is_valid()
    {
        Member(A.Customer(added: 0, orders: [A.Order(-5), A.Order(3)])).HasReached(AcquisitionStage.Bought).ShouldBeFalse();
        Member(A.Customer(added: 0, orders: [A.Order(31)])).HasReached(AcquisitionStage.Bought).ShouldBeFalse();
        Member(A.Customer(added: 0, orders: [A.Order(3, 100, (9, 100))])).HasReached(AcquisitionStage.Bought).ShouldBeFalse();
    }

    [Fact]
    public void Recommended_contacts_count_within_thirty_days()
    {
        Member(A.Customer(added: 0), 30).HasReached(AcquisitionStage.Referred).ShouldBeTrue();
        Member(A.Customer(added: 0), 31).HasReached(AcquisitionStage.Referred).ShouldBeFalse();
    }

    [Fact]
    public void Customers_nobody_has_added_are_in_no_cohort()
    {
        CohortMember.Of(A.Customer(added: null, orders: [A.Order(1)]).View(), A.Day(5), []).ShouldBeNull();
        CohortMember.Of(A.Customer(added: 6).View(), A.Day(5), []).ShouldBeNull();
    }

    [Fact]
    public void Stages_are_open_until_their_days_have_passed_for_the_whole_cohort()
    {
        // January 2026 ends on day 30: activation closes on day 37, the other stages on day 60.
        AcquisitionCohort On(int day) => AcquisitionFunnel.Of([Member(A.Customer(added: 0))], CohortPeriod.Month, A.Day(day)).Cohorts[0];

        On(36)[AcquisitionStage.Activated].IsOpen.ShouldBeTrue();
        On(37)[AcquisitionStage.Activated].IsOpen.ShouldBeFalse();
        On(59)[AcquisitionStage.Bought].IsOpen.ShouldBeTrue();
        On(60)[AcquisitionStage.Bought].IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void Averages_leave_open_cohorts_out()
    {
        CohortMember[] members =
        [
            Member(A.Customer(added: 0, orders: [A.Order(1)])),
            Member(A.Customer(added: 1)),
            Member(A.Customer(added: 60, orders: [A.Order(61)])),
        ];

        var funnel = AcquisitionFunnel.Of(members, CohortPeriod.Month, A.Day(70));

        funnel.Cohorts.Select(c => (c.Start, c.Added)).ShouldBe([(new DateOnly(2026, 1, 1), 2), (new DateOnly(2026, 3, 1), 1)]);
        funnel.AverageRate(AcquisitionStage.Bought).ShouldBe(0.5);
        funnel.Cohorts[1].RateOf(AcquisitionStage.Bought).ShouldBe(1);
        AcquisitionFunnel.Of([], CohortPeriod.Month, A.Day(0)).AverageRate(AcquisitionStage.Bought).ShouldBeNull();
    }

    [Fact]
    public void Weeks_begin_on_monday() =>
        AcquisitionFunnel.Of([Member(A.Customer(added: 3)), Member(A.Customer(added: 4))], CohortPeriod.Week, A.Day(90))
            .Cohorts.Select(c => (c.Start, c.End)).ShouldBe(
            [(new DateOnly(2025, 12, 29), new DateOnly(2026, 1, 4)), (new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 11))]);

    [Fact]
    public void Every_added_customer_is_in_one_cohort_and_no_stage_exceeds_it() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(Arbitraries.Histories.ArrayOf(8).ToArbitrary(), histories =>
        {
            var asOf = A.Day(60);
            var members = histories.Select(h => CohortMember.Of(h.View(), asOf, [])).OfType<CohortMember>().ToArray();

            var funnel = AcquisitionFunnel.Of(members, CohortPeriod.Week, asOf);

            funnel.Cohorts.Sum(c => c.Added).ShouldBe(histories.Count(h => h.AddedOn <= asOf));
            funnel.Cohorts.ShouldAllBe(c => c.Stages.All(s => s.Count <= c.Added) && c[AcquisitionStage.Added].Count == c.Added);
            AcquisitionFunnel.Of(members.Reverse(), CohortPeriod.Week, asOf).Cohorts.SelectMany(c => c.Stages)
                .ShouldBe(funnel.Cohorts.SelectMany(c => c.Stages));
        }));

    private static CohortMember Member(CustomerHistory history, params int[] referrals) =>
        CohortMember.Of(history.View(), A.Day(90), referrals.Select(A.Day))!.Value;
}
