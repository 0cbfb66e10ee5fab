using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Clv;

namespace PrivateTraffic.Domain.Tests.Clv;

public sealed class GammaGammaModelTests
{
    private static readonly Gen<GammaGammaModel> Models =
        from p in Parameter
        from q in Parameter
        from gamma in Parameter
        select new GammaGammaModel(p, q, gamma);

    private static Gen<double> Parameter => Gen.Choose(-2_500, 2_500).Select(e => Math.Exp(e / 1_000.0));

    private static Gen<(int Repeats, int Amount)> Buyers =>
        from repeats in Gen.Choose(1, 40) from amount in Gen.Choose(1, 500_000) select (repeats, amount);

    [Fact]
    public void The_likelihood_is_that_of_the_formula() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Models.ToArbitrary(), Buyers.ToArbitrary(), (model, buyer) =>
        {
            var spend = buyer.Amount / 10_000.0;
            var expected = DirectModels.LogLikelihood(model, buyer.Repeats, spend);

            model.LogLikelihood(buyer.Repeats, spend).ShouldBe(expected, 1e-9 * Math.Max(1, Math.Abs(expected)));
        }));

    [Fact]
    public void Counting_equal_customers_together_and_scaling_change_no_likelihood() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(Models.ToArbitrary(), Buyers.NonEmptyListOf().ToArbitrary(), (model, buyers) =>
        {
            var groups = SpendGroups.Of([.. buyers.Concat(buyers).Select(b => Summary(b.Repeats, b.Amount))]);
            var inFen = model with { Gamma = model.Gamma * groups.MeanSpend };
            var expected = 2 * buyers.Sum(b => DirectModels.LogLikelihood(inFen, b.Repeats, (double)b.Amount / b.Repeats));

            var value = new GammaGammaLikelihood(groups).Value([Math.Log(model.P), Math.Log(model.Q), Math.Log(model.Gamma)]);

            (value - (groups.Buyers * Math.Log(groups.MeanSpend))).ShouldBe(expected, 1e-8 * Math.Max(1, Math.Abs(expected)));
        }));

    [Fact]
    public void The_gradient_is_the_slope_of_the_likelihood() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(Models.ToArbitrary(), Buyers.NonEmptyListOf().ToArbitrary(), (model, buyers) =>
        {
            var groups = SpendGroups.Of([.. buyers.Select(b => Summary(b.Repeats, b.Amount))]);

            Slopes.ShouldFit(new GammaGammaLikelihood(groups), [Math.Log(model.P), Math.Log(model.Q), Math.Log(model.Gamma)]);
        }));

    [Fact]
    public void The_more_a_customer_has_bought_the_more_their_own_spend_counts()
    {
        var model = new GammaGammaModel(6.25, 3.74, 15.44);

        model.ExpectedSpend(0, 0).ShouldBe(model.MeanSpend, 1e-12);
        model.MeanSpend.ShouldBe(35.2, 0.05);
        var expected = Enumerable.Range(0, 1_000).Select(x => model.ExpectedSpend(x, 100)).ToArray();
        expected.ShouldBe(expected.Order());
        expected[^1].ShouldBe(100, 0.1);
    }

    [Fact]
    public void Buyers_without_repeat_or_without_spend_are_left_out_of_the_fit()
    {
        var groups = SpendGroups.Of([Summary(0, 0), Summary(2, 0), Summary(1, 300), Summary(3, 300)]);

        (groups.Buyers, groups.MeanSpend).ShouldBe((2, 200));
        groups.Correlation.ShouldNotBeNull().ShouldBe(-1, 1e-12);
    }

    private static BuyingSummary Summary(int repeats, long repeatAmount) => new(repeats + 1, 0, repeats, repeatAmount + 100, 100);
}
