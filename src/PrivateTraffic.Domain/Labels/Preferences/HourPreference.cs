using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Domain.Labels.Preferences;

/// <summary>
/// At what time of the day a customer is active: blocks of three hours, chosen as channels are. Only interactions whose time is known
/// count; the exposures of every block are all of the customer's timed interactions.
/// </summary>
public sealed class HourPreference
{
    /// <summary>The length of a block in hours.</summary>
    public const int BlockHours = 3;

    private const int Blocks = 24 / BlockHours;
    private const int SecondsPerBlock = BlockHours * 3600;

    private readonly double[] populationRates;

    /// <param name="population">How many timed interactions of all customers fell into each of the eight blocks, from midnight on.</param>
    /// <exception cref="ArgumentException">There are not eight blocks.</exception>
    public HourPreference(IReadOnlyList<long> population)
    {
        ArgumentNullException.ThrowIfNull(population);
        if (population.Count != Blocks)
        {
            throw new ArgumentException($"A day has {Blocks} blocks, not {population.Count}.", nameof(population));
        }

        var all = Math.Max(1, population.Sum());
        populationRates = [.. population.Select(count => (double)count / all)];
    }

    /// <summary>Adds the timed interactions of a customer to the counts of the blocks.</summary>
    /// <param name="interactions">Interactions; those without a known time are passed over.</param>
    /// <param name="blocks">Eight counts, to be added to.</param>
    public static void Count(IEnumerable<Interaction> interactions, Span<long> blocks)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        foreach (var interaction in interactions)
        {
            if (interaction.At.SecondOfDay is { } second)
            {
                blocks[BlockOf(second)]++;
            }
        }
    }

    /// <summary>The block of a second of the day. Days on which clocks go back end at 25 o'clock, in the last block.</summary>
    internal static int BlockOf(int second) => Math.Min(second / SecondsPerBlock, Blocks - 1);

    /// <summary>The hour at which the preferred block of a customer begins: 0, 3, ..., 21; null when there is none.</summary>
    /// <param name="own">The customer's timed interactions by block.</param>
    public int? PreferredBy(IReadOnlyList<long> own)
    {
        ArgumentNullException.ThrowIfNull(own);
        var all = own.Sum();
        if (all < ChannelPreference.LeastExposures)
        {
            return null;
        }

        var (best, mean, runnerUp) = (0, double.NegativeInfinity, double.NegativeInfinity);
        for (var block = 0; block < Blocks; block++)
        {
            var here = ChannelPreference.MeanOf(new ChannelTally(all, own[block]), populationRates[block]);
            (best, mean, runnerUp) = here > mean ? (block, here, mean) : (best, mean, Math.Max(runnerUp, here));
        }

        return mean - runnerUp > ChannelPreference.DeviationOf(mean, all) ? best * BlockHours : null;
    }
}
