namespace PrivateTraffic.WeCom.Tokens;

/// <summary>A value together with how long it is good for.</summary>
internal readonly record struct Expiring<T>(T Value, TimeSpan Lifetime);
