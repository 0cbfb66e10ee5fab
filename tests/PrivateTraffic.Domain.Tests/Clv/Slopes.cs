using PrivateTraffic.Domain.Statistics;

namespace PrivateTraffic.Domain.Tests.Clv;

/// <summary>Compares a gradient with differences of values.</summary>
internal static class Slopes
{
    public static void ShouldFit(IObjective objective, double[] point)
    {
        const double Step = 1e-5;
        var gradient = new double[point.Length];
        objective.ValueAndGradient(point, gradient).ShouldBe(objective.Value(point), 1e-9 * Math.Max(1, Math.Abs(objective.Value(point))));
        for (var i = 0; i < point.Length; i++)
        {
            var slope = (At(i, Step) - At(i, -Step)) / (2 * Step);

            gradient[i].ShouldBe(slope, 1e-5 * Math.Max(10, Math.Abs(objective.Value(point))), $"variable {i}");
        }

        double At(int variable, double step)
        {
            var moved = (double[])point.Clone();
            moved[variable] += step;
            return objective.Value(moved);
        }
    }
}
