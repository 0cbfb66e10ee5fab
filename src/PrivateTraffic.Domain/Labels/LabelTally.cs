namespace PrivateTraffic.Domain.Labels;

/// <summary>Counts the labels that customers carry.</summary>
internal sealed class LabelTally(LabelFamily family)
{
    private readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);

    public LabelFamily Family { get; } = family;

    /// <summary>The keys that were counted.</summary>
    public IEnumerable<string> Keys => counts.Keys;

    public void Add(string key) => counts[key] = counts.GetValueOrDefault(key) + 1;

    /// <summary>Adds what another tally of the family has counted.</summary>
    public void Add(LabelTally other)
    {
        foreach (var (key, count) in other.counts)
        {
            counts[key] = counts.GetValueOrDefault(key) + count;
        }
    }

    public long CountOf(string key) => counts.GetValueOrDefault(key);

    /// <summary>The counts of labels in their order, empty ones included.</summary>
    public IReadOnlyList<LabelCount> Counts(IEnumerable<Label> labels, long total) =>
        [.. labels.Select(label => Count(label, total, null))];

    public LabelCount Count(Label label, long total, LabelRate? rate)
    {
        var count = CountOf(label.Key);
        return new LabelCount(label, count, total == 0 ? 0 : (double)count / total, rate);
    }
}
