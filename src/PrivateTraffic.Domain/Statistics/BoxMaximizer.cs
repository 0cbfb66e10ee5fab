namespace PrivateTraffic.Domain.Statistics;

/// <summary>
/// Finds the highest point of a function within a box: from each start a derivative-free search (Nelder and Mead 1965) to come near, then a
/// Newton ascent on the exact gradient with the box kept by holding variables at their bounds. Deterministic.
/// </summary>
internal static class BoxMaximizer
{
    private const int MostSearchSteps = 400;
    private const int MostAscentSteps = 60;

    /// <summary>The search ends when its simplex is this flat, relative to its height; the ascent does the rest.</summary>
    private const double SearchFlatness = 1e-6;

    /// <summary>The ascent ends when a further step promises less than this, well below the 1e-6 that the specification asks for.</summary>
    private const double AscentGain = 1e-10;

    private const double DerivativeStep = 1e-4;

    /// <summary>Starts from every one of <paramref name="starts"/>; the highest first, equals in the order of the starts.</summary>
    /// <param name="objective">What to maximise.</param>
    /// <param name="starts">Points within the box.</param>
    /// <param name="bound">The box: every variable from minus this to plus this.</param>
    public static IReadOnlyList<Maximum> FromEach(IObjective objective, IReadOnlyList<double[]> starts, double bound) =>
        [.. starts.Select(start => Ascend(objective, Search(objective, start, bound), bound)).OrderByDescending(m => m.Value)];

    /// <summary>Nelder and Mead's simplex, every corner pulled back into the box.</summary>
    private static double[] Search(IObjective objective, double[] start, double bound)
    {
        var n = start.Length;
        var corners = new Corner[n + 1];
        corners[0] = At(objective, start, bound);
        for (var i = 0; i < n; i++)
        {
            var moved = (double[])start.Clone();
            moved[i] += moved[i] > 0 ? -0.7 : 0.7;
            corners[i + 1] = At(objective, moved, bound);
        }

        for (var step = 0; step < MostSearchSteps; step++)
        {
            // A stable order keeps the path of the search the same on every machine.
            corners = [.. corners.OrderByDescending(c => c.Value)];
            if (corners[0].Value - corners[n].Value < SearchFlatness * Math.Max(1, Math.Abs(corners[0].Value)))
            {
                break;
            }

            var centre = Enumerable.Range(0, n).Select(i => corners.Take(n).Average(c => c.Point[i])).ToArray();
            var reflected = At(objective, Along(centre, corners[n].Point, -1), bound);
            if (reflected.Value > corners[0].Value)
            {
                var expanded = At(objective, Along(centre, corners[n].Point, -2), bound);
                corners[n] = expanded.Value > reflected.Value ? expanded : reflected;
            }
            else if (reflected.Value > corners[n - 1].Value)
            {
                corners[n] = reflected;
            }
            else
            {
                var better = reflected.Value > corners[n].Value ? reflected : corners[n];
                var contracted = At(objective, Along(centre, better.Point, 0.5), bound);
                if (contracted.Value > better.Value)
                {
                    corners[n] = contracted;
                }
                else
                {
                    Shrink(objective, corners, bound);
                }
            }
        }

        return corners.MaxBy(c => c.Value).Point;
    }

    private static void Shrink(IObjective objective, Corner[] corners, double bound)
    {
        for (var i = 1; i < corners.Length; i++)
        {
            corners[i] = At(objective, Along(corners[0].Point, corners[i].Point, 0.5), bound);
        }
    }

    /// <summary>The ascent alone, for functions with one top.</summary>
    /// <param name="objective">What to maximise.</param>
    /// <param name="start">A point within the box.</param>
    /// <param name="bound">The box: every variable from minus this to plus this.</param>
    public static Maximum Ascend(IObjective objective, double[] start, double bound)
    {
        var n = start.Length;
        var point = start;
        var gradient = new double[n];
        var value = objective.ValueAndGradient(point, gradient);
        for (var step = 0; step < MostAscentSteps; step++)
        {
            var free = Enumerable.Range(0, n).Where(i => !(IsAtBound(point[i], bound) && gradient[i] * point[i] > 0)).ToArray();
            if (free.Length == 0)
            {
                break;
            }

            if (NewtonDirection(objective, point, gradient, free) is not { } direction)
            {
                break;
            }

            var gain = free.Select((variable, i) => direction[i] * gradient[variable]).Sum();
            if (gain < AscentGain || !TryStep(objective, ref point, ref value, direction, free, gain, bound))
            {
                break;
            }

            value = objective.ValueAndGradient(point, gradient);
        }

        return new Maximum(point, value);
    }

