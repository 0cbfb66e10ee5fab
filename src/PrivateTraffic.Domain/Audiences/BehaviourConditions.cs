using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Domain.Audiences;

/// <summary>Absence: not one of the events in the last days.</summary>
/// <param name="Events">The events.</param>
/// <param name="Days">The last so many days, the as-of day included.</param>
public sealed record AbsenceCondition(EventSet Events, int Days) : AudienceCondition;

/// <summary>
/// Sequence: an event and, later, another one, or none of another. Later is on a later day, or on the same day where both times are
/// known. "Then" looks at every first event; "then no" looks at the latest one, and holds once the days have passed.
/// </summary>
/// <param name="First">What happened first.</param>
/// <param name="Then">What followed, or did not.</param>
/// <param name="IsAbsent">Whether it is wanted that nothing of it followed.</param>
/// <param name="Within">How many days after the first event, 0 for the same day.</param>
/// <param name="Days">The first event lies in the last so many days; null for any time.</param>
public sealed record SequenceCondition(EventSet First, EventSet Then, bool IsAbsent, int Within, int? Days) : AudienceCondition;
