using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Thresholds;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Tests.Thresholds;

public sealed class ChurnThresholdTests
{
    private static readonly SegmentationModel Paid = new() { Thresholds = new ThresholdRules { Silent = Gaps.PaidToPaid } };

    [Fact]
    public void A_second_rule_is_preferred()
    {
        // Reference example: 80% of payers open within 18 days of paying, 80% of openings follow the last within 27 days.
        var rule = new GapRule { Anchor = EventSet.Open, Return = EventSet.Open, WindowDays = 200 };
        var model = new SegmentationModel
        {
            Thresholds = new ThresholdRules
            {
                Silent = Gaps.PaidToOpened with { WindowDays = 200 },
                Churn = new ChurnRule { Second = rule },
            },
        };
        var customers = Enumerable.Range(0, 600).Select(i => Opener(i % 60, i % 10 < 8 ? 18 : 30, i % 10 < 8 ? 27 : 40));

        var derived = Derive(customers, model, 199);

        derived.Silent.Days.ShouldBe(18);
        derived.Churn.Days.ShouldBe(27);
        derived.Churn.Mode.ShouldBe(ChurnMode.SecondRule);
        derived.Churn.Modes.Select(m => m.Mode).ShouldBe([ChurnMode.SecondRule, ChurnMode.ReturnOdds, ChurnMode.Residual]);
    }

    [Fact]
    public void Return_odds_give_the_first_day_on_which_few_of_the_silent_come_back()
    {
        var derived = Derive(DropOuts(3_000), Paid, 599);
        var odds = derived.Churn.Modes.Single(m => m.Mode == ChurnMode.ReturnOdds);

        derived.Churn.Mode.ShouldBe(ChurnMode.ReturnOdds);
        derived.Churn.Quality.ShouldBe(EstimateQuality.Accepted);
        odds.Days.ShouldBe(OddsByHand(DropOuts(3_000), derived.Silent.Days, 90, 599, 480));
        odds.Sample.ShouldBeGreaterThanOrEqualTo(30);
        odds.Backtest!.IsOrdered.ShouldBeTrue();
        odds.Backtest.IsChurnFinal(0.2).ShouldBeTrue();
    }

    [Fact]
    public void Return_odds_need_a_record_that_reaches_beyond_them()
    {
        var model = Paid with { Thresholds = Paid.Thresholds with { Silent = Gaps.PaidToPaid with { WindowDays = 90 } } };

        var derived = Derive(DropOuts(3_000), model, 599);
        var odds = derived.Churn.Modes.Single(m => m.Mode == ChurnMode.ReturnOdds);

        odds.Days.ShouldBeNull();
        odds.Quality.ShouldBe(EstimateQuality.Default(EstimateReason.ShortHistory));
        derived.Churn.Mode.ShouldBe(ChurnMode.Residual);
    }

    [Fact]
    public void The_residual_is_never_accepted()
    {
        var model = Paid with { Thresholds = Paid.Thresholds with { Churn = new ChurnRule { Mode = ChurnMode.Residual } } };

        var derived = Derive(DropOuts(3_000), model, 599);
        var curve = derived.Silent.Evidence.Curve;
        var (s, h) = (derived.Silent.Days, derived.Silent.Evidence.Chosen.HorizonDays);
        var goal = curve.ShareBackWithin(s) + (0.8 * (curve.ShareBackWithin(h) - curve.ShareBackWithin(s)));

        derived.Churn.Days.ShouldBe(Enumerable.Range(0, h + 1).First(t => curve.ShareBackWithin(t) >= goal - 1e-9));
        derived.Churn.Quality.Status.ShouldBe(EstimateStatus.Provisional);
        derived.Churn.Quality.Reasons.ShouldContain(EstimateReason.Residual);
    }

    [Fact]
    public void Every_mode_shows_the_curve_that_its_value_is_read_from()
    {
        var churn = Derive(DropOuts(3_000), Paid, 599).Churn;
        var silent = Derive(DropOuts(3_000), Paid, 599).Silent.Days;

        var odds = churn.Modes.Single(m => m.Mode == ChurnMode.ReturnOdds);
        odds.Curve.Goal.ShouldBe(0.2, 1e-12);
        odds.Curve.Points[0].Day.ShouldBe(0);
        odds.Curve.Points.First(p => p.Day > silent && p.Share <= odds.Curve.Goal + 1e-9).Day.ShouldBe(odds.Days!.Value);

        var residual = churn.Modes.Single(m => m.Mode == ChurnMode.Residual);
        residual.Curve.Points.First(p => p.Share >= residual.Curve.Goal - 1e-9).Day.ShouldBe(residual.Days!.Value);
        residual.Curve.Points.ShouldAllBe(p => p.Share >= 0 && p.Share <= 1);
    }

