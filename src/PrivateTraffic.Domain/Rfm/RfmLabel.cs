namespace PrivateTraffic.Domain.Rfm;

/// <summary>Where a buyer stands in RFM. Equal facts have equal labels.</summary>
/// <param name="Segment">The value segment.</param>
/// <param name="Scores">The quintile scores.</param>
/// <param name="Box">The named segment of scores.</param>
/// <param name="Recall">How urgent a recall is; null for buyers who are not in 重要挽留.</param>
public readonly record struct RfmLabel(RfmSegment Segment, RfmScores Scores, ScoreBox Box, RecallPriority? Recall);
