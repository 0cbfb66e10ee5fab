namespace PrivateTraffic.Data.Placements;

/// <summary>Another version of the model has come into effect since a placement run looked it up.</summary>
/// <param name="model">The version that the run began with.</param>
public sealed class ModelSupersededException(int model) : Exception($"Version {model} of the model is no longer in effect.");
