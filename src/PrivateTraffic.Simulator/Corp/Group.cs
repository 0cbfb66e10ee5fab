using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>A customer group as it stands.</summary>
/// <param name="Owner">Index of the owning member.</param>
internal sealed record Group(
    long Number, string ChatId, int Owner, long CreatedAt, string Name, string Notice, GroupInheritance Inheritance, bool IsDismissed);

internal enum GroupInheritance
{
    Normal = 0,
    OwnerLeft = 1,
    Inheriting = 2,
    Inherited = 3,
}

/// <summary>What acts and API calls did to a group, or the whole of one made at run time.</summary>
internal sealed class GroupChange
{
    /// <summary>Set for a group the world did not plan.</summary>
    public GroupSeed? Made { get; set; }

    public string? Name { get; set; }

    public string? Notice { get; set; }

    public int? Owner { get; set; }

    public GroupInheritance? Inheritance { get; set; }

    public bool IsDismissed { get; set; }

    public List<Arrival> Arrivals { get; } = [];

    public List<Departure> Departures { get; } = [];

    /// <summary>Readers see it from a moment on the clock that never stands, a little later than it happens.</summary>
    internal sealed record Arrival(GroupStay Stay, TimeSpan ReadableFrom);

    /// <inheritdoc cref="Arrival"/>
    internal sealed record Departure(bool IsStaff, int Person, long At, TimeSpan ReadableFrom);
}