    /// <summary>Goes along a direction, halving until the value rises as much as the slope lets expect; false when it does not.</summary>
    private static bool TryStep(
        IObjective objective, ref double[] point, ref double value, double[] direction, int[] free, double gain, double bound)
    {
        const int MostHalvings = 40;
        var longest = direction.Max(Math.Abs);
        var length = longest > 2 ? 2 / longest : 1;
        for (var halving = 0; halving < MostHalvings; halving++, length /= 2)
        {
            var next = (double[])point.Clone();
            for (var i = 0; i < free.Length; i++)
            {
                next[free[i]] = Math.Clamp(point[free[i]] + (length * direction[i]), -bound, bound);
            }

            var there = objective.Value(next);
            if (there > value && there - value >= 1e-4 * length * gain * (next.Any(p => IsAtBound(p, bound)) ? 0 : 1))
            {
                (point, value) = (next, there);
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Solves for the step of Newton's method in the free variables; where the function is not concave, stronger damping makes it so.
    /// Null where it has no derivatives.
    /// </summary>
    private static double[]? NewtonDirection(IObjective objective, double[] point, double[] gradient, int[] free)
    {
        const int MostDampings = 16;
        var curvature = MinusHessian(objective, point, free);
        var slope = free.Select(i => gradient[i]).ToArray();
        var scale = Enumerable.Range(0, free.Length).Max(i => Math.Abs(curvature[i, i])) + 1e-12;
        var direction = TrySolve(curvature, slope, 0);
        for (var strength = 0; direction is null && strength < MostDampings; strength++)
        {
            direction = TrySolve(curvature, slope, scale * Math.Pow(10, strength - 6));
        }

        return direction;
    }

    private static double[,] MinusHessian(IObjective objective, double[] point, int[] free)
    {
        var n = free.Length;
        var rows = new double[n, n];
        var above = new double[point.Length];
        var below = new double[point.Length];
        for (var i = 0; i < n; i++)
        {
            var moved = (double[])point.Clone();
            moved[free[i]] = point[free[i]] + DerivativeStep;
            objective.ValueAndGradient(moved, above);
            moved[free[i]] = point[free[i]] - DerivativeStep;
            objective.ValueAndGradient(moved, below);
            for (var j = 0; j < n; j++)
            {
                rows[i, j] = (below[free[j]] - above[free[j]]) / (2 * DerivativeStep);
            }
        }

        var symmetric = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                symmetric[i, j] = (rows[i, j] + rows[j, i]) / 2;
            }
        }

        return symmetric;
    }

    /// <summary>Solves (matrix + damping I) x = right by Cholesky; null when that matrix is not positive definite.</summary>
    private static double[]? TrySolve(double[,] matrix, double[] right, double damping)
    {
        var n = right.Length;
        var lower = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j] + (i == j ? damping : 0);
                for (var k = 0; k < j; k++)
                {
                    sum -= lower[i, k] * lower[j, k];
                }

                if (i == j && !(sum > 1e-14 * (Math.Abs(matrix[i, i]) + damping)))
                {
                    return null;
                }

                lower[i, j] = i == j ? Math.Sqrt(sum) : sum / lower[j, j];
            }
        }

        var solution = (double[])right.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
            {
                solution[i] -= lower[i, k] * solution[k];
            }

            solution[i] /= lower[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
            {
                solution[i] -= lower[k, i] * solution[k];
            }

            solution[i] /= lower[i, i];
        }

        return solution;
    }

    private static bool IsAtBound(double variable, double bound) => Math.Abs(variable) >= bound;

    private static double[] Along(double[] from, double[] to, double length) => [.. from.Select((f, i) => f + (length * (to[i] - f)))];

    private static Corner At(IObjective objective, double[] point, double bound)
    {
        var within = point.Select(p => Math.Clamp(p, -bound, bound)).ToArray();
        var value = objective.Value(within);
        return new Corner(within, double.IsNaN(value) ? double.NegativeInfinity : value);
    }

    private readonly record struct Corner(double[] Point, double Value);
}

/// <summary>The highest point that one start led to.</summary>
internal sealed record Maximum(double[] Point, double Value);
