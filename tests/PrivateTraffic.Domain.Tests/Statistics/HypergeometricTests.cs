using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Statistics;

namespace PrivateTraffic.Domain.Tests.Statistics;

public sealed class HypergeometricTests
{
    private static readonly Arbitrary<double> Shares = Gen.Choose(1, 999).Select(n => n / 1_000.0).ToArbitrary();

    [Fact]
    public void With_ones_and_a_two_it_is_a_logarithm() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Shares, z =>
        Of(1, 1, 2, z).ShouldBe(-Math.Log(1 - z) / z, 1e-13 / (1 - z))));

    [Fact]
    public void With_equal_parameters_it_is_a_power() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Shares, Gen.Choose(1, 60).Select(n => n / 10.0).ToArbitrary(), (z, a) =>
        {
            var expected = Math.Pow(1 - z, -a);

            Of(a, 2.5, 2.5, z).ShouldBe(expected, expected * 1e-11);
        }));

    [Fact]
    public void Numbers_beyond_any_double_keep_their_logarithm() =>
        Hypergeometric.LogOfRest(900, 2, 2, 0.99).ShouldBe((-900 * Math.Log(0.01)) + Math.Log(2), 1e-8);

    [Fact]
    public void Where_the_function_has_a_pole_its_product_with_c_goes_on_smoothly()
    {
        var below = Hypergeometric.LogOfRest(0.7, 1.3, -1e-7, 0.4);
        var above = Hypergeometric.LogOfRest(0.7, 1.3, 1e-7, 0.4);

        Hypergeometric.LogOfRest(0.7, 1.3, 0, 0.4).ShouldBe((below + above) / 2, 1e-9);
    }

    private static double Of(double a, double b, double c, double z) => 1 + (Math.Exp(Hypergeometric.LogOfRest(a, b, c, z)) / c);
}
