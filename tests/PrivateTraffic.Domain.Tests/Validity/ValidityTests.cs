using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Domain.Thresholds;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Tests.Validity;

public sealed class ValidityTests
{
    private static readonly Measure[] Days = [new("days", new LocalizedText("天", "days"), InGeometry: true)];

    [Fact]
    public void Nothing_is_said_of_customers_who_are_all_the_same()
    {
        var report = Report([(0, 0.1), (0, 0.1), (1, 0.1)]);

        report.Measures[0].Separation.ShouldBe(new MeasureSeparation(null, null, null));
        (report.BetweenShare, report.CentroidSilhouette, report.DaviesBouldin, report.Silhouette).ShouldBe((null, null, null, null));
    }

    [Fact]
    public void One_segment_alone_cannot_be_told_from_another()
    {
        var report = Report([(1, 1), (1, 2), (1, 3)]);

        report.Quality.ShouldBe(EstimateQuality.Provisional(EstimateReason.Undefined));
        report.Measures[0].Separation.Eta2.ShouldBeNull();
        report.Balance.Entropy!.Value.ShouldBe(0, 1e-12);
    }

    [Fact]
    public void Without_customers_the_report_says_so() => Report([]).Quality.ShouldBe(EstimateQuality.Default(EstimateReason.NoData));

    [Fact]
    public void Segments_that_explain_everything_are_strong()
    {
        var report = Report([(0, 1), (0, 1), (0, 1), (1, 9), (1, 9), (1, 9)]);

        report.Measures[0].Separation.ShouldBe(new MeasureSeparation(1, 1, null));
        report.Measures[0].Separation.Strength.ShouldBe(SeparationStrength.Strong);
        report.CentroidSilhouette.ShouldBe(1);
        report.Measures[0].Means.ShouldBe([1, 9, null]);
    }

    [Theory]
    [InlineData(0.009, SeparationStrength.None)]
    [InlineData(0.01, SeparationStrength.Weak)]
    [InlineData(0.06, SeparationStrength.Moderate)]
    [InlineData(0.14, SeparationStrength.Strong)]
    public void The_guide_to_omega_squared(double omega2, SeparationStrength strength) =>
        new MeasureSeparation(0.5, omega2, 1).Strength.ShouldBe(strength);

    [Fact]
    public void Balance_counts_empty_segments_and_names_small_ones()
    {
        var balance = SegmentBalance.Of([2_500, 2_500, 24, 0]);

        balance.TooSmall.ShouldBe([false, false, true, true]);
        balance.Entropy!.Value.ShouldBe(0.5193, 0.001);
        SegmentBalance.Of([100, 100, 100]).Entropy!.Value.ShouldBe(1, 1e-12);
        SegmentBalance.Of([9_000, 89]).TooSmall.ShouldBe([false, true], "89 of 9,089 are fewer than 1%");
        SegmentBalance.Of([50]).Entropy.ShouldBeNull();
    }

    [Fact]
    public void Drift_compares_the_shares_of_segments()
    {
        Drift.Of([500, 500], [500, 500]).ShouldBe(new Drift(0));
        Drift.Of([500, 500], [600, 400]).Psi!.Value.ShouldBe((0.1 * Math.Log(1.2)) - (0.1 * Math.Log(0.8)), 1e-12);
        Drift.Of([100, 0], [50, 50]).Psi!.Value.ShouldBe((-0.5 * Math.Log(0.5)) + (0.495 * Math.Log(0.5 / 0.005)), 1e-12);
        Drift.Of([0, 0], [1, 1]).ShouldBe(new Drift((double?)null));
    }

    [Theory]
    [InlineData(0.0999, DriftVerdict.Stable)]
    [InlineData(0.1, DriftVerdict.Look)]
    [InlineData(0.25, DriftVerdict.Look)]
    [InlineData(0.2501, DriftVerdict.Review)]
    public void The_guide_to_drift(double psi, DriftVerdict verdict) => new Drift(psi).Verdict.ShouldBe(verdict);

    [Fact]
    public void Transitions_add_up_on_both_sides()
    {
        var matrix = new TransitionMatrix(2);
        matrix.Add(0, 1);
        matrix.Add(0, 0);
        matrix.Add(1, 0);
        matrix.Add(null, 1);
        matrix.Add(1, null);

        matrix.Earlier.ShouldBe([2, 2]);
        matrix.Later.ShouldBe([2, 2]);
        matrix[null, 1].ShouldBe(1);
        matrix.Moved.ShouldBe(new Proportion(2, 3));
    }

