namespace PrivateTraffic.Simulator.Seed;

/// <summary>
/// Randomness without state: the same question always gets the same answer, so a fact need not be stored and a restart
/// finds the same world.
/// </summary>
internal readonly struct Noise(ulong seed)
{
    /// <summary>64 even bits for one facet of one thing.</summary>
    public ulong Bits(Facet facet, long a, long b = 0, long c = 0)
    {
        var h = Mix(seed + ((ulong)facet * 0x9E3779B97F4A7C15));
        h = Mix(h ^ ((ulong)a * 0xC2B2AE3D27D4EB4F));
        return b == 0 && c == 0 ? h : Mix(Mix(h ^ ((ulong)b * 0x165667B19E3779F9)) ^ ((ulong)c * 0x27D4EB2F165667C5));
    }

    /// <summary>A number in [0, 1).</summary>
    public double Unit(Facet facet, long a, long b = 0, long c = 0) => ToUnit(Bits(facet, a, b, c));

    public bool Chance(double probability, Facet facet, long a, long b = 0, long c = 0) => Unit(facet, a, b, c) < probability;

    /// <summary>A whole number in [0, <paramref name="bound"/>).</summary>
    public int Below(int bound, Facet facet, long a, long b = 0, long c = 0) =>
        (int)(((UInt128)Bits(facet, a, b, c) * (uint)bound) >> 64);

    public T Pick<T>(IReadOnlyList<T> from, Facet facet, long a, long b = 0, long c = 0) => from[Below(from.Count, facet, a, b, c)];

    /// <summary>A stream of draws for facts that follow from one another, such as a customer's next order.</summary>
    public Dice Dice(Facet facet, long a, long b = 0) => new(Bits(facet, a, b, 1));

    internal static double ToUnit(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    internal static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