    [Fact]
    public void Churn_always_lies_above_silent()
    {
        // The second rule is faster than the first.
        var rule = new GapRule { Anchor = EventSet.Like, Return = EventSet.Like, WindowDays = 200 };
        var model = new SegmentationModel
        {
            Thresholds = new ThresholdRules
            {
                Silent = Gaps.PaidToPaid with { WindowDays = 200 },
                Churn = new ChurnRule { Second = rule, Mode = ChurnMode.SecondRule },
            },
        };
        var customers = Enumerable.Range(0, 300).Select(i => A.Customer(
            likes: [.. Enumerable.Range(0, 40).Select(k => k * 5)],
            orders: [.. Enumerable.Range(0, 10).Select(k => A.Order(k * 20))]));

        var churn = Derive(customers, model, 199).Churn;

        churn.Days.ShouldBe(21);
        churn.Modes.Single().Days.ShouldBe(5);
        churn.Quality.Reasons.ShouldContain(EstimateReason.Clamped);
    }

    [Fact]
    public void Without_data_the_configured_days_are_used_and_say_so()
    {
        var derived = Derive([], new SegmentationModel(), 599);

        (derived.Silent.Days, derived.Churn.Days, derived.Lapsed.Days).ShouldBe((18, 27, 90));
        derived.Churn.Mode.ShouldBeNull();
        derived.Quality.ShouldBe(EstimateQuality.Default(EstimateReason.NoData));
        (derived.Bands.Low, derived.Bands.Medium, derived.Bands.High).ShouldBe((1, 3, 8));
    }

    [Fact]
    public void Return_odds_that_the_past_contradicts_give_way_to_the_next_mode()
    {
        // Nobody ever came back after more than 29 days, until all of those did who had been away for 35 to 49 days when the labels were
        // given.
        var steady = Enumerable.Range(0, 900).Select(i => Gaps.Buyer([i % 300, (i % 300) + 5 + (i % 25)]));
        var returned = Enumerable.Range(0, 100).Select(i => Gaps.Buyer([445 + (i % 9), 460 + (i % 15), 550 + (i % 15) + (i % 25)]));

        var churn = Derive(steady.Concat(returned), Paid, 599).Churn;
        var odds = churn.Modes.Single(m => m.Mode == ChurnMode.ReturnOdds);

        odds.Backtest!.NewlyChurned.Rate.ShouldBeGreaterThan(0.5);
        odds.Quality.Status.ShouldBe(EstimateStatus.Default);
        odds.Quality.Reason.ShouldBe(EstimateReason.BacktestFailed);
        churn.Mode.ShouldBe(ChurnMode.Residual);
        churn.Quality.Reasons.ShouldContain(EstimateReason.BacktestFailed);
    }

    [Fact]
    public void The_backtest_counts_who_came_back_since_by_the_label_of_then()
    {
        var record = new ReturnRecord(Gaps.PaidToPaid, Gaps.PaidToPaid, A.Day(200), 90);
        foreach (var last in new[] { 110, 100, 91, 74 })
        {
            record.Add(Gaps.Buyer([last, 150]).View());
        }

        foreach (var last in new[] { 92, 80, 75, 44, 43 })
        {
            record.Add(Gaps.Buyer([last]).View());
        }

        record.Add(Gaps.Buyer([150]).View());
        record.Add(A.Customer(likes: [100]).View());
        var test = record.Test(silentAfterDays: 18, churnAfterDays: 36);

        test.LabelledOn.ShouldBe(A.Day(110));
        test.Active.ShouldBe(new Proportion(2, 3), "at most 18 days away on day 110");
        test.Silent.ShouldBe(new Proportion(2, 4), "19 to 36 days away");
        test.Churn.ShouldBe(new Proportion(0, 2));
        test.NewlyChurned.ShouldBe(new Proportion(0, 1), "37 to 66 days away");
    }

    [Fact]
    public void A_store_with_too_few_customers_takes_the_thresholds_of_the_company()
    {
        var all = DropOuts(2_000).ToArray();
        var company = Sample(all, Paid, 599);
        var store = Sample(all.Take(15), Paid, 599);

        var derived = store.Derive(company);

        derived.Silent.Days.ShouldBe(company.Derive().Silent.Days);
        derived.Silent.Quality.Reasons.ShouldContain(EstimateReason.ParentScope);
        derived.Silent.Quality.Status.ShouldBe(EstimateStatus.Provisional);
        derived.Churn.Days.ShouldBe(company.Derive().Churn.Days);
        store.Derive().Silent.Quality.Status.ShouldBe(EstimateStatus.Default);
    }

