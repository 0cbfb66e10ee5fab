namespace PrivateTraffic.Domain.Thresholds;

/// <summary>How the distribution of gaps is estimated (segmentation specification, section 1.2).</summary>
public enum GapEstimator
{
    /// <summary>
    /// User-weighted product limit (Wang and Chang 1999), the default: every customer has weight 1, spread over their completed gaps; the
    /// open gap counts, as censored, only for customers without a completed one. Answers "80% of customers".
    /// </summary>
    ProductLimit = 0,

    /// <summary>The percentile of completed gaps. Too small, because among recent anchors only short gaps have had time to close.</summary>
    Naive = 1,

    /// <summary>Kaplan and Meier (1958) on the first gap of each customer.</summary>
    First = 2,

    /// <summary>
    /// Kaplan and Meier on every gap and every open gap, each with weight 1; equal to the estimator of Pena, Strawderman and Hollander
    /// (2001). Answers "80% of gaps", to which frequent customers contribute most.
    /// </summary>
    Pooled = 3,
}
