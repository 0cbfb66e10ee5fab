namespace PrivateTraffic.Domain.Statistics;

/// <summary>A smooth function of a few variables, to be maximised.</summary>
internal interface IObjective
{
    /// <summary>The value at a point; may be negative infinity or not a number where the function has none.</summary>
    double Value(ReadOnlySpan<double> point);

    /// <summary>The value at a point and, into <paramref name="gradient"/>, its derivatives.</summary>
    double ValueAndGradient(ReadOnlySpan<double> point, Span<double> gradient);
}
