namespace PrivateTraffic.Data.Models;

/// <summary>Somebody else has applied a model in the meantime; nothing was stored.</summary>
/// <param name="latest">The number of their version.</param>
public sealed class ModelChangedException(int latest) : Exception($"Version {latest} of the model has been applied in the meantime.")
{
    /// <summary>The number of the version that has come in between.</summary>
    public int Latest { get; } = latest;
}
