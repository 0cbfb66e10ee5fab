using PrivateTraffic.Domain.Clv;

namespace PrivateTraffic.Domain.Tests.Clv;

/// <summary>Data made from known parameters give these parameters back; data that hold no parameters are found out.</summary>
public sealed class ParameterRecoveryTests
{
    [Theory]
    [InlineData(1, 0.8, 12, 0.9, 2.5)]
    [InlineData(2, 0.25, 5, 0.8, 2.4)]
    [InlineData(3, 2, 20, 1.5, 6)]
    public void The_purchase_model_comes_back(int seed, double r, double alpha, double a, double b)
    {
        var truth = new BgNbdModel(r, alpha, a, b);
        var buyers = BuyingSummaries.Of(new SimulatedBuyers(seed) { Purchases = truth }.Log(30_000, 84 + 364), A.Day(84 + 364));

        var fit = ModelFitting.FitBgNbd(buyers.Buyers, buyers.AsOf);

        fit.IsIdentified.ShouldBeTrue();
        fit.Model.R.ShouldBe(r, 0.07 * r);
        fit.Model.Alpha.ShouldBe(alpha, 0.07 * alpha);
        (fit.Model.A / (fit.Model.A + fit.Model.B)).ShouldBe(a / (a + b), 0.05 * a / (a + b));
        fit.Model.A.ShouldBe(a, 0.2 * a);
        fit.LogLikelihood.ShouldBeGreaterThanOrEqualTo(LogLikelihoodOf(truth, buyers), "no parameters fit better than the best");
    }

    [Fact]
    public void The_spend_model_comes_back()
    {
        var truth = new GammaGammaModel(6, 4, 1_500);
        var buyers = BuyingSummaries.Of(new SimulatedBuyers(4) { Spend = truth }.Log(30_000, 400), A.Day(400));

        var fit = ModelFitting.FitGammaGamma(buyers.Buyers).ShouldNotBeNull();

        fit.IsIdentified.ShouldBeTrue();
        fit.Model.P.ShouldBe(truth.P, 0.1 * truth.P);
        fit.Model.Q.ShouldBe(truth.Q, 0.05 * truth.Q);
        fit.Model.Gamma.ShouldBe(truth.Gamma, 0.1 * truth.Gamma);
        fit.Model.MeanSpend.ShouldBe(truth.MeanSpend, 0.02 * truth.MeanSpend);
    }

    [Fact]
    public void No_currency_changes_the_fit_but_for_the_unit()
    {
        var buyers = BuyingSummaries.Of(new SimulatedBuyers(5).Log(2_000, 400), A.Day(400));
        var inOtherMoney = Array.ConvertAll(
            buyers.Buyers.ToArray(), b => b with { NetAmount = b.NetAmount * 1_000, FirstAmount = b.FirstAmount * 1_000 });

        var fit = ModelFitting.FitGammaGamma(buyers.Buyers)!;
        var other = ModelFitting.FitGammaGamma(inOtherMoney)!;

        other.Model.P.ShouldBe(fit.Model.P, 1e-6 * fit.Model.P);
        other.Model.Gamma.ShouldBe(fit.Model.Gamma * 1_000, 1e-6 * other.Model.Gamma);
        other.LogLikelihood.ShouldBe(fit.LogLikelihood - (fit.Customers * Math.Log(1_000)), 1e-4);
    }

    [Fact]
    public void A_constant_rate_without_drop_out_is_not_identified()
    {
        var buyers = BuyingSummaries.Of(new SimulatedBuyers(6) { ConstantRate = 0.5, ForEver = true }.Log(3_000, 364), A.Day(364));

        var fit = ModelFitting.FitBgNbd(buyers.Buyers, buyers.AsOf);

        fit.IsIdentified.ShouldBeFalse();
        double.IsFinite(fit.LogLikelihood).ShouldBeTrue();
    }

    [Fact]
    public void One_lonely_buyer_fits_nothing_and_breaks_nothing()
    {
        var fit = ModelFitting.FitBgNbd([new BuyingSummary(1, 0, 0, 100, 100)], DateOnly.FromDayNumber(0));

        fit.IsIdentified.ShouldBeFalse();
        ModelFitting.FitGammaGamma([new BuyingSummary(1, 0, 0, 100, 100)]).ShouldBeNull();
    }

    private static double LogLikelihoodOf(BgNbdModel model, BuyingSummaries buyers)
    {
        var sum = 0.0;
        foreach (var buyer in buyers.Buyers)
        {
            sum += model.LogLikelihood(buyer.Repeats, buyer.RecencyDays / 7.0, buyer.AgeDays(buyers.AsOf.DayNumber) / 7.0);
        }

        return sum;
    }
}
