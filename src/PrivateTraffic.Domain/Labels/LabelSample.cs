using PrivateTraffic.Domain.Attributes;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Labels.Acquisition;
using PrivateTraffic.Domain.Labels.Categories;
using PrivateTraffic.Domain.Labels.Journeys;
using PrivateTraffic.Domain.Labels.Membership;
using PrivateTraffic.Domain.Labels.Preferences;
using PrivateTraffic.Domain.Labels.Propensity;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Domain.Purchasing;
using PrivateTraffic.Domain.Rfm;
using PrivateTraffic.Domain.Tiers;

namespace PrivateTraffic.Domain.Labels;

/// <summary>
/// What the further labels of customers are made from, read in one scan over the histories: some hundred bytes each. Fill it from one
/// thread.
/// </summary>
public sealed class LabelSample
{
    private const int HourBlocks = 24 / HourPreference.BlockHours;

    private readonly MembershipProgramme programme;
    private readonly JourneyScenario scenario;
    private readonly RfmReader reader;
    private readonly CategoryGroups categories;
    private readonly Purchases purchases = new();
    private readonly List<LabelReading> readings = [];
    private readonly List<long> amounts = [];
    private readonly long[] hours = new long[HourBlocks];

    /// <param name="model">The model; it has no problems.</param>
    /// <param name="asOf">The day.</param>
    public LabelSample(SegmentationModel model, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(model);
        (Rules, AsOf) = (model.Labels, asOf);
        programme = Rules.Membership.ToProgramme();
        scenario = Rules.Journey.ToScenario();
        reader = new RfmReader(model.Rfm.WindowDays);
        categories = new CategoryGroups(Rules.Categories.WindowDays, Rules.Categories.LeastShare);
        Propensity = new PropensityData(asOf, Rules.Propensity.HorizonDays);
    }

    /// <summary>The rules.</summary>
    public LabelRules Rules { get; }

    /// <summary>The as-of day.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Customers seen by that day.</summary>
    public int Count => readings.Count;

    internal IReadOnlyList<LabelReading> Readings => readings;

    internal PurchaseLog Log { get; } = new();

    internal PropensityData Propensity { get; }

    /// <summary>M of every buyer, in the order of <see cref="Log"/> as of the day.</summary>
    internal IReadOnlyList<long> Amounts => amounts;

    /// <summary>Timed interactions of everybody by block of hours.</summary>
    internal IReadOnlyList<long> Hours => hours;

    /// <summary>Whether an interaction of anybody is on record.</summary>
    internal bool HasInteractions { get; private set; }

    /// <summary>Adds a customer; one is added once. Those of whom nothing is visible on the day are passed over.</summary>
    /// <param name="customerId">Our number of the customer.</param>
    /// <param name="history">Their history, loaded with times.</param>
    /// <param name="facts">What is known beyond it.</param>
    public void Add(long customerId, HistoryView history, LabelFacts facts)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(facts);
        if (history.FirstSeenDay is not { } seen || seen > AsOf.DayNumber)
        {
            return;
        }

        Log.Add(customerId, history);
        Propensity.Add(customerId, history);
        purchases.Read(history, AsOf.DayNumber);
        HasInteractions |= history.InteractionDaysUpTo(AsOf.DayNumber) > 0;
        var isBuyer = !purchases.Days.IsEmpty;
        readings.Add(new LabelReading(
            customerId,
            isBuyer ? amounts.Count : LabelReading.Nowhere,
            Propensity.Count > 0 && Propensity.CustomerAt(Propensity.Count - 1) == customerId ? Propensity.Count - 1 : LabelReading.Nowhere,
            programme.Replay(OrderPoints.Of(history, Rules.Membership.FenPerPoint), AsOf),
            scenario.StageOf(history, purchases, AsOf),
            CohortMember.Of(history, purchases, AsOf, []),
            HoursOf(history),
            ChannelResponses.Of(history, facts, Rules.Channels, AsOf),
            facts.Purchases.Count == 0 ? GroupWeights.None : categories.Of(facts.Purchases, AsOf),
            GenderLabels.SampleOf(facts)));
        if (isBuyer)
        {
            amounts.Add(reader.Read(history, AsOf)?.Monetary ?? 0);
        }
    }

    /// <summary>Counts a customer's timed interactions by block; null where there are too few to prefer anything.</summary>
    private int[]? HoursOf(HistoryView history)
    {
        var own = new int[HourBlocks];
        foreach (ref readonly var interaction in history.Interactions)
        {
            if (interaction.Day <= AsOf.DayNumber && interaction.Second >= 0)
            {
                own[HourPreference.BlockOf(interaction.Second)]++;
            }
        }

        var all = 0;
        for (var block = 0; block < HourBlocks; block++)
        {
            hours[block] += own[block];
            all += own[block];
        }

        return all < ChannelPreference.LeastExposures ? null : own;
    }
}

/// <summary>One customer of a <see cref="LabelSample"/>.</summary>
/// <param name="Id">Our number of the customer.</param>
/// <param name="Buyer">Their position among the buyers, or <see cref="Nowhere"/>.</param>
/// <param name="Propensity">Their position in the data of the propensity, or <see cref="Nowhere"/>.</param>
/// <param name="Membership">Their membership.</param>
/// <param name="Journey">Their journey.</param>
/// <param name="Acquisition">Their cohort; null where nobody has added them.</param>
/// <param name="Hours">Their timed interactions by block of hours; null below five.</param>
/// <param name="Channels">How they responded on each channel.</param>
/// <param name="Categories">Their groups by category.</param>
/// <param name="Gender">What they declared, and the days on which they bought each category.</param>
internal readonly record struct LabelReading(
    long Id,
    int Buyer,
    int Propensity,
    MembershipState Membership,
    JourneyStage Journey,
    CohortMember? Acquisition,
    int[]? Hours,
    IReadOnlyDictionary<string, ChannelTally> Channels,
    GroupWeights Categories,
    AttributeSample Gender)
{
    public const int Nowhere = -1;
}
