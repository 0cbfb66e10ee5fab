using System.Globalization;

namespace PrivateTraffic.Benchmarks.Measurement;

/// <summary>Several measurements of one thing.</summary>
internal sealed class Spread
{
    private readonly double[] sorted;

    public Spread(IEnumerable<double> values)
    {
        sorted = [.. values.Order()];
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Length, nameof(values));
    }

    public double Median =>
        sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;

    public double Least => sorted[0];

    public double Most => sorted[^1];

    /// <summary>The median, and what lies around it.</summary>
    public override string ToString() => $"{Short(Median)} [{Short(Least)}–{Short(Most)}]";

    /// <summary>A number with three figures that matter.</summary>
    public static string Short(double value)
    {
        var digits = value == 0 ? 0 : (int)Math.Clamp(2 - Math.Floor(Math.Log10(Math.Abs(value))), 0, 4);
        return value.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
