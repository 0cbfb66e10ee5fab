namespace PrivateTraffic.Simulator.Seed;

/// <summary>A sequence of draws from one starting point (SplitMix64).</summary>
internal struct Dice(ulong state)
{
    private ulong state = state;

    public ulong Next() => Noise.Mix(state += 0x9E3779B97F4A7C15);

    public double Unit() => Noise.ToUnit(Next());

    public int Below(int bound) => (int)(((UInt128)Next() * (uint)bound) >> 64);

    public bool Chance(double probability) => Unit() < probability;

    public double Exponential(double mean) => -mean * Math.Log(1 - Unit());

    public double Gaussian() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(Math.Tau * Unit());

    /// <summary>A positive, right-skewed number with the given median.</summary>
    public double LogNormal(double median, double spread) => median * Math.Exp(spread * Gaussian());
}
