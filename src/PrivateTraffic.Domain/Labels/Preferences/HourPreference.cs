using System.Globalization;
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

    private readonly ChannelPreference preference;

    /// <param name="population">How many timed interactions of all customers fell into each of the eight blocks, from midnight on.</param>
    /// <exception cref="ArgumentException">There are not eight blocks.</exception>
    public HourPreference(IReadOnlyList<long> population)
    {
        ArgumentNullException.ThrowIfNull(population);
        if (population.Count != Blocks)
        {
            throw new ArgumentException($"A day has {Blocks} blocks, not {population.Count}.", nameof(population));
        }

        preference = new ChannelPreference(Tallies(population));
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
        return preference.PreferredBy(Tallies(own)) is { } block ? int.Parse(block, CultureInfo.InvariantCulture) : null;
    }

    private static Dictionary<string, ChannelTally> Tallies(IReadOnlyList<long> blocks)
    {
        var all = blocks.Sum();
        return blocks.Select((count, block) => (Hour: block * BlockHours, count)).ToDictionary(
            b => b.Hour.ToString("D2", CultureInfo.InvariantCulture), b => new ChannelTally(all, b.count));
    }
}
