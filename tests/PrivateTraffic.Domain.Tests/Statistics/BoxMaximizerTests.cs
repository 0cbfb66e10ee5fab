using PrivateTraffic.Domain.Statistics;

namespace PrivateTraffic.Domain.Tests.Statistics;

public sealed class BoxMaximizerTests
{
    [Fact]
    public void The_top_of_a_bent_ridge_is_found_from_every_corner()
    {
        var maxima = BoxMaximizer.FromEach(new Ridge(), [[-1.2, 1], [4, 4], [-4, -4]], bound: 8);

        foreach (var maximum in maxima)
        {
            maximum.Point[0].ShouldBe(1, 1e-5);
            maximum.Point[1].ShouldBe(1, 1e-5);
        }
    }

    [Fact]
    public void A_function_that_rises_for_ever_ends_at_the_bound()
    {
        var maximum = BoxMaximizer.FromEach(new Slope(), [[0, 0]], bound: 8).ShouldHaveSingleItem();

        maximum.Point[0].ShouldBe(8);
        maximum.Point[1].ShouldBe(-2, 1e-6);
    }

    [Fact]
    public void A_function_without_values_ends_where_it_began() =>
        BoxMaximizer.FromEach(new Nowhere(), [[1, 2]], bound: 8).ShouldHaveSingleItem().Point.Length.ShouldBe(2);

    /// <summary>Rosenbrock's valley, turned over.</summary>
    private sealed class Ridge : IObjective
    {
        public double Value(ReadOnlySpan<double> point) =>
            -(100 * Math.Pow(point[1] - (point[0] * point[0]), 2)) - Math.Pow(1 - point[0], 2);

        public double ValueAndGradient(ReadOnlySpan<double> point, Span<double> gradient)
        {
            var off = point[1] - (point[0] * point[0]);
            gradient[0] = (400 * point[0] * off) + (2 * (1 - point[0]));
            gradient[1] = -200 * off;
            return Value(point);
        }
    }

    private sealed class Slope : IObjective
    {
        public double Value(ReadOnlySpan<double> point) => point[0] - Math.Pow(point[1] + 2, 2);

        public double ValueAndGradient(ReadOnlySpan<double> point, Span<double> gradient)
        {
            gradient[0] = 1;
            gradient[1] = -2 * (point[1] + 2);
            return Value(point);
        }
    }

    private sealed class Nowhere : IObjective
    {
        public double Value(ReadOnlySpan<double> point) => double.NaN;

        public double ValueAndGradient(ReadOnlySpan<double> point, Span<double> gradient)
        {
            gradient.Fill(double.NaN);
            return double.NaN;
        }
    }
}
