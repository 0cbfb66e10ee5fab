namespace PrivateTraffic.Domain.Models;

/// <summary>Where a version of the model stands in time.</summary>
public enum ModelState
{
    /// <summary>It places customers today.</summary>
    Current,

    /// <summary>It will, from a later day on.</summary>
    Planned,

    /// <summary>It did, until another one took over.</summary>
    Past,

    /// <summary>It was planned, and another one took its place before its day came: it never placed anybody.</summary>
    Withdrawn,
}
