namespace PrivateTraffic.Sync.Tags;

/// <summary>Rings when somebody has decided about a tag.</summary>
public sealed class TagSignal : WorkSignal;