    [Fact]
    public void Parts_of_a_sample_add_up_and_their_order_does_not_matter()
    {
        var customers = DropOuts(300)
            .Select((h, i) => i % 3 == 0 ? h.WithInteractions([new Interaction(InteractionKind.Open, A.Time(i))]) : h).ToArray();
        var second = new GapRule { Anchor = EventSet.Open, Return = EventSet.Order };
        var model = Paid with { Thresholds = Paid.Thresholds with { Churn = new ChurnRule { Second = second } } };
        var merged = new ThresholdSample(model, A.Day(599));
        foreach (var part in customers.Reverse().Chunk(40))
        {
            merged.Merge(Sample(part, model, 599));
        }

        var (one, other) = (merged.Derive(), Sample(customers, model, 599).Derive());

        one.Customers.ShouldBe(300);
        one.Churn.Modes.ShouldBe(other.Churn.Modes);
        (one.Silent.Days, one.Silent.Quality, one.Lapsed.Days).ShouldBe((other.Silent.Days, other.Silent.Quality, other.Lapsed.Days));
        one.Bands.ShouldBe(other.Bands);
    }

    [Fact]
    public void Derived_thresholds_make_a_model_that_can_be_used()
    {
        var model = Derive(DropOuts(3_000), Paid, 599).ApplyTo(Paid);

        model.Problems().ShouldBeEmpty();
        model.Lifecycle.SilentClock.ShouldBe(EventSet.Order);
        model.Lifecycle.ChurnClock.ShouldBe(EventSet.Order);
        model.Origin!.DerivedOn.ShouldBe(A.Day(599));
        model.Origin.Silent.Days.ShouldBe(model.Lifecycle.SilentAfterDays);
    }

    [Fact]
    public void Band_levels_are_percentiles_of_active_customers_made_strictly_increasing()
    {
        // 100 customers with 1 interaction day, 60 with 2 and 40 with 9, and others with none or long ago.
        var customers = Enumerable.Range(0, 260).Select(i => A.Customer(likes: i switch
        {
            < 100 => [599],
            < 160 => [598, 599],
            < 200 => [.. Enumerable.Range(591, 9)],
            < 230 => [],
            _ => [569],
        }));

        var bands = Derive(customers, new SegmentationModel(), 599).Bands;

        (bands.Low, bands.Medium, bands.High, bands.Customers).ShouldBe((1, 2, 3, 200L));
        bands.Quality.ShouldBe(EstimateQuality.Accepted);
    }

    /// <summary>Buyers with exponential gaps of 12 days who stop for good after each purchase with a chance of one in six.</summary>
    private static IEnumerable<CustomerHistory> DropOuts(int count)
    {
        var random = new Random(7);
        for (var i = 0; i < count; i++)
        {
            var days = new List<int>();
            for (var day = random.NextDouble() * 560; day < 600; day += Gaps.Exponential(12)(random))
            {
                days.Add((int)day);
                if (random.Next(6) == 0)
                {
                    break;
                }
            }

            yield return Gaps.Buyer(days.Distinct());
        }
    }

    /// <summary>Section 3 with plain sums over all gaps: Kaplan and Meier, then the first day whose odds are at most a fifth.</summary>
    private static int OddsByHand(IEnumerable<CustomerHistory> customers, int silent, int h, int asOf, int window)
    {
        var episodes = customers.Select(c => NaiveGaps.Episodes(c, Gaps.PaidToPaid, A.Day(asOf), A.Day(asOf - window + 1))).ToArray();
        var closed = episodes.SelectMany(e => e.Gaps).ToArray();
        var all = closed.Concat(episodes.Where(e => e.Open is not null).Select(e => e.Open!.Value)).ToArray();
        var survival = new double[window];
        for (var t = 0; t < window; t++)
        {
            var risk = all.Count(g => g >= t);
            survival[t] = (t == 0 ? 1 : survival[t - 1]) * (risk == 0 ? 1 : 1 - (closed.Count(g => g == t) / (double)risk));
        }

        return Enumerable.Range(silent + 1, window - h - silent - 1)
            .First(t => 1 - (survival[t + h] / survival[t]) <= 0.2 + 1e-9 && all.Count(g => g >= t) >= 30);
    }

    /// <summary>Pays, opens after the first gap, and then again and again after the second.</summary>
    private static CustomerHistory Opener(int paid, int first, int next)
    {
        var history = Gaps.Buyer([paid]);
        var opens = new List<Interaction>();
        for (var day = paid + first; day < 200; day += next)
        {
            opens.Add(new Interaction(InteractionKind.Open, A.Time(day)));
        }

        return history.WithInteractions(opens);
    }

    private static ThresholdSample Sample(IEnumerable<CustomerHistory> customers, SegmentationModel model, int asOf)
    {
        var sample = new ThresholdSample(model, A.Day(asOf));
        foreach (var customer in customers)
        {
            sample.Add(customer.View());
        }

        return sample;
    }

    private static DerivedThresholds Derive(IEnumerable<CustomerHistory> customers, SegmentationModel model, int asOf) =>
        Sample(customers, model, asOf).Derive();
}