    [Fact]
    public void Changing_and_changing_back_within_two_weeks_is_flapping()
    {
        (int, int?)[] path = [(0, 1), (50, 2), (60, 1)];

        Flapping.Happened(path, 58, 64).ShouldBeTrue();
        Flapping.Happened(path, 61, 67).ShouldBeFalse("the change back lies before the week");
        Flapping.Happened([(0, 1), (50, 2), (64, 1)], 58, 64).ShouldBeTrue("fourteen days");
        Flapping.Happened([(0, 1), (50, 2), (65, 1)], 60, 66).ShouldBeFalse("fifteen days");
        Flapping.Happened([(0, 1), (50, 2), (55, 3), (60, 1)], 58, 64).ShouldBeTrue("by way of a third label");
        Flapping.Happened([(0, 1), (50, 2), (60, 3)], 58, 64).ShouldBeFalse();
        Flapping.Happened([(0, null), (58, 1)], 58, 64).ShouldBeFalse();
    }

    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_intervals_are_those_of_newcombe_1998(long successes, long trials, double low, double high)
    {
        var interval = new Proportion(successes, trials).Wilson();

        interval.Low.ShouldBe(low, 0.00005);
        interval.High.ShouldBe(high, 0.00005);
    }

    [Fact]
    public void The_interval_of_a_difference_is_that_of_newcombe_1998()
    {
        var lift = SegmentLift.Of([new Proportion(56, 70), new Proportion(48, 80)])[0];

        lift.Difference!.Value.ShouldBe(0.2, 1e-12);
        lift.DifferenceInterval!.Value.Low.ShouldBe(0.0524, 0.00005);
        lift.DifferenceInterval.Value.High.ShouldBe(0.3339, 0.00005);
        lift.IsExact.ShouldBeFalse();
        lift.PValue!.Value.ShouldBe(0.008, 0.0005);
    }

    [Fact]
    public void Lift_compares_each_segment_with_all_others()
    {
        var lift = SegmentLift.Of([new Proportion(30, 100), new Proportion(10, 200), new Proportion(0, 50)]);

        lift[0].Others.ShouldBe(new Proportion(10, 250));
        lift[0].Ratio!.Value.ShouldBe(7.5, 1e-12);
        var reach = Math.Exp(1.959964 * Math.Sqrt((1 / 30.0) - (1 / 100.0) + (1 / 10.0) - (1 / 250.0)));
        lift[0].RatioInterval!.Value.Low.ShouldBe(7.5 / reach, 1e-9);
        lift[0].RatioInterval!.Value.High.ShouldBe(7.5 * reach, 1e-9);
        lift[2].Ratio.ShouldBe(0);
        lift[2].RatioInterval.ShouldBeNull("nobody of the segment had the outcome");
    }

    [Fact]
    public void Small_expected_counts_are_tested_exactly()
    {
        // Fisher's tasting of tea: four cups of each kind, three of each recognised.
        var lift = SegmentLift.Of([new Proportion(3, 4), new Proportion(1, 4)])[0];

        lift.IsExact.ShouldBeTrue();
        lift.PValue!.Value.ShouldBe(34.0 / 70, 1e-12);
        lift.Quality.Status.ShouldBe(EstimateStatus.Default, "fewer than ten customers: no rate");
    }

    [Fact]
    public void Exact_tests_of_large_samples_come_near_the_normal_one()
    {
        var (a, b) = (new Proportion(5_200, 20_000), new Proportion(10_000, 40_000));

        FisherExactTest.TwoSided(a, b).ShouldBe(SegmentLift.Of([a, b])[0].PValue!.Value, 0.0005);
    }

