using PrivateTraffic.Domain.Attributes;
using PrivateTraffic.Domain.Clv;
using PrivateTraffic.Domain.Labels.Acquisition;
using PrivateTraffic.Domain.Labels.Categories;
using PrivateTraffic.Domain.Labels.Journeys;
using PrivateTraffic.Domain.Labels.Membership;
using PrivateTraffic.Domain.Labels.Preferences;
using PrivateTraffic.Domain.Labels.Propensity;
using PrivateTraffic.Domain.Labels.Pyramid;
using PrivateTraffic.Domain.Labels.Rhythm;
using PrivateTraffic.Domain.Labels.Risk;
using PrivateTraffic.Domain.Labels.Tenure;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Labels;

/// <summary>
/// The further labels of a population as of a day: what everybody's labels rest on is settled first, then each customer is labelled and
/// counted. The order of customers changes nothing.
/// </summary>
public sealed class LabelReport
{
    private const int PartSize = 4_096;

    private readonly LabelSample sample;
    private readonly LabelRules rules;
    private readonly BuyingSummaries buyers;
    private readonly PurchaseRhythm rhythm;
    private readonly CustomerPyramid pyramid;
    private readonly RiskModel? risk;
    private readonly PropensityModel propensity;
    private readonly HourPreference hours;
    private readonly Dictionary<string, ChannelTally> channelTotals;
    private readonly ChannelPreference channels;
    private readonly AttributeInference gender;
    private readonly HashSet<LabelFamily> shown;

    private LabelReport(LabelSample sample)
    {
        (this.sample, rules) = (sample, sample.Rules);
        buyers = BuyingSummaries.Of(sample.Log, sample.AsOf);
        rhythm = PurchaseRhythm.Of(buyers.Gaps, rules.GapDays);
        pyramid = CustomerPyramid.Of(sample.Amounts);
        risk = buyers.Count == 0 ? null : RiskModel.Learn(sample.Log, sample.AsOf, rules.Risk.HorizonDays);
        propensity = PropensityModel.Train(sample.Propensity);
        hours = new HourPreference(sample.Hours);
        channelTotals = sample.Readings.SelectMany(r => r.Channels).GroupBy(c => c.Key)
            .ToDictionary(c => c.Key, c => c.Aggregate(default(ChannelTally), (sum, own) => sum + own.Value));
        channels = new ChannelPreference(channelTotals);
        gender = AttributeInference.Learn(sample.Readings.Select(r => r.Gender));
        Families = Tallied();
        shown = [.. Families.Where(f => f.Labels.Count > 0).Select(f => f.Family)];
        var beginning = Count == 0 ? EstimateQuality.Default(EstimateReason.NoData) : EstimateQuality.Accepted;
        Quality = Families.Where(f => f.Quality.Reason != EstimateReason.NoData).Aggregate(beginning, (all, f) => all.And(f.Quality));
    }

    /// <summary>Customers seen by the day.</summary>
    public int Count => sample.Count;

    /// <summary>The worst status of the families for which there is data, and all their reasons.</summary>
    public EstimateQuality Quality { get; }

    /// <summary>Every family, in the order of <see cref="LabelFamily.All"/>.</summary>
    public IReadOnlyList<FamilyReport> Families { get; }

    /// <summary>Settles and counts.</summary>
    public static LabelReport Of(LabelSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return new LabelReport(sample);
    }

    /// <summary>The labels of the customer at a position, 0 to <see cref="Count"/> - 1 in the order of adding.</summary>
    public CustomerLabels this[int position]
    {
        get
        {
            var reading = sample.Readings[position];
            var customer = new CustomerLabels
            {
                Id = reading.Id,
                PurchaseDays = 0,
                RecencyDays = null,
                NetAmount = 0,
                Rhythm = RhythmStatus.NeverBought,
                ExpectedGapDays = null,
                Pyramid = PyramidLevel.NeverBought,
                Tenure = CustomerTenure.NeverBought,
                Membership = reading.Membership,
                Journey = reading.Journey,
                Acquisition = reading.Acquisition,
                Risk = null,
                Propensity = reading.Propensity == LabelReading.Nowhere ? null : propensity.ProbabilityOf(reading.Propensity),
                Hour = reading.Hours is { } own ? hours.PreferredBy(Array.ConvertAll(own, n => (long)n)) : null,
                Channel = reading.Channels.Count == 0 ? null : channels.PreferredBy(reading.Channels),
                Categories = reading.Categories,
                Gender = BeliefOf(reading.Gender),
            };
            return reading.Buyer == LabelReading.Nowhere ? customer : AsBuyer(customer, reading.Buyer);
        }
    }

    /// <summary>The inference leaves out whom it judges, so that it judges one after the other.</summary>
    private AttributeBelief BeliefOf(AttributeSample customer)
    {
        lock (gender)
        {
            return gender.BeliefOf(customer);
        }
    }

