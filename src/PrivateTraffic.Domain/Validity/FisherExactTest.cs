namespace PrivateTraffic.Domain.Validity;

/// <summary>Fisher's exact test of two proportions.</summary>
internal static class FisherExactTest
{
    private const int TableSize = 256;

    private static readonly double[] LogFactorials = MakeTable();

    /// <summary>The two-sided p: the probability, with all margins given, of tables that are no likelier than this one.</summary>
    public static double TwoSided(Proportion one, Proportion other)
    {
        var successes = one.Successes + other.Successes;
        var least = Math.Max(0, successes - other.Trials);
        var most = Math.Min(one.Trials, successes);
        var seen = LogProbability(one.Successes);
        var sum = 0.0;
        for (var x = least; x <= most; x++)
        {
            // Tables as likely as this one come out a little different by another way of rounding.
            var p = LogProbability(x);
            sum += p <= seen + 1e-7 ? Math.Exp(p) : 0;
        }

        return Math.Min(1, sum);

        double LogProbability(long x) =>
            LogChoose(one.Trials, x) + LogChoose(other.Trials, successes - x) - LogChoose(one.Trials + other.Trials, successes);
    }

    private static double LogChoose(long n, long k) => LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k);

    /// <summary>ln n!, by a table and Stirling's series.</summary>
    private static double LogFactorial(long n)
    {
        if (n < TableSize)
        {
            return LogFactorials[n];
        }

        double x = n;
        return ((x + 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (1 / (12 * x)) - (1 / (360 * x * x * x));
    }

    private static double[] MakeTable()
    {
        var table = new double[TableSize];
        for (var n = 2; n < TableSize; n++)
        {
            table[n] = table[n - 1] + Math.Log(n);
        }

        return table;
    }
}
