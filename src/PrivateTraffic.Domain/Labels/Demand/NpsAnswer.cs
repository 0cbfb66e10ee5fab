using PrivateTraffic.Domain.Calendar;

namespace PrivateTraffic.Domain.Labels.Demand;

/// <summary>One answer to "how likely are you to recommend us", 0 to 10.</summary>
/// <param name="CustomerId">Who answered.</param>
/// <param name="Wave">The wave of the survey.</param>
/// <param name="At">When.</param>
/// <param name="Score">0 to 10.</param>
public readonly record struct NpsAnswer(long CustomerId, string Wave, FactTime At, int Score);
