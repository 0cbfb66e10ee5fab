namespace PrivateTraffic.Sync.Callbacks;

/// <summary>Rings when a callback has come in.</summary>
public sealed class InboxSignal : WorkSignal;
