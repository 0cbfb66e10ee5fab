namespace PrivateTraffic.WeCom.Callbacks;

/// <summary>
/// The message archive has something new (<c>msgaudit_notify</c>): at most one every 15 seconds, and only a hint to pull.
/// </summary>
public sealed record ArchiveCallback : CallbackEvent;
