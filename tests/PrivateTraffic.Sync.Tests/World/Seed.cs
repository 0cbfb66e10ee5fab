using System.Globalization;

namespace PrivateTraffic.Sync.Tests.World;

/// <summary>
/// What random moments are drawn from: the same in every run, unless <c>PT_TEST_SEED</c> names another. It is printed with every test that
/// draws, so that a failure can be repeated.
/// </summary>
internal static class Seed
{
    private const int Usual = 20260302;

    public static Random Draw()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("PT_TEST_SEED"), CultureInfo.InvariantCulture, out var named)
            ? named
            : Usual;
        TestContext.Current.TestOutputHelper?.WriteLine($"PT_TEST_SEED={seed}");
        return new Random(seed);
    }

    /// <summary>
    /// Different numbers from 1 to <paramref name="most"/>, one out of each of equal parts, so that they lie all over the range.
    /// </summary>
    public static IReadOnlyList<int> Spread(this Random random, int count, int most)
    {
        var part = (double)most / count;
        return [.. Enumerable.Range(0, count).Select(i => 1 + (int)((i * part) + (random.NextDouble() * part))).Distinct()];
    }
}
