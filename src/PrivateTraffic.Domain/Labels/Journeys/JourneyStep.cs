using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Labels.Journeys;

/// <summary>One step of a journey.</summary>
/// <param name="Key">The name used in files, addresses and JSON.</param>
/// <param name="Name">The name on the screen.</param>
/// <param name="Events">The events of which one reaches the step.</param>
/// <param name="Days">On how many different days, counted from the step before. At least 1.</param>
public sealed record JourneyStep(string Key, LocalizedText Name, EventSet Events, int Days = 1);
