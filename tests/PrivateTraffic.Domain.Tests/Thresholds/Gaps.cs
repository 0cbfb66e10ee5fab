using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Thresholds;

namespace PrivateTraffic.Domain.Tests.Thresholds;

/// <summary>Short verbs for populations of customers with known gaps.</summary>
internal static class Gaps
{
    public static readonly GapRule PaidToPaid = new() { Anchor = EventSet.Order, Return = EventSet.Order };

    public static readonly GapRule PaidToOpened = new() { Anchor = EventSet.Order, Return = EventSet.Open };

    public static GapSample Sample(IEnumerable<CustomerHistory> customers, GapRule rule, int asOf)
    {
        var sample = new GapSample(rule, A.Day(asOf));
        foreach (var customer in customers)
        {
            sample.Add(customer.View());
        }

        return sample;
    }

    public static GapThreshold Threshold(IEnumerable<CustomerHistory> customers, GapRule rule, int asOf) =>
        GapThreshold.Of(Sample(customers, rule, asOf));

    public static CustomerHistory Buyer(IEnumerable<int> days) => A.Customer(added: null, orders: [.. days.Select(d => A.Order(d))]);

    /// <summary>A customer who paid, and opened something so many days later.</summary>
    public static CustomerHistory PaidThenOpened(int paid, int gap) => A.Customer(added: null, orders: [A.Order(paid)])
        .WithInteractions([new Interaction(InteractionKind.Open, new FactTime(A.Day(paid + gap), 40_000))]);

    /// <summary>
    /// A buyer whose purchases follow each other by gaps of a distribution, from a random day of the first gap on to <paramref
    /// name="last"/>.
    /// </summary>
    public static CustomerHistory Renewal(Random random, double first, int last, Func<Random, double> gap)
    {
        var days = new List<int>();
        for (var time = first; time < last + 1; time += gap(random))
        {
            days.Add((int)Math.Floor(time));
        }

        return Buyer(days.Distinct());
    }

    public static Func<Random, double> Exponential(double mean) => random => -mean * Math.Log(1 - random.NextDouble());

    public static GapEstimate By(this GapThreshold threshold, GapEstimator estimator) =>
        threshold.Estimators.Single(e => e.Estimator == estimator);
}
