using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Thresholds;

namespace PrivateTraffic.Domain.Tests.Thresholds;

public sealed class GapProperties
{
    private static readonly Gen<EventSet> AnyEvents = Gen.Elements(
        EventSet.Order,
        EventSet.Open,
        EventSet.Interactions,
        EventSet.All,
        EventSet.Order | EventSet.Chat,
        EventSet.Like | EventSet.Comment);

    private static readonly decimal[] Levels = [0.1m, 0.5m, 0.8m, 0.95m];

    private static readonly Gen<GapRule> AnyRule =
        from anchor in AnyEvents
        from @return in Gen.Frequency((1, Gen.Constant(anchor)), (2, AnyEvents))
        from level in Gen.Elements(0.5m, 0.8m, 0.9m)
        from denominator in Gen.Elements(GapDenominator.Returners, GapDenominator.All)
        from estimator in Gen.Elements(Enum.GetValues<GapEstimator>())
        select new GapRule { Anchor = anchor, Return = @return, Level = level, Denominator = denominator, Estimator = estimator };

    /// <summary>12,000 customers in all.</summary>
    private static readonly Gen<CustomerHistory[]> AnyPopulation = Arbitraries.Histories.ArrayOf(40);

    [Fact]
    public void Episodes_are_cut_as_the_specification_says() => ForAll(300, (customers, rule) =>
    {
        var reader = new EpisodeReader(rule);
        foreach (var history in customers)
        {
            reader.Read(history.View(), A.Day(80).DayNumber);
            foreach (var from in new[] { -60, 20, 51 })
            {
                var expected = NaiveGaps.Episodes(history, rule, A.Day(80), A.Day(from));

                var gaps = reader.Gaps(A.Day(from).DayNumber, A.Day(80).DayNumber, out var open).ToArray();

                gaps.ShouldBe(expected.Gaps, rule.ToString());
                open.ShouldBe(expected.Open);
            }
        }
    });

    [Fact]
    public void Every_estimator_says_what_the_specification_says_in_every_window() => ForAll(60, (customers, rule) =>
    {
        var threshold = GapThreshold.Of(Gaps.Sample(customers, rule, 80));
        foreach (var window in threshold.Windows.Where((_, i) => i % 2 == 0).Append(threshold.Chosen))
        {
            var naive = new NaiveGaps(customers, rule, A.Day(80), window.WindowDays);

            window.Customers.ShouldBe(naive.Customers.Count);
            window.Gaps.ShouldBe(naive.Customers.Sum(c => c.Gaps.Count));
            window.ReturnShare.ShouldBe(naive.Returned(rule.Estimator, window.HorizonDays), 1e-9);
            window.Days.ShouldBe(rule.Estimator == GapEstimator.Naive
                ? naive.NaivePercentile((int)(rule.Level * 100))
                : naive.Quantile(rule.Estimator, (double)rule.Level, window.HorizonDays, rule.Denominator));
        }
    });

    [Fact]
    public void Estimators_stand_side_by_side_in_the_chosen_window() => ForAll(60, (customers, rule) =>
    {
        var threshold = GapThreshold.Of(Gaps.Sample(customers, rule, 80));
        var naive = new NaiveGaps(customers, rule, A.Day(80), threshold.Chosen.WindowDays);

        threshold.Estimators.Select(e => e.Estimator).ShouldBe(Enum.GetValues<GapEstimator>());
        foreach (var estimate in threshold.Estimators.Where(e => e.Estimator != GapEstimator.Naive))
        {
            estimate.Days.ShouldBe(naive.Quantile(estimate.Estimator, (double)rule.Level, estimate.HorizonDays, rule.Denominator));
            estimate.Returners.ShouldBe(naive.Customers.Count(c =>
                c.Gaps.Take(estimate.Estimator == GapEstimator.First ? 1 : int.MaxValue).Any(g => g <= estimate.HorizonDays)));
        }
    });

    [Fact]
    public void The_order_of_customers_changes_nothing_not_even_the_last_bit() => ForAll(260, (customers, rule) =>
    {
        var shuffled = customers.ToArray();
        new System.Random(customers.Length).Shuffle(shuffled);

        ShouldBeSame(Gaps.Threshold(shuffled, rule, 80), Gaps.Threshold(customers, rule, 80));
    });

    [Fact]
    public void Samples_of_parts_of_the_customers_add_up_to_that_of_all() => ForAll(260, (customers, rule) =>
    {
        var parts = customers.Chunk(7).Select(part => Gaps.Sample(part, rule, 80)).ToArray();
        new System.Random(customers.Length).Shuffle(parts);

        var merged = new GapSample(rule, A.Day(80));
        foreach (var part in parts)
        {
            merged.Merge(part);
        }

        merged.RecordedDays.ShouldBe(Gaps.Sample(customers, rule, 80).RecordedDays);
        ShouldBeSame(GapThreshold.Of(merged), Gaps.Threshold(customers, rule, 80));
    });

    [Fact]
    public void The_curve_never_falls_and_a_higher_level_never_gives_fewer_days() => ForAll(260, (customers, rule) =>
    {
        var sample = Gaps.Sample(customers, rule, 80);
        var curve = GapThreshold.Of(sample).Curve;
        var days = Levels
            .Select(level => Gaps.Threshold(customers, rule with { Level = level, WindowDays = 120 }, 80).Chosen.Days)
            .TakeWhile(d => d is not null).ToArray();

        for (var t = 1; t < curve.Days + 3; t++)
        {
            curve.ShareBackWithin(t).ShouldBeInRange(curve.ShareBackWithin(t - 1), 1);
            curve.AtRisk(t).ShouldBeLessThanOrEqualTo(curve.AtRisk(t - 1));
        }

        days.ShouldBe(days.Order());
    });

    [Fact]
    public void The_interval_holds_the_value() => ForAll(260, (customers, rule) =>
    {
        foreach (var estimate in Gaps.Threshold(customers, rule, 80).Windows.Where(w => w.Days is not null))
        {
            estimate.Low!.Value.ShouldBeLessThanOrEqualTo(estimate.Days!.Value);
            (estimate.High ?? int.MaxValue).ShouldBeGreaterThanOrEqualTo(estimate.Days.Value);
        }
    });

    [Fact]
    public void Facts_after_the_day_are_not_seen() => ForAll(260, (customers, rule) =>
    {
        var known = customers.Select(h => CustomerHistory.Empty
            .WithInteractions(h.Interactions.Where(i => i.At.Day <= A.Day(40)))
            .WithOrders(h.Orders.Where(o => o.PaidAt.Day <= A.Day(40))
                .Select(o => o with { Refunds = [.. o.Refunds.Where(r => r.On <= A.Day(40))] })));

        ShouldBeSame(Gaps.Threshold(customers, rule, 40), Gaps.Threshold(known, rule, 40));
    });

    private static void ShouldBeSame(GapThreshold one, GapThreshold other)
    {
        one.Chosen.ShouldBe(other.Chosen);
        one.Quality.ShouldBe(other.Quality);
        one.Windows.ShouldBe(other.Windows);
        one.Estimators.ShouldBe(other.Estimators);
        one.Curve.Days.ShouldBe(other.Curve.Days);
        Enumerable.Range(0, one.Curve.Days).Select(one.Curve.Survival)
            .ShouldBe(Enumerable.Range(0, other.Curve.Days).Select(other.Curve.Survival));
    }

    private static void ForAll(int tests, Action<CustomerHistory[], GapRule> holds) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(tests),
        Prop.ForAll(AnyPopulation.ToArbitrary(), AnyRule.ToArbitrary(), (customers, rule) => holds(customers, rule)));
}
