namespace PrivateTraffic.Simulator.Seed;

internal enum WorldEventKind
{
    CustomerAdded,
    CustomerLeft,
    CustomerReturned,
    CustomerRemoved,
    RelationEdited,
    GroupCreated,
    GroupJoined,
    GroupLeft,
}

/// <summary>Something that happens in the world by itself as the clock moves on.</summary>
/// <param name="Subject">The member's index, or the group's number.</param>
/// <param name="Person">The customer's number; for groups see <see cref="GroupStay.Person"/>, staff negated minus one.</param>
internal readonly record struct WorldEvent(long At, WorldEventKind Kind, int Subject, int Person);
