namespace PrivateTraffic.Domain.Rfm;

/// <summary>
/// The 20, 40, 60 and 80% quantiles of one axis, by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996;
/// segmentation specification, section 6.2). A value equal to an edge stays in the lower bin. Equal edges make some scores empty.
/// </summary>
/// <remarks>
/// The position of an edge is 1 + (N − 1)·j/5, so that five times an edge is a whole number. Edges are kept as fifths and compared in whole
/// numbers: rounding never moves a buyer into another bin.
/// </remarks>
/// <param name="First">Five times the 20% quantile.</param>
/// <param name="Second">Five times the 40% quantile.</param>
/// <param name="Third">Five times the 60% quantile.</param>
/// <param name="Fourth">Five times the 80% quantile.</param>
public sealed record QuintileEdges(Int128 First, Int128 Second, Int128 Third, Int128 Fourth)
{
    /// <summary>The edges of some values.</summary>
    /// <param name="sorted">The values, rising; at least one.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static QuintileEdges Of(ReadOnlySpan<long> sorted)
    {
        if (sorted.IsEmpty)
        {
            throw new ArgumentException("Edges need at least one value.", nameof(sorted));
        }

        return new QuintileEdges(Edge(sorted, 1), Edge(sorted, 2), Edge(sorted, 3), Edge(sorted, 4));
    }

    /// <summary>The edges as numbers, for showing.</summary>
    public IReadOnlyList<double> ToNumbers() => [(double)First / 5, (double)Second / 5, (double)Third / 5, (double)Fourth / 5];

    /// <summary>How many edges a value exceeds, 0 to 4.</summary>
    public int EdgesBelow(long value)
    {
        var fifths = (Int128)value * 5;
        return fifths > Fourth ? 4 : fifths > Third ? 3 : fifths > Second ? 2 : fifths > First ? 1 : 0;
    }

    private static Int128 Edge(ReadOnlySpan<long> sorted, int fifth)
    {
        var (index, rest) = Math.DivRem((sorted.Length - 1L) * fifth, 5);
        var low = sorted[(int)index];
        return rest == 0 ? (Int128)low * 5 : ((Int128)low * 5) + (rest * ((Int128)sorted[(int)index + 1] - low));
    }
}