    [Fact]
    public void Without_outcomes_nothing_differs()
    {
        var lift = SegmentLift.Of([new Proportion(0, 100), new Proportion(0, 100)])[0];

        lift.PValue!.Value.ShouldBe(1, 1e-12);
        (lift.Ratio, lift.RatioInterval).ShouldBe((null, null));
        SegmentLift.Of([new Proportion(3, 100), default])[0].PValue.ShouldBeNull("there is nobody to compare with");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 0.61707507745197)]
    [InlineData(1.959963984540054, 0.05)]
    [InlineData(-3, 0.0026997960632602)]
    [InlineData(3.6, 0.00031821718031507)]
    [InlineData(6, 1.9731752900754e-9)]
    public void Tails_of_the_normal_distribution(double z, double p) => NormalTail.TwoSided(z).ShouldBe(p, p * 1e-11);

    [Fact]
    public void P_values_of_one_screen_are_adjusted_together()
    {
        var adjusted = BenjaminiHochberg.Adjust([0.01, null, 0.04, 0.03, 0.005, 0.9]);

        adjusted.Select(p => p is { } v ? Math.Round(v, 12) : (double?)null).ShouldBe([0.025, null, 0.05, 0.05, 0.025, 0.9]);
    }

    [Fact]
    public void Lifts_of_several_outcomes_are_adjusted_together()
    {
        var clear = SegmentLift.Of([new Proportion(60, 100), new Proportion(20, 100)]);
        var none = SegmentLift.Of([new Proportion(20, 100), new Proportion(20, 100)]);

        var adjusted = SegmentLift.Adjust([clear, none]);

        adjusted[0][0].Adjusted!.Value.ShouldBe(2 * clear[0].PValue!.Value, 1e-15);
        adjusted[1].ShouldAllBe(l => l.Adjusted == 1);
    }

    [Theory]
    [InlineData(9, 9, EstimateStatus.Default)]
    [InlineData(29, 20, EstimateStatus.Provisional)]
    [InlineData(300, 4, EstimateStatus.Provisional)]
    [InlineData(30, 5, EstimateStatus.Accepted)]
    public void A_rate_needs_customers_and_events(long customers, long events, EstimateStatus status) =>
        MinimumData.OfRate(new Proportion(events, customers)).Status.ShouldBe(status);

    [Fact]
    public void The_sample_of_the_silhouette_does_not_depend_on_the_order()
    {
        var customers = Enumerable.Range(0, 3_000).Select(i => (Id: (long)i, Segment: i % 3, Value: (double)(i % 17))).ToArray();
        var moments = new SegmentMoments(3, 1);
        Array.ForEach(customers, c => moments.Add(c.Segment, [c.Value]));
        var geometry = new SegmentGeometry(moments, [true]);
        var (one, other) = (new SilhouetteSample(geometry), new SilhouetteSample(geometry));

        Array.ForEach(customers, c => one.Add(c.Id, c.Segment, [c.Value]));
        foreach (var c in customers.Reverse())
        {
            other.Add(c.Id, c.Segment, [c.Value]);
        }

        one.Count.ShouldBe(2_000);
        other.Mean().ShouldBe(one.Mean());
    }

    [Fact]
    public void A_model_warns_of_old_thresholds()
    {
        var model = new SegmentationModel();
        var interval = new DayInterval(18, 17, 19);
        var derived = model with { Origin = new ThresholdOrigin(A.Day(0), interval, interval, interval) };

        ModelWarnings.Of(model, A.Day(0)).ShouldBe([EstimateReason.NotDerived]);
        ModelWarnings.Of(derived, A.Day(30)).ShouldBeEmpty();
        ModelWarnings.Of(derived, A.Day(31)).ShouldBe([EstimateReason.StaleThresholds]);
    }

    [Fact]
    public void Thresholds_are_accepted_where_all_were_derived_lately()
    {
        var (measured, assumed) = (new DayInterval(18, 17, 19), new DayInterval(18, null, null));
        SegmentationModel Derived(DayInterval lapsed) => new() { Origin = new ThresholdOrigin(A.Day(0), measured, measured, lapsed) };

        ModelWarnings.QualityOf(new SegmentationModel(), A.Day(0)).ShouldBe(EstimateQuality.Default(EstimateReason.NotDerived));
        ModelWarnings.QualityOf(Derived(measured), A.Day(30)).ShouldBe(EstimateQuality.Accepted);
        ModelWarnings.QualityOf(Derived(measured), A.Day(31)).ShouldBe(EstimateQuality.Provisional(EstimateReason.StaleThresholds));
        ModelWarnings.QualityOf(Derived(assumed), A.Day(0)).ShouldBe(EstimateQuality.Provisional(EstimateReason.SmallSample));
    }

    [Fact]
    public void More_than_seven_dimensions_are_too_many()
    {
        ModelWarnings.HasTooMany(7).ShouldBeFalse();
        ModelWarnings.HasTooMany(8).ShouldBeTrue();
        new SegmentationModel().Dimensions().Count.ShouldBe(6);
        new SegmentationModel { Lifecycle = new LifecycleRules { SilentClock = EventSet.Order, ChurnClock = EventSet.Open } }
            .Dimensions().ShouldContain("days-since-churn-event");
    }

    [Fact]
    public void Every_reason_has_a_key_of_its_own_and_words_in_both_languages()
    {
        EstimateReason.All.Select(r => r.Key).Distinct().Count().ShouldBe(EstimateReason.All.Count);
        EstimateReason.All.ShouldAllBe(r => r.Text.Zh.Length > 0 && r.Text.En.Length > 0);
        EstimateReason.TryParse("not-flat", out var reason).ShouldBeTrue();
        reason.ShouldBe(EstimateReason.NotFlat);
    }

    [Fact]
    public void The_worse_of_two_estimates_decides_and_its_reasons_come_first()
    {
        var both = EstimateQuality.Provisional(EstimateReason.NotFlat).And(EstimateQuality.Default(EstimateReason.SmallSample));

        both.Status.ShouldBe(EstimateStatus.Default);
        both.Reasons.ShouldBe([EstimateReason.SmallSample, EstimateReason.NotFlat]);
        both.With(EstimateReason.NotFlat, EstimateStatus.Accepted).ShouldBe(both);
    }

    private static ValidityReport Report((int Segment, double Value)[] customers)
    {
        var sample = new ValiditySample(3, Days, outcomes: 1);
        foreach (var (segment, value) in customers)
        {
            sample.Add(segment, [value]);
            sample.AddPast(segment, segment, [value > 1]);
            sample.AddFlapping(false);
        }

        var geometry = sample.Geometry();
        var silhouettes = new SilhouetteSample(geometry);
        foreach (var ((segment, value), id) in customers.Select((c, i) => (c, i)))
        {
            geometry.Add(segment, [value]);
            silhouettes.Add(id, segment, [value]);
        }

        return sample.Report(geometry, silhouettes);
    }
}
