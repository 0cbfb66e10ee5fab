using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Validity;

/// <summary>A number of each customer by which a segmentation is judged.</summary>
/// <param name="Key">The name used in JSON, such as <c>log-monetary</c>.</param>
/// <param name="Name">The name on the screen.</param>
/// <param name="InGeometry">Whether the number is a coordinate when segments are looked at as clouds of points.</param>
public sealed record Measure(string Key, LocalizedText Name, bool InGeometry);
