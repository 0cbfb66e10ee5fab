using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Clv;

namespace PrivateTraffic.Domain.Tests.Clv;

public sealed class BgNbdModelTests
{
    /// <summary>As fitted in the paper.</summary>
    private static readonly BgNbdModel Published = new(0.243, 4.414, 0.793, 2.426);

    private static readonly Gen<BgNbdModel> Models =
        from r in Parameter
        from alpha in Parameter
        from a in Parameter
        from b in Parameter
        select new BgNbdModel(r, alpha, a, b);

    private static readonly Gen<(int X, int Recency, int Age)> Buyers =
        from age in Gen.Choose(1, 700)
        from repeats in Gen.Choose(0, Math.Min(age, 60))
        from recency in Gen.Choose(repeats == 0 ? 0 : Math.Max(1, repeats), age)
        select (repeats, repeats == 0 ? 0 : recency, age);

    private static Gen<double> Parameter => Gen.Choose(-3_000, 3_000).Select(e => Math.Exp(e / 1_000.0));

    [Fact]
    public void The_likelihood_is_that_of_the_formula() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Models.ToArbitrary(), Buyers.ToArbitrary(), (model, buyer) =>
        {
            var expected = DirectModels.LogLikelihood(model, buyer.X, buyer.Recency / 7.0, buyer.Age / 7.0);

            model.LogLikelihood(buyer.X, buyer.Recency / 7.0, buyer.Age / 7.0).ShouldBe(expected, 1e-9 * Math.Max(1, Math.Abs(expected)));
        }));

    [Fact]
    public void Counting_equal_customers_together_changes_no_likelihood() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(Models.ToArbitrary(), Buyers.NonEmptyListOf().ToArbitrary(), (model, buyers) =>
        {
            var twice = buyers.Concat(buyers).Select(b => Summary(b.X, b.Recency, b.Age)).ToArray();
            var groups = BuyingGroups.Of(twice, 1_000);
            double[] logarithms = [Math.Log(model.R), Math.Log(model.Alpha), Math.Log(model.A), Math.Log(model.B)];
            var expected = 2 * buyers.Sum(b => DirectModels.LogLikelihood(model, b.X, b.Recency / 7.0, b.Age / 7.0));

            var value = new BgNbdLikelihood(groups).Value(logarithms);

            value.ShouldBe(expected, 1e-9 * Math.Max(1, Math.Abs(expected)));
            groups.Customers.Sum().ShouldBe(twice.Length);
            groups.Count.ShouldBe(buyers.Distinct().Count());
        }));

    [Fact]
    public void The_gradient_is_the_slope_of_the_likelihood() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(Models.ToArbitrary(), Buyers.NonEmptyListOf().ToArbitrary(), (model, buyers) =>
        {
            var objective = new BgNbdLikelihood(BuyingGroups.Of([.. buyers.Select(b => Summary(b.X, b.Recency, b.Age))], 1_000));

            Slopes.ShouldFit(objective, [Math.Log(model.R), Math.Log(model.Alpha), Math.Log(model.A), Math.Log(model.B)]);
        }));

    [Fact]
    public void Expected_purchases_are_the_mean_over_all_customers_one_might_be() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Models.ToArbitrary(), Buyers.ToArbitrary(), Gen.Choose(1, 520).ToArbitrary(), (model, buyer, weeks) =>
        {
            var expected = DirectModels.ExpectedIfActive(model, buyer.X, buyer.Age / 7.0, weeks);

            model.ExpectedPurchasesIfActive(buyer.X, buyer.Age / 7.0, weeks).ShouldBe(expected, 1e-6 * Math.Max(1, expected));
        }));

    [Fact]
    public void The_papers_example_customer_is_expected_to_buy_1_226_times() =>
        Published.ExpectedPurchases(2, 30.43, 38.86, 39).ShouldBe(1.226, 0.0005);

    [Theory]
    [InlineData(1)]
    [InlineData(1 - 1e-6)]
    [InlineData(1 + 1e-6)]
    public void At_a_equal_to_one_the_limit_is_taken(double a)
    {
        var model = Published with { A = a };

        model.ExpectedPurchasesIfActive(3, 20, 52).ShouldBe(DirectModels.ExpectedIfActive(model, 3, 20, 52), 1e-5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(52)]
    [InlineData(5_200)]
    public void Who_bought_once_is_active_for_certain_however_long_ago_it_was(double ageWeeks) =>
        Published.ProbabilityActive(0, 0, ageWeeks).ShouldBe(1);

    [Fact]
    public void The_later_the_last_purchase_the_likelier_a_customer_is_active()
    {
        var chances = Enumerable.Range(1, 38).Select(week => Published.ProbabilityActive(4, week, 38)).ToArray();

        chances.ShouldBe(chances.Order());
        chances[0].ShouldBeLessThan(0.01);
        chances[^1].ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void Many_purchases_long_ago_overflow_nothing()
    {
        Published.ProbabilityActive(3_000, 10, 500).ShouldBe(0);
        double.IsFinite(Published.LogLikelihood(3_000, 10, 500)).ShouldBeTrue();
        Published.ExpectedPurchases(3_000, 500, 500, 52).ShouldBeInRange(50, 320);
    }

    [Fact]
    public void A_last_purchase_after_the_as_of_day_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Published.ProbabilityActive(1, 5, 4));

    private static BuyingSummary Summary(int repeats, int recency, int age) => new(repeats + 1, 1_000 - age, 1_000 - age + recency, 0, 0);
}
