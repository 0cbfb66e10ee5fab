namespace PrivateTraffic.Domain.Statistics;

/// <summary>
/// Sums over many entries on all cores with a result that depends neither on their number nor on their timing: blocks of a fixed size are
/// summed each by one thread, and the blocks' sums are added in order.
/// </summary>
internal static class BlockSums
{
    private const int BlockSize = 8192;

    /// <summary>Adds up the entries of a range into sums.</summary>
    /// <param name="first">The first entry.</param>
    /// <param name="end">The entry behind the last.</param>
    /// <param name="sums">Zeros, to be added to.</param>
    public delegate void Adder(int first, int end, Span<double> sums);

    /// <summary>Adds up <paramref name="count"/> entries into <paramref name="sums"/>, which are cleared first.</summary>
    public static void Sum(int count, Span<double> sums, Adder add)
    {
        sums.Clear();
        var blocks = (count + BlockSize - 1) / BlockSize;
        if (blocks <= 1)
        {
            add(0, count, sums);
            return;
        }

        var width = sums.Length;
        var partial = new double[blocks * width];
        Parallel.For(0, blocks, block =>
            add(block * BlockSize, Math.Min(count, (block + 1) * BlockSize), partial.AsSpan(block * width, width)));
        for (var i = 0; i < partial.Length; i++)
        {
            sums[i % width] += partial[i];
        }
    }
}
