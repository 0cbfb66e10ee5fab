using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Api.Features.Reports;

/// <summary>A buyer, with the label and the numbers behind it.</summary>
/// <param name="Id">Our number of the customer.</param>
/// <param name="Facts">The numbers.</param>
/// <param name="Label">The label.</param>
public sealed record RfmCustomer(long Id, RfmFacts Facts, RfmLabel Label);

/// <summary>Counts the labels of buyers.</summary>
internal sealed class RfmTally
{
    /// <summary>The most customers that the recall list names.</summary>
    private const int MostRecalled = 100;

    private readonly Dictionary<string, (long Count, long Amount)> segments = [];
    private readonly Dictionary<string, (long Count, long Amount)> boxes = [];
    private readonly List<RecallCustomer> recall = [];

    public long Buyers { get; private set; }

    public void Add(RfmCustomer customer)
    {
        Buyers++;
        Count(segments, customer.Label.Segment.Key, customer.Facts.Monetary);
        Count(boxes, customer.Label.Box.Key, customer.Facts.Monetary);
        if (customer.Label.Recall is { } priority)
        {
            var facts = customer.Facts;
            recall.Add(new RecallCustomer(customer.Id, priority, facts.Recency, facts.Frequency, facts.Monetary, null, []));
        }
    }

    public RfmSegmentResponse Of(RfmSegment segment) => PartOf(segments, segment.Key, segment.Name.Zh, segment.Name.En);

    public RfmSegmentResponse Of(ScoreBox box) => PartOf(boxes, box.Key, box.Name.Zh, box.Name.En);

    public RecallResponse RecallBy(RecallRules rules) => new(
        recall.Count,
        rules.ValuableFrom,
        rules.LatelyUntil,
        [.. Enum.GetValues<RecallPriority>().Select(p => new RecallPriorityResponse(p, recall.LongCount(c => c.Priority == p)))],
        [
            .. recall.OrderBy(c => c.Priority).ThenByDescending(c => c.Monetary).ThenBy(c => c.Recency).ThenBy(c => c.CustomerId)
                .Take(MostRecalled),
        ]);

    private RfmSegmentResponse PartOf(Dictionary<string, (long Count, long Amount)> parts, string key, string zh, string en)
    {
        var (count, amount) = parts.GetValueOrDefault(key);
        return new RfmSegmentResponse(key, zh, en, count, Buyers == 0 ? 0 : (double)count / Buyers, amount);
    }

    private static void Count(Dictionary<string, (long Count, long Amount)> parts, string key, long amount)
    {
        var (count, sum) = parts.GetValueOrDefault(key);
        parts[key] = (count + 1, sum + amount);
    }
}
