namespace PrivateTraffic.Domain.Models;

/// <summary>When a version of the model was made, and from when it holds.</summary>
/// <param name="Number">Its number; later versions have greater ones.</param>
/// <param name="From">The first business day that it places.</param>
/// <param name="MadeOn">The business day on which it was made, never after <paramref name="From"/>.</param>
public readonly record struct ModelStart(int Number, DateOnly From, DateOnly MadeOn);
