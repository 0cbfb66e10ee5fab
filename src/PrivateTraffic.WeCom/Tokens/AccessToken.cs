namespace PrivateTraffic.WeCom.Tokens;

/// <summary>An access token of one app (D91039). Belongs on servers only; <see cref="ToString"/> never shows it.</summary>
/// <param name="Value">At most 512 bytes.</param>
/// <param name="ExpiresAt">When WeCom says it ends. It may end earlier without notice.</param>
public sealed record AccessToken(string Value, DateTimeOffset ExpiresAt)
{
    public override string ToString() => $"*** until {ExpiresAt:u}";
}
