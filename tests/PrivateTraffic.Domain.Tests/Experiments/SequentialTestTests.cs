using PrivateTraffic.Domain.Experiments;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Tests.Experiments;

public sealed class SequentialTestTests
{
    private const double Planned = 0.03;
    private const double BaseRate = 0.1;

    [Fact]
    public void Without_an_effect_at_most_one_in_twenty_is_called_one_however_often_one_looks()
    {
        var (sequential, plain) = Rejections(experiments: 1_000, looks: 50, effect: 0);

        sequential.ShouldBeLessThanOrEqualTo(50);
        plain.ShouldBeGreaterThan(200, "the plain test at every look is wrong far more often");
    }

    [Fact]
    public void An_effect_as_large_as_planned_is_mostly_found() =>
        Rejections(experiments: 200, looks: 50, effect: Planned).Sequential.ShouldBeGreaterThan(160);

    [Fact]
    public void The_numbers_are_those_of_the_formula()
    {
        var reading = new SequentialTest(0.02).Look(new Proportion(150, 1_000), new Proportion(100, 1_000));

        // th = 0.05, s2 = 0.0001275 + 0.00009, tau2 = 0.0004.
        var (th, s2, tau2) = (0.05, 0.0002175, 0.0004);
        var ratio = Math.Sqrt(s2 / (s2 + tau2)) * Math.Exp(tau2 * th * th / (2 * s2 * (s2 + tau2)));
        reading.Difference!.Value.ShouldBe(th, 1e-12);
        reading.PValue.ShouldBe(1 / ratio, 1e-12);
        var half = Math.Sqrt(s2 * (s2 + tau2) / tau2 * ((2 * Math.Log(20)) + Math.Log((s2 + tau2) / s2)));
        reading.Interval!.Value.Low.ShouldBe(th - half, 1e-12);
        reading.Interval.Value.High.ShouldBe(th + half, 1e-12);
    }

    [Fact]
    public void The_p_value_never_rises_and_begins_at_one()
    {
        var test = new SequentialTest(Planned);

        test.PValue.ShouldBe(1);
        var first = test.Look(new Proportion(200, 1_000), new Proportion(100, 1_000)).PValue;
        test.Look(new Proportion(200, 2_000), new Proportion(200, 2_000)).PValue.ShouldBe(first, "what was shown once stays shown");
    }

    [Fact]
    public void The_interval_leaves_out_nought_exactly_where_the_p_value_is_below_alpha()
    {
        for (var successes = 100; successes <= 200; successes++)
        {
            var reading = new SequentialTest(Planned).Look(new Proportion(successes, 1_000), new Proportion(100, 1_000));

            (reading.PValue < 0.05).ShouldBe(reading.Interval!.Value.Low > 0, $"{successes}");
        }
    }

    [Theory]
    [InlineData(50, 99, 50, 1_000)]
    [InlineData(2, 1_000, 2, 1_000)]
    public void Too_few_customers_or_successes_are_not_looked_at(int successes, int customers, int others, int otherCustomers)
    {
        var reading = new SequentialTest(Planned).Look(new Proportion(successes, customers), new Proportion(others, otherCustomers));

        reading.ShouldBe(new SequentialReading(null, 1, null, SequentialVerdict.TooEarly));
    }

    [Fact]
    public void A_difference_that_is_surely_small_is_no_larger_effect() =>
        new SequentialTest(Planned).Look(new Proportion(10_010, 100_000), new Proportion(10_000, 100_000)).Verdict
            .ShouldBe(SequentialVerdict.NoLargerEffect);

    [Fact]
    public void Huge_differences_overflow_nothing_and_where_nothing_varies_nothing_is_said()
    {
        new SequentialTest(Planned).Look(new Proportion(999_999, 1_000_000), new Proportion(1, 1_000_000)).PValue.ShouldBe(0);
        new SequentialTest(Planned).Look(new Proportion(1_000, 1_000), new Proportion(1_000, 1_000)).Verdict
            .ShouldBe(SequentialVerdict.Undecided);
    }

    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(1, 0.05)]
    [InlineData(0.1, 0)]
    public void A_plan_that_is_none_is_refused(double planned, double alpha) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SequentialTest(planned, alpha));

    /// <summary>Experiments that are looked at after every hundred customers of each arm, by both tests.</summary>
    private static (int Sequential, int Plain) Rejections(int experiments, int looks, double effect)
    {
        var random = new Random(1_907);
        var (sequential, plain) = (0, 0);
        for (var i = 0; i < experiments; i++)
        {
            var test = new SequentialTest(Planned);
            var (arm, control, isPlain) = (0, 0, false);
            for (var n = 100; n <= 100 * looks; n += 100)
            {
                arm += Successes(BaseRate + effect);
                control += Successes(BaseRate);
                test.Look(new Proportion(arm, n), new Proportion(control, n));
                isPlain |= IsPlainlySignificant(arm, control, n);
            }

            sequential += test.PValue < 0.05 ? 1 : 0;
            plain += isPlain ? 1 : 0;
        }

        return (sequential, plain);

        int Successes(double rate) => Enumerable.Range(0, 100).Count(_ => random.NextDouble() < rate);
    }

    /// <summary>The pooled z test of two proportions, as if this were the only look.</summary>
    private static bool IsPlainlySignificant(int arm, int control, int n)
    {
        var pooled = (arm + control) / (2.0 * n);
        return Math.Abs(arm - control) / (double)n > Proportion.Z95 * Math.Sqrt(pooled * (1 - pooled) * 2 / n);
    }
}
