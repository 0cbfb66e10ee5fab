namespace PrivateTraffic.Benchmarks.World;

/// <summary>SplitMix64: the same numbers from the same seed on every machine and every version of the runtime.</summary>
internal struct Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>Dice of its own for each thing, so that a thing does not depend on those before it.</summary>
    public static Dice For(ulong seed, ulong thing) => new(new Dice(seed ^ (thing * 0xD1B54A32D192ED03)).Next());

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to just below 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From 0 to just below <paramref name="end"/>.</summary>
    public int Below(int end) => (int)(((Next() >> 32) * (ulong)end) >> 32);

    /// <summary>Normally distributed around 0 with deviation 1.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Share())) * Math.Cos(2 * Math.PI * Share());

    /// <summary>Gamma distributed with rate 1: the method of Marsaglia and Tsang (2000).</summary>
    public double Gamma(double shape)
    {
        if (shape < 1)
        {
            return Gamma(shape + 1) * Math.Pow(1 - Share(), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + (x / Math.Sqrt(9 * d)), 3);
            if (v > 0 && Math.Log(1 - Share()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }

    /// <summary>A whole number whose mean is <paramref name="mean"/>: one of the two around it.</summary>
    public int Around(double mean) => (int)mean + (Share() < mean - Math.Floor(mean) ? 1 : 0);
}
