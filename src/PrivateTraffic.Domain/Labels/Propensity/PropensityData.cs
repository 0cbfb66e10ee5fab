using PrivateTraffic.Domain.Clv;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Labels.Propensity;

/// <summary>
/// Customers as they were 2h and h days ago and are today, with what they did in between: read from the histories in one scan, some hundred
/// bytes each. Fill it from one thread.
/// </summary>
public sealed class PropensityData
{
    private readonly int asOf;
    private readonly Purchases scratch = new();
    private readonly List<long> customers = [];
    private readonly List<CustomerFeatures> now = [];
    private readonly Proportion[] returns = new Proportion[RecencyBuckets.Count + 1];

    /// <param name="asOf">The as-of day.</param>
    /// <param name="horizonDays">h: the days ahead. At least 1; default 30.</param>
    public PropensityData(DateOnly asOf, int horizonDays = 30)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonDays, 1);
        (this.asOf, HorizonDays) = (asOf.DayNumber, horizonDays);
    }

    /// <summary>h: the days ahead.</summary>
    public int HorizonDays { get; }

    /// <summary>Customers who can be seen on the as-of day.</summary>
    public int Count => now.Count;

    /// <summary>
    /// How many of those h days ago have ordered since, by the <see cref="RecencyBuckets"/> they were in then; those who had never bought
    /// come last.
    /// </summary>
    internal IReadOnlyList<Proportion> Returns => returns;

    internal List<(CustomerFeatures Features, bool Ordered)> Training { get; } = [];

    internal List<(CustomerFeatures Features, bool Ordered)> Validation { get; } = [];

    internal IReadOnlyList<CustomerFeatures> Now => now;

    /// <summary>Adds a customer; one is added once.</summary>
    public void Add(long customerId, HistoryView history)
    {
        ArgumentNullException.ThrowIfNull(history);
        AddObserved(history, asOf - (2 * HorizonDays), Training);
        AddObserved(history, asOf - HorizonDays, Validation);
        CountReturn(history, asOf - HorizonDays);
        if (CustomerFeatures.Of(history, asOf, scratch) is { } features)
        {
            customers.Add(customerId);
            now.Add(features);
        }
    }

    /// <summary>The customer at a position, 0 to <see cref="Count"/> - 1 in the order of adding.</summary>
    public long CustomerAt(int position) => customers[position];

    private void AddObserved(HistoryView history, int day, List<(CustomerFeatures, bool)> into)
    {
        if (CustomerFeatures.Of(history, day, scratch) is { } features)
        {
            scratch.Read(history, day + HorizonDays);
            into.Add((features, !scratch.Days.IsEmpty && scratch.Days[^1] > day));
        }
    }

    private void CountReturn(HistoryView history, int day)
    {
        if (history.FirstSeenDay is not { } seen || seen > day)
        {
            return;
        }

        scratch.Read(history, day);
        var bucket = scratch.Days.IsEmpty ? RecencyBuckets.Count : RecencyBuckets.IndexOf(day - scratch.Days[^1]);
        scratch.Read(history, day + HorizonDays);
        var ordered = !scratch.Days.IsEmpty && scratch.Days[^1] > day;
        returns[bucket] = new Proportion(returns[bucket].Successes + (ordered ? 1 : 0), returns[bucket].Trials + 1);
    }
}
