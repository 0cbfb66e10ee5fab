namespace PrivateTraffic.Domain.Models;

/// <summary>A model and the number of its version; labels carry the number of the version that made them.</summary>
public sealed record NumberedModel(int Number, SegmentationModel Model);
