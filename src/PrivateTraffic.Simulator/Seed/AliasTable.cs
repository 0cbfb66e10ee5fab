namespace PrivateTraffic.Simulator.Seed;

/// <summary>Picks an index with the given weights in constant time (Walker's alias method).</summary>
internal sealed class AliasTable
{
    private readonly double[] threshold;
    private readonly int[] alias;

    public AliasTable(IReadOnlyList<double> weights)
    {
        var count = weights.Count;
        threshold = new double[count];
        alias = new int[count];
        var total = weights.Sum();
        var scaled = weights.Select(w => w * count / total).ToArray();
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (var i = 0; i < count; i++)
        {
            (scaled[i] < 1 ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            var (less, more) = (small.Pop(), large.Pop());
            threshold[less] = scaled[less];
            alias[less] = more;
            scaled[more] -= 1 - scaled[less];
            (scaled[more] < 1 ? small : large).Push(more);
        }

        // What rounding left over is full, unless it had no weight at all.
        var heaviest = Enumerable.Range(0, count).MaxBy(i => weights[i]);
        foreach (var rest in small.Concat(large))
        {
            threshold[rest] = weights[rest] > 0 ? 1 : 0;
            alias[rest] = heaviest;
        }
    }

    /// <summary>Turns an even draw from [0, 1) into an index.</summary>
    public int Pick(double unit)
    {
        var scaled = unit * threshold.Length;
        var index = (int)scaled;
        return scaled - index < threshold[index] ? index : alias[index];
    }
}