    private CustomerLabels AsBuyer(CustomerLabels customer, int buyer)
    {
        var (bought, amount) = (buyers.Buyers[buyer], sample.Amounts[buyer]);
        var recency = sample.AsOf.DayNumber - bought.LastDay;
        return customer with
        {
            PurchaseDays = bought.PurchaseDays,
            RecencyDays = recency,
            NetAmount = amount,
            Rhythm = rhythm.StatusOf(bought.PurchaseDays, bought.RecencyDays, recency),
            ExpectedGapDays = rhythm.ExpectedGap(bought.PurchaseDays, bought.RecencyDays),
            Pyramid = pyramid.LevelOf(bought.PurchaseDays, amount),
            Tenure = rules.Tenure.TenureOf(DateOnly.FromDayNumber(bought.FirstDay), DateOnly.FromDayNumber(bought.LastDay), sample.AsOf),
            Risk = risk?.ScoreOf(bought.PurchaseDays, recency),
        };
    }

    /// <summary>Labels and counts everybody, on all processors.</summary>
    private IReadOnlyList<FamilyReport> Tallied()
    {
        var tallies = LabelFamily.All.ToDictionary(f => f, f => new LabelTally(f));
        var parts = (Count + PartSize - 1) / PartSize;
        Parallel.For(0, parts, part =>
        {
            var own = LabelFamily.All.ToDictionary(f => f, f => new LabelTally(f));
            for (var i = part * PartSize; i < Math.Min(Count, (part + 1) * PartSize); i++)
            {
                foreach (var (family, key) in AllKeysOf(this[i]))
                {
                    own[family].Add(key);
                }
            }

            lock (tallies)
            {
                foreach (var (family, tally) in own)
                {
                    tallies[family].Add(tally);
                }
            }
        });

        var readings = sample.Readings;
        var stalled = readings.LongCount(r => r.Journey.IsStalled);
        var reached = readings.LongCount(r => r.Channels.Values.Any(c => c.Exposures >= ChannelPreference.LeastExposures));
        var timed = readings.LongCount(r => r.Hours is not null);
        var categorised = readings.LongCount(r => r.Gender.Evidence.Count > 0);
        var declared = readings.LongCount(r => r.Gender.Declared is not null);
        var funnel = AcquisitionFunnel.Of(
            readings.Select(r => r.Acquisition).OfType<CohortMember>(), rules.Cohorts, sample.AsOf);
        return
        [
            RhythmLabels.Report(tallies[LabelFamily.Rhythm], rhythm, rules, Count),
            AcquisitionLabels.Report(tallies[LabelFamily.Acquisition], funnel, sample.HasInteractions),
            PyramidLabels.Report(tallies[LabelFamily.Pyramid], pyramid, Count),
            MembershipLabels.Report(tallies[LabelFamily.Membership], rules.Membership, buyers.Count, Count),
            RiskLabels.Report(tallies[LabelFamily.Risk], risk, rules.Risk, buyers.Count, Count),
            FamilyReport.Without(LabelFamily.Demand, Count),
            PreferenceLabels.OfChannels(tallies[LabelFamily.Channel], channelTotals, rules.Channels, reached, Count),
            PreferenceLabels.OfHours(tallies[LabelFamily.Hour], sample.Hours, timed, Count),
            PropensityLabels.Report(
                tallies[LabelFamily.Propensity], propensity, sample.Propensity.Returns, rules.Propensity, buyers.Count, Count),
            CategoryLabels.Report(tallies[LabelFamily.Categories], rules.Categories, categorised, Count),
            JourneyLabels.Report(tallies[LabelFamily.Journey], rules.Journey, stalled, Count),
            TenureLabels.Report(tallies[LabelFamily.Tenure], rules.Tenure, buyers.Count, Count),
            FamilyReport.Without(LabelFamily.Roles, Count),
            GenderLabels.Report(tallies[LabelFamily.Gender], gender, declared, categorised, Count),
        ];
    }

    /// <summary>Every label that a customer carries, by family; families for which there is no data are left out.</summary>
    public IEnumerable<(LabelFamily Family, string Key)> KeysOf(CustomerLabels customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return AllKeysOf(customer).Where(k => shown.Contains(k.Family));
    }

    private IEnumerable<(LabelFamily Family, string Key)> AllKeysOf(CustomerLabels customer)
    {
        yield return (LabelFamily.Rhythm, PurchaseRhythm.KeyOf(customer.Rhythm));
        yield return (LabelFamily.Pyramid, CustomerPyramid.KeyOf(customer.Pyramid));
        yield return (LabelFamily.Membership, rules.Membership.Levels[customer.Membership.Level].Key);
        yield return (LabelFamily.Channel, PreferenceLabels.KeyOf(customer.Channel));
        yield return (LabelFamily.Hour, PreferenceLabels.KeyOf(customer.Hour));
        yield return (LabelFamily.Propensity, PropensityLabels.KeyOf(customer, propensity, rules.Propensity));
        yield return (LabelFamily.Journey, JourneyLabels.KeyOf(customer.Journey));
        yield return (LabelFamily.Tenure, TenureRules.KeyOf(customer.Tenure));
        yield return (LabelFamily.Gender, GenderLabels.KeyOf(customer.Gender));
        if (RiskLabels.KeyOf(customer, rules.Risk) is { } band)
        {
            yield return (LabelFamily.Risk, band);
        }

        foreach (var stage in AcquisitionLabels.KeysOf(customer.Acquisition))
        {
            yield return (LabelFamily.Acquisition, stage);
        }

        foreach (var group in customer.Categories)
        {
            yield return (LabelFamily.Categories, group.Key);
        }
    }
}
