namespace PrivateTraffic.Benchmarks.Measurement;

/// <summary>A line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Goal">The number to reach.</param>
/// <param name="Contender">What the product took.</param>
/// <param name="Baseline">What it is compared with, and what that took.</param>
/// <param name="Figure">The ratio, or the number itself where the goal is absolute: median, and least to most.</param>
/// <param name="Verdict">Whether the median reaches the goal.</param>
internal sealed record Result(string What, string Goal, string Contender, string Baseline, string Figure, string Verdict)
{
    /// <summary>The contender beside a baseline, pair by pair.</summary>
    public static Result OfPairs(string what, Goal goal, IReadOnlyList<Pair> pairs, string unit, string baseline, string note = "")
    {
        var ratios = new Spread(pairs.Select(p => p.Ratio));
        var contender = new Spread(pairs.Select(p => p.Contender));
        var beside = new Spread(pairs.Select(p => p.Baseline));
        return new(
            what, goal.ToString(), $"{Spread.Short(contender.Median)} {unit}{note}", $"{baseline}: {Spread.Short(beside.Median)} {unit}", ratios.ToString(), goal.Verdict(ratios.Median));
    }

    /// <summary>A number that stands for itself.</summary>
    public static Result OfNumber(string what, Goal goal, Spread measured, string unit, string note = "") =>
        new(what, $"{goal} {unit}", $"{Spread.Short(measured.Median)} {unit}{note}", "", measured.ToString(), goal.Verdict(measured.Median));

    /// <summary>Something that is said without a goal.</summary>
    public static Result OfRemark(string what, string text) => new(what, "", text, "", "", "");
}

/// <summary>One measurement of the contender and one of the baseline, made one right after the other.</summary>
internal readonly record struct Pair(double Contender, double Baseline)
{
    public double Ratio => Contender / Baseline;
}
