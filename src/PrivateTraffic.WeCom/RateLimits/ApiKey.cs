namespace PrivateTraffic.WeCom.RateLimits;

/// <summary>What WeCom counts by: one API of one corp, whichever app calls it.</summary>
/// <param name="CorpId"><c>corpid</c>.</param>
/// <param name="Api">Path below <c>/cgi-bin/</c>, such as <c>externalcontact/get</c>.</param>
public readonly record struct ApiKey(string CorpId, string Api);
