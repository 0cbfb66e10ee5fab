using PrivateTraffic.Domain.Statistics;

namespace PrivateTraffic.Domain.Tests.Statistics;

public sealed class PredictionQualityTests
{
    [Fact]
    public void The_brier_score_is_the_mean_squared_distance()
    {
        var quality = PredictionQuality.Of([0.9, 0.2, 0.2, 0.6], [true, false, true, false]);

        quality.Brier.ShouldBe((0.01 + 0.04 + 0.64 + 0.36) / 4, 1e-12);
        quality.BaseBrier.ShouldBe(0.25);
    }

    [Fact]
    public void Calibration_takes_ten_equal_parts_and_keeps_equals_together()
    {
        var hundred = Enumerable.Range(0, 100);

        var quality = PredictionQuality.Of([.. hundred.Select(i => i / 100.0)], [.. hundred.Select(i => i >= 50)]);

        quality.Calibration.Select(b => b.Customers).ShouldBe(Enumerable.Repeat(10, 10));
        quality.Calibration.Select(b => b.Actual).ShouldBe([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
        quality.Calibration[3].Predicted.ShouldBe(0.345, 1e-12);
        PredictionQuality.Of([.. Enumerable.Repeat(0.3, 50)], new bool[50]).Calibration.ShouldHaveSingleItem().Customers.ShouldBe(50);
    }

    [Fact]
    public void The_lift_of_the_top_tenth_counts_equals_at_its_end_by_their_part()
    {
        // Ten customers, the top one by chance among two equals of whom one had it: a half against three tenths.
        PredictionQuality.Of([0.9, 0.9, .. Enumerable.Repeat(0.1, 8)], [true, false, true, true, .. new bool[6]])
            .TopDecileLift!.Value.ShouldBe(0.5 / 0.3, 1e-12);
        PredictionQuality.Of([0.5], [false]).TopDecileLift.ShouldBeNull();
    }

    [Fact]
    public void Nobody_to_judge_is_no_reason_to_fail() => PredictionQuality.Of([], []).Calibration.ShouldBeEmpty();
}
