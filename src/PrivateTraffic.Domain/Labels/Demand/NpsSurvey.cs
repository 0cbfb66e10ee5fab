namespace PrivateTraffic.Domain.Labels.Demand;

/// <summary>
/// Answers to a survey as segments and scores (segmentation specification, section 8). Of several answers of a customer in one wave the
/// last counts; of two at the same time the lower, so that no order of answers changes anything.
/// </summary>
public static class NpsSurvey
{
    /// <summary>For how many days an answer says something of a customer, its own day included.</summary>
    public const int ValidDays = 180;

    /// <summary>Answers below which there is no score.</summary>
    public const int LeastAnswers = 30;

    /// <summary>Answers from which a score is used without a warning.</summary>
    public const int AcceptedFrom = 100;

    /// <summary>The segment of a score.</summary>
    /// <param name="score">0 to 10.</param>
    public static NpsSegment SegmentOf(int score)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(score);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(score, 10);
        return score >= 9 ? NpsSegment.Promoter : score >= 7 ? NpsSegment.Passive : NpsSegment.Detractor;
    }

    /// <summary>The name of a segment in keys, such as <c>promoter</c>.</summary>
    public static string KeyOf(NpsSegment segment) => segment switch
    {
        NpsSegment.Detractor => "detractor",
        NpsSegment.Passive => "passive",
        NpsSegment.Promoter => "promoter",
        _ => throw new ArgumentOutOfRangeException(nameof(segment), segment, null),
    };

    /// <summary>
    /// The segment of each customer with a valid answer as of the end of a day: that of their last one, of whatever wave.
    /// </summary>
    public static IReadOnlyDictionary<long, NpsSegment> SegmentsOn(IEnumerable<NpsAnswer> answers, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return LastOfEach(answers.Where(a => a.At.Day <= asOf && a.At.Day > asOf.AddDays(-ValidDays)))
            .ToDictionary(a => a.CustomerId, a => SegmentOf(a.Score));
    }

    /// <summary>The counts of a wave as of the end of a day.</summary>
    public static NpsScore ScoreOf(IEnumerable<NpsAnswer> answers, string wave, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var segments = LastOfEach(answers.Where(a => a.Wave == wave && a.At.Day <= asOf)).Select(a => SegmentOf(a.Score)).ToArray();
        return new NpsScore(CountOf(NpsSegment.Promoter), CountOf(NpsSegment.Passive), CountOf(NpsSegment.Detractor));

        int CountOf(NpsSegment segment) => segments.Count(s => s == segment);
    }

    private static IEnumerable<NpsAnswer> LastOfEach(IEnumerable<NpsAnswer> answers) =>
        answers.GroupBy(a => a.CustomerId).Select(c => c.OrderByDescending(a => a.At).ThenBy(a => a.Score).First());
}

/// <summary>The answers of a wave.</summary>
/// <param name="Promoters">Customers who answered 9 or 10.</param>
/// <param name="Passives">Customers who answered 7 or 8.</param>
/// <param name="Detractors">Customers who answered 0 to 6.</param>
public readonly record struct NpsScore(int Promoters, int Passives, int Detractors)
{
    /// <summary>Customers who answered.</summary>
    public int Answers => Promoters + Passives + Detractors;

    /// <summary>100 (P - D), -100 to 100; null under 30 answers.</summary>
    public double? Score => Answers < NpsSurvey.LeastAnswers ? null : 100 * Balance;

    /// <summary>The standard error of <see cref="Score"/>: 100 sqrt((P + D - (P-D)^2)/n); null under 30 answers.</summary>
    public double? StandardError => Answers < NpsSurvey.LeastAnswers
        ? null
        : 100 * Math.Sqrt((((double)(Promoters + Detractors) / Answers) - (Balance * Balance)) / Answers);

    /// <summary>Whether there are enough answers, 100, to use the score without a warning.</summary>
    public bool IsAccepted => Answers >= NpsSurvey.AcceptedFrom;

    private double Balance => (double)(Promoters - Detractors) / Answers;
}
