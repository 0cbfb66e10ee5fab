using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Labels.Propensity;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Tests.Labels.Propensity;

public sealed class PropensityModelTests
{
    private const int Days = 300;

    private static readonly CustomerHistory[] Customers = [.. Simulate(4_000, seed: 41)];

    private static readonly PropensityModel Model = PropensityModel.Train(Data(Customers));

    [Fact]
    public void A_model_that_beats_recency_and_frequency_is_shown()
    {
        Model.Reasons.ShouldBeEmpty();
        Model.IsShown.ShouldBeTrue();
        var validation = Model.Validation.ShouldNotBeNull();
        validation.Auc!.Value.ShouldBeGreaterThan(Model.RecencyAuc!.Value);
        validation.Auc.Value.ShouldBeGreaterThan(Model.FrequencyAuc!.Value);
        validation.Brier.ShouldBeLessThan(validation.BaseBrier);
        validation.TopDecileLift!.Value.ShouldBeGreaterThan(1.5);
        validation.Calibration.Count.ShouldBe(10);
    }

    [Fact]
    public void Those_who_interact_today_are_likelier_to_order_than_those_who_do_not()
    {
        var data = Data(Customers);
        bool IsKeen(long customer) => Customers[customer].Interactions.Any(x => x.At.Day > A.Day(Days - 30));
        var chances = Enumerable.Range(0, data.Count)
            .Select(i => (Keen: IsKeen(data.CustomerAt(i)), Chance: Model.ProbabilityOf(i)!.Value)).ToArray();

        chances.ShouldAllBe(c => c.Chance > 0 && c.Chance < 1);
        chances.Where(c => c.Keen).Average(c => c.Chance).ShouldBeGreaterThan(1.5 * chances.Where(c => !c.Keen).Average(c => c.Chance));
    }

    [Fact]
    public void The_validation_has_seen_nothing_of_the_days_it_is_judged_on()
    {
        // Whatever happens after D - h changes what the model is judged by, not the model.
        var changed = Customers.Select(c => c.WithOrders(c.Orders.Where(o => o.PaidAt.Day <= A.Day(Days - 30)))).ToArray();

        var model = PropensityModel.Train(Data(changed));

        model.TrainingOrders.ShouldBe(Model.TrainingOrders);
        model.Validation!.Positives.ShouldBe(0);
        model.IsShown.ShouldBeFalse();
    }

    [Fact]
    public void Fewer_than_a_hundred_orders_are_too_few()
    {
        var model = PropensityModel.Train(Data(Customers[..200]));

        model.Reasons.ShouldBe([EstimateReason.TooFewOrders]);
        model.Validation.ShouldBeNull();
        model.ProbabilityOf(0).ShouldBeNull();
    }

    [Fact]
    public void A_model_that_the_last_days_contradict_is_hidden()
    {
        // In the last 30 days only those ordered who had been quiet in the 30 before.
        var (from, to) = (A.Day(Days - 60), A.Day(Days - 30));
        var changed = Customers.Select((c, i) => c.WithOrders(
        [
            .. c.Orders.Where(o => o.PaidAt.Day <= to),
            .. i % 5 == 0 && !c.Interactions.Any(x => x.At.Day > from && x.At.Day <= to) ? [A.Order(Days - 10)] : Array.Empty<Order>(),
        ])).ToArray();

        var model = PropensityModel.Train(Data(changed));

        model.Validation!.Auc!.Value.ShouldBeLessThan(0.5);
        model.Reasons.ShouldContain(EstimateReason.NotBetterThanAverage);
        model.ProbabilityOf(0).ShouldBeNull();
    }

    [Fact]
    public void The_order_of_customers_changes_nothing()
    {
        var backwards = PropensityModel.Train(Data([.. Customers.Reverse()]));

        backwards.Validation!.Brier.ShouldBe(Model.Validation!.Brier);
        backwards.ProbabilityOf(0).ShouldBe(Model.ProbabilityOf(Customers.Length - 1));
    }

    private static PropensityData Data(CustomerHistory[] customers)
    {
        var data = new PropensityData(A.Day(Days));
        for (var i = 0; i < customers.Length; i++)
        {
            data.Add(i, customers[i].View());
        }

        return data;
    }

    /// <summary>Customers with keen and quiet months: in a keen one they interact and, with some luck, order.</summary>
    private static IEnumerable<CustomerHistory> Simulate(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var (days, orders, keen) = (new List<int>(), new List<Order>(), random.NextDouble() < 0.3);
            for (var day = 0; day <= Days; day++)
            {
                keen = random.NextDouble() < 0.02 ? !keen : keen;
                if (random.NextDouble() < (keen ? 0.25 : 0.01))
                {
                    days.Add(day);
                }

                if (random.NextDouble() < (keen ? 0.015 : 0.001))
                {
                    orders.Add(A.Order(day, 5_000 + random.Next(20_000)));
                }
            }

            yield return A.Customer(added: 0, likes: [.. days], orders: [.. orders]);
        }
    }
}
