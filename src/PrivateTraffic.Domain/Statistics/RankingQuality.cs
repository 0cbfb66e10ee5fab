namespace PrivateTraffic.Domain.Statistics;

/// <summary>How well scores foretell whether something happens.</summary>
internal static class RankingQuality
{
    /// <summary>
    /// The area under the ROC curve: the chance that of one customer with the outcome and one without the first has the higher score, equal
    /// scores counting half (Mann and Whitney). Null when everybody or nobody has the outcome.
    /// </summary>
    public static double? AreaUnderCurve(ReadOnlySpan<double> scores, ReadOnlySpan<bool> outcomes)
    {
        var sorted = scores.ToArray();
        var happened = outcomes.ToArray();
        Array.Sort(sorted, happened);
        long positives = 0, negatives = 0, twiceWins = 0;
        for (var first = 0; first < sorted.Length;)
        {
            long positivesHere = 0, negativesHere = 0;
            var end = first;
            for (; end < sorted.Length && sorted[end] == sorted[first]; end++)
            {
                positivesHere += happened[end] ? 1 : 0;
                negativesHere += happened[end] ? 0 : 1;
            }

            twiceWins += positivesHere * ((2 * negatives) + negativesHere);
            positives += positivesHere;
            negatives += negativesHere;
            first = end;
        }

        return positives == 0 || negatives == 0 ? null : twiceWins / (2.0 * positives * negatives);
    }
}
