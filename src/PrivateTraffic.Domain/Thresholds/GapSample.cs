using PrivateTraffic.Domain.Histories;

namespace PrivateTraffic.Domain.Thresholds;

/// <summary>
/// The gaps of a population under one rule, counted in every candidate window (segmentation specification, sections 1 and 2). Customers are
/// added one by one, samples of disjoint populations are merged; neither order matters. Linear in the events; memory follows the length of
/// the record, not the number of customers. Not safe to share between threads.
/// </summary>
/// <remarks>
/// Candidate windows grow by a factor of √2 from 30 days. A longer one is opened when the first event outside the longest one so far is
/// met: up to then both hold the same gaps, so that it starts as a copy.
/// </remarks>
public sealed class GapSample
{
    private readonly EpisodeReader reader;
    private readonly int day;
    private readonly List<GapCounts> windows = [];
    private int? firstDay;

    /// <param name="rule">The rule. Its window, if fixed, is the only one that is counted.</param>
    /// <param name="asOf">The last complete day.</param>
    public GapSample(GapRule rule, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(rule);
        (Rule, AsOf, day) = (rule, asOf, asOf.DayNumber);
        reader = new EpisodeReader(rule);
        windows.Add(new GapCounts());
    }

    /// <summary>The rule.</summary>
    public GapRule Rule { get; }

    /// <summary>The as-of day: nothing later is seen.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Whether histories must be loaded with <see cref="HistoryView.LoadWithTimes"/>.</summary>
    public bool NeedsTimes => Rule.NeedsTimes;

    /// <summary>
    /// The length of the record in days: from the first event of the rule to the as-of day, both included; 0 without events.
    /// </summary>
    public int RecordedDays => firstDay is { } first ? day - first + 1 : 0;

    /// <summary>
    /// The length of candidate window <paramref name="index"/>: <c>round(30 · 2^(index/2))</c> days, that is 30, 42, 60, 85, 120, …
    /// </summary>
    public static int WindowDays(int index) => (int)Math.Round(30 * Math.Pow(2, index / 2.0));

    /// <summary>Counts a customer.</summary>
    public void Add(HistoryView history)
    {
        ArgumentNullException.ThrowIfNull(history);
        reader.Read(history, day);
        if (reader.FirstDay is not { } first)
        {
            return;
        }

        firstDay = Math.Min(firstDay ?? first, first);
        OpenWindows();
        for (var i = 0; i < windows.Count; i++)
        {
            var gaps = reader.Gaps(day - LengthOf(i) + 1, day, out var open);
            windows[i].Add(gaps, open);
        }
    }

    /// <summary>Adds a sample of other customers.</summary>
    /// <exception cref="ArgumentException">The other sample is of another rule or day.</exception>
    public void Merge(GapSample other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Rule != Rule || other.AsOf != AsOf)
        {
            throw new ArgumentException(
                $"A sample of {other.Rule} on {other.AsOf:O} cannot be added to one of {Rule} on {AsOf:O}.", nameof(other));
        }

        firstDay = firstDay is { } mine && other.firstDay is { } theirs ? Math.Min(mine, theirs) : firstDay ?? other.firstDay;
        OpenWindows();
        for (var i = 0; i < windows.Count; i++)
        {
            windows[i].Add(other.windows[Math.Min(i, other.windows.Count - 1)]);
        }
    }

    /// <summary>
    /// The windows that can be chosen from, by rising length: those that do not exceed the record, or the fixed one. Where the record is
    /// shorter than the shortest of them, the fallback window, which then holds everything that was recorded.
    /// </summary>
    internal IEnumerable<(int Days, GapCounts Counts)> Candidates()
    {
        if (Rule.WindowDays is not null)
        {
            return [(LengthOf(0), windows[0])];
        }

        var candidates = windows.Select((counts, i) => (LengthOf(i), counts)).Where(w => w.Item1 <= RecordedDays).ToArray();
        return candidates.Length > 0 ? candidates : [(Rule.FallbackWindowDays, windows[0])];
    }

    private int LengthOf(int index) => Rule.WindowDays ?? WindowDays(index);

    private void OpenWindows()
    {
        while (Rule.WindowDays is null && LengthOf(windows.Count - 1) < RecordedDays)
        {
            windows.Add(windows[^1].Copy());
        }
    }
}
