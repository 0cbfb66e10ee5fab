using PrivateTraffic.Domain.Lifecycle;

namespace PrivateTraffic.Domain.Scripts;

/// <summary>
/// What a script is for. An empty list asks for nothing; of a list that is not empty one entry must apply, and that for every list: cells
/// and stages together mean customers in one of the cells who are in one of the stages. The most precise list decides how well the script
/// fits. A script for nothing at all is never suggested, only found by whoever looks for it.
/// </summary>
public sealed record ScriptSituation
{
    /// <summary>Cells, rows and columns of the matrix.</summary>
    public IReadOnlyList<CellPattern> Cells { get; init; } = [];

    /// <summary>Lifecycle stages.</summary>
    public IReadOnlyList<LifecycleStage> Stages { get; init; } = [];

    /// <summary>Keys of RFM value segments: lower-case letters, digits and hyphens.</summary>
    public IReadOnlyList<string> Segments { get; init; } = [];

    /// <summary>Obstacles the script helps over. Not empty: suggested only when the member has chosen one of them.</summary>
    public IReadOnlyList<Obstacle> Obstacles { get; init; } = [];

    /// <summary>
    /// Occasions the script was written for. Due when the card names one of them, or when everything else the script asks for holds,
    /// unless they are all of the kind that must be named (<see cref="ScriptMoment.OnlyIfNamed"/>). A script that asks for nothing else
    /// waits to be named too.
    /// </summary>
    public IReadOnlyList<ScriptMoment> Moments { get; init; } = [];

    /// <summary>Whether the script waits until the card names its moment.</summary>
    public bool MustBeNamed => Moments.Count > 0 && Moments.All(m => m.OnlyIfNamed);

    /// <summary>Whether nothing is asked for.</summary>
    public bool IsEmpty => Cells.Count + Stages.Count + Segments.Count + Obstacles.Count + Moments.Count == 0;
}
