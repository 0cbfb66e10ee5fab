namespace PrivateTraffic.Domain.Labels.Preferences;

/// <summary>
/// Which channel a customer responds to best (segmentation specification, section 8). A customer's own rate is drawn towards the channel's
/// population rate, so that two lucky responses prefer nothing; a channel never tried on them stands at that rate and is not disliked.
/// </summary>
public sealed class ChannelPreference
{
    /// <summary>k: the exposures that the population rate counts for.</summary>
    public const double PriorExposures = 20;

    /// <summary>Exposures on a channel from which it can be preferred.</summary>
    public const long LeastExposures = 5;

    private readonly IReadOnlyDictionary<string, double> populationRates;

    /// <param name="population">Each channel's tally over all customers; channels without exposures have a rate of 0.</param>
    public ChannelPreference(IReadOnlyDictionary<string, ChannelTally> population)
    {
        ArgumentNullException.ThrowIfNull(population);
        populationRates = population.ToDictionary(c => c.Key, c => (double)c.Value.Responses / Math.Max(1, c.Value.Exposures));
    }

    /// <summary>The posterior rates of a customer, the highest first, equals by name: one for every channel of the population.</summary>
    /// <param name="own">The customer's own tallies; channels that the population does not know are ignored.</param>
    /// <exception cref="ArgumentOutOfRangeException">A tally has more responses than exposures, or negative ones.</exception>
    public IReadOnlyList<ChannelRate> RatesOf(IReadOnlyDictionary<string, ChannelTally> own)
    {
        ArgumentNullException.ThrowIfNull(own);
        return [.. populationRates.Select(c => RateOf(c.Key, own.GetValueOrDefault(c.Key), c.Value))
            .OrderByDescending(r => r.Mean).ThenBy(r => r.Channel, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The preferred channel: the highest posterior rate, if it exceeds the runner-up by more than one posterior standard deviation of its
    /// own and rests on at least five exposures; null when there is none.
    /// </summary>
    /// <inheritdoc cref="RatesOf"/>
    public string? PreferredBy(IReadOnlyDictionary<string, ChannelTally> own)
    {
        var rates = RatesOf(own);
        return rates.Count > 0
            && rates[0].Exposures >= LeastExposures
            && (rates.Count == 1 || rates[0].Mean - rates[1].Mean > rates[0].StandardDeviation)
                ? rates[0].Channel
                : null;
    }

    /// <summary>The mean and standard deviation of beta(s + k m, e - s + k (1 - m)).</summary>
    private static ChannelRate RateOf(string channel, ChannelTally own, double populationRate)
    {
        if (own.Responses < 0 || own.Responses > own.Exposures)
        {
            throw new ArgumentOutOfRangeException(nameof(own), own, $"The responses on '{channel}' must be 0 to the exposures.");
        }

        var mean = MeanOf(own, populationRate);
        return new ChannelRate(channel, own.Exposures, mean, DeviationOf(mean, own.Exposures));
    }

    /// <summary>(s + k m)/(e + k).</summary>
    internal static double MeanOf(ChannelTally own, double populationRate) =>
        (own.Responses + (PriorExposures * populationRate)) / (own.Exposures + PriorExposures);

    /// <summary>The standard deviation that goes with such a mean.</summary>
    internal static double DeviationOf(double mean, long exposures) => Math.Sqrt(mean * (1 - mean) / (exposures + PriorExposures + 1));
}

/// <summary>What is believed of a customer's response rate on a channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Exposures">How often the customer was reached on it.</param>
/// <param name="Mean">The posterior mean, 0 to 1.</param>
/// <param name="StandardDeviation">The posterior standard deviation.</param>
public sealed record ChannelRate(string Channel, long Exposures, double Mean, double StandardDeviation);
