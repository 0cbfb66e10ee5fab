using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Statistics;

namespace PrivateTraffic.Domain.Tests.Statistics;

public sealed class GammaFunctionsTests
{
    private static readonly Arbitrary<double> Positive = Gen.Choose(-8_000, 8_000).Select(e => Math.Exp(e / 1_000.0)).ToArbitrary();

    [Theory]
    [InlineData(0.5, 0.5723649429247001)]
    [InlineData(1, 0)]
    [InlineData(10, 12.801827480081469)]
    [InlineData(100.5, 361.43554046777757)]
    [InlineData(1e6, 12815504.569147611)]
    public void The_logarithm_of_the_gamma_function_has_its_known_values(double x, double expected) =>
        GammaFunctions.LogGamma(x).ShouldBe(expected, 1e-14 * Math.Max(1, expected));

    [Fact]
    public void The_gamma_function_grows_by_its_argument() => Check(x =>
        (GammaFunctions.LogGamma(x + 1) - GammaFunctions.LogGamma(x)).ShouldBe(Math.Log(x), 1e-11 * Math.Max(1, x)));

    [Fact]
    public void A_step_of_two_keeps_its_digits_however_large_the_argument_is()
    {
        foreach (var x in new[] { 0.01, 3, 11.9, 12, 500, 3e6, 1e12 })
        {
            GammaFunctions.LogGammaStep(x, 2).ShouldBe(Math.Log(x) + Math.Log(x + 1), 1e-14 * Math.Max(1, Math.Log(x + 1)));
        }
    }

    [Fact]
    public void The_digamma_function_is_the_slope_of_the_logarithm() => Check(x =>
    {
        var step = x * 1e-5;
        var slope = (GammaFunctions.LogGamma(x + step) - GammaFunctions.LogGamma(x - step)) / (2 * step);

        GammaFunctions.Digamma(x).ShouldBe(slope, 1e-6 * Math.Max(1, Math.Abs(slope)));
    });

    [Fact]
    public void The_digamma_function_of_one_is_minus_eulers_constant() => GammaFunctions.Digamma(1).ShouldBe(-0.5772156649015329, 1e-15);

    [Theory]
    [InlineData(1e-20, 1e-20)]
    [InlineData(1e-9, 9.999999995e-10)]
    [InlineData(1, 0.6931471805599453)]
    public void Small_numbers_survive_being_added_to_one(double x, double expected) =>
        GammaFunctions.Log1P(x).ShouldBe(expected, expected * 1e-15);

    [Fact]
    public void Exponentials_that_overflow_still_have_a_logarithm()
    {
        GammaFunctions.LogOnePlusExp(1_000).ShouldBe(1_000);
        GammaFunctions.LogOnePlusExp(-1_000).ShouldBe(0);
        GammaFunctions.LogOnePlusExp(0).ShouldBe(Math.Log(2), 1e-15);
    }

    private static void Check(Action<double> holds) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Positive, holds));
}
