using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Labels.Rhythm;

/// <summary>The labels of the purchase rhythm.</summary>
internal static class RhythmLabels
{
    private static readonly Label[] All =
    [
        Label.Of(PurchaseRhythm.KeyOf(RhythmStatus.OnTime), "按时", "on time"),
        Label.Of(PurchaseRhythm.KeyOf(RhythmStatus.Delayed), "延迟", "delayed"),
        Label.Of(PurchaseRhythm.KeyOf(RhythmStatus.BrokenOff), "中断", "broken off"),
        Label.Of(PurchaseRhythm.KeyOf(RhythmStatus.NeverBought), "未购买", "never bought"),
    ];

    public static FamilyReport Report(LabelTally tally, PurchaseRhythm rhythm, LabelRules rules, long total) => new(
        tally.Family,
        rhythm.IsAccepted ? EstimateQuality.Accepted
            : rhythm.IsMeasured ? EstimateQuality.Provisional(EstimateReason.SmallSample)
            : EstimateQuality.Default(rhythm.Customers == 0 ? EstimateReason.NoData : EstimateReason.SmallSample),
        total,
        rhythm.Customers,
        tally.Counts(All, total))
    {
        Parameters = new Dictionary<string, double?>
        {
            ["gapDays"] = rules.GapDays,
            ["onTimeUpToGaps"] = PurchaseRhythm.OnTimeUpToGaps,
            ["delayedUpToGaps"] = PurchaseRhythm.DelayedUpToGaps,
        },
        Estimates = new Dictionary<string, double?> { ["medianGapDays"] = rhythm.MedianGap },
    };
}
