using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Rfm;

/// <summary>
/// A named segment of quintile scores: a box in the cube of scores. Boxes form an ordered list, the first that holds a buyer names them,
/// the rest are <see cref="Others"/> (segmentation specification, section 6.2).
/// </summary>
/// <param name="Key">The name used in files and JSON, such as <c>champions</c>.</param>
/// <param name="Name">The name on the screen.</param>
/// <param name="R">The recency scores in the box.</param>
/// <param name="F">The frequency scores in the box.</param>
/// <param name="M">The monetary scores in the box.</param>
public sealed record ScoreBox(string Key, LocalizedText Name, ScoreRange R, ScoreRange F, ScoreRange M)
{
    /// <summary>The segment of buyers whom no box holds.</summary>
    public static ScoreBox Others { get; } =
        new("others", new LocalizedText("其他", "Others"), ScoreRange.All, ScoreRange.All, ScoreRange.All);

    /// <summary>
    /// The usual ten names, by recency and frequency. Together they cover every score once, so that nobody is among <see cref="Others"/>
    /// and the order does not matter.
    /// </summary>
    public static IReadOnlyList<ScoreBox> Standard { get; } =
    [
        Box("champions", "冠军客户", "Champions", new(5, 5), new(4, 5)),
        Box("loyal", "忠诚客户", "Loyal customers", new(3, 4), new(4, 5)),
        Box("potential-loyalists", "潜力忠诚客户", "Potential loyalists", new(4, 5), new(2, 3)),
        Box("new-customers", "新客户", "New customers", new(5, 5), new(1, 1)),
        Box("promising", "有望客户", "Promising", new(4, 4), new(1, 1)),
        Box("need-attention", "需要关注", "Need attention", new(3, 3), new(3, 3)),
        Box("about-to-sleep", "即将沉睡", "About to sleep", new(3, 3), new(1, 2)),
        Box("cannot-lose", "不能失去", "Cannot lose them", new(1, 2), new(5, 5)),
        Box("at-risk", "有流失风险", "At risk", new(1, 2), new(3, 4)),
        Box("hibernating", "沉睡客户", "Hibernating", new(1, 2), new(1, 2)),
    ];

    /// <summary>Whether the box holds these scores.</summary>
    public bool Contains(RfmScores scores) => R.Contains(scores.R) && F.Contains(scores.F) && M.Contains(scores.M);

    private static ScoreBox Box(string key, string zh, string en, ScoreRange r, ScoreRange f) =>
        new(key, new LocalizedText(zh, en), r, f, ScoreRange.All);
}

/// <summary>Scores from one to another, both included, 1 to 5.</summary>
/// <param name="From">The lowest score.</param>
/// <param name="To">The highest score.</param>
public readonly record struct ScoreRange(int From, int To)
{
    /// <summary>Every score.</summary>
    public static ScoreRange All { get; } = new(1, 5);

    /// <summary>Whether a score lies in the range.</summary>
    public bool Contains(int score) => score >= From && score <= To;
}
