using PrivateTraffic.Domain.Clv;

namespace PrivateTraffic.Domain.Tests.Clv;

/// <summary>Segmentation specification, section 13, test 1: the numbers that the papers give for their own data.</summary>
public sealed class PublishedFitTests
{
    [Fact]
    public void Purchases_of_the_cdnow_sample_fit_as_published()
    {
        Assert.SkipWhen(CdnowSample.IsMissing, CdnowSample.Missing);
        var buyers = BuyingSummaries.Of(CdnowSample.Read(), CdnowSample.CalibrationEnd);

        var fit = ModelFitting.FitBgNbd(buyers.Buyers, buyers.AsOf);

        fit.Customers.ShouldBe(2_357);
        fit.IsIdentified.ShouldBeTrue();
        fit.Model.R.ShouldBe(0.243, 0.0005);
        fit.Model.Alpha.ShouldBe(4.414, 0.0005);
        fit.Model.A.ShouldBe(0.793, 0.0005);
        fit.Model.B.ShouldBe(2.426, 0.0005);
        fit.LogLikelihood.ShouldBe(-9582.4, 0.05);
    }

    [Fact]
    public void Spend_of_the_cdnow_sample_fits_as_published()
    {
        Assert.SkipWhen(CdnowSample.IsMissing, CdnowSample.Missing);
        var buyers = BuyingSummaries.Of(CdnowSample.Read(), CdnowSample.CalibrationEnd);

        var fit = ModelFitting.FitGammaGamma(buyers.Buyers).ShouldNotBeNull();

        fit.IsIdentified.ShouldBeTrue();
        fit.Customers.ShouldBe(946);
        fit.Model.P.ShouldBe(6.25, 0.005);
        fit.Model.Q.ShouldBe(3.74, 0.005);
        (fit.Model.Gamma / 100).ShouldBe(15.44, 0.02);
    }
}
