namespace PrivateTraffic.Data.Models;

/// <summary>Who changes the model, and why.</summary>
/// <param name="By">WeCom's userid of the member; null from a shell.</param>
/// <param name="Note">Why, in their words; null where they say nothing.</param>
/// <param name="Restores">The version whose document is brought back; null for a document of its own.</param>
/// <param name="After">
/// The number of the version that they took for the latest. When another one has come since, nothing is stored. Null where the latest is
/// looked up when it is stored.
/// </param>
public sealed record ModelChange(string? By = null, string? Note = null, int? Restores = null, int? After = null)
{
    /// <summary>The most characters of a note.</summary>
    public const int LongestNote = 500;
}
