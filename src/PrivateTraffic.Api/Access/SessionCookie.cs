using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using PrivateTraffic.Api.Hosting;
using PrivateTraffic.Data;

namespace PrivateTraffic.Api.Access;

/// <summary>
/// The session of a member who signed in through WeCom: a cookie that only we can make and read. It has its own keys, so that hosting us
/// changes nothing about the platform's cookies.
/// </summary>
internal sealed class SessionCookie
{
    public const string Name = "pt-session";

    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<string, Session> remembered = new(StringComparer.Ordinal);
    private readonly IDataProtector protector;
    private readonly IOptionsMonitor<AccessOptions> options;
    private readonly TimeProvider clock;

    public SessionCookie(IOptions<DataOptions> data, IOptionsMonitor<AccessOptions> options, TimeProvider clock)
    {
        this.options = options;
        this.clock = clock;
        var keys = Directory.CreateDirectory(Path.Combine(data.Value.Directory, "keys"));
        protector = DataProtectionProvider.Create(keys, b => b.SetApplicationName("PrivateTraffic")).CreateProtector("session");
    }

    /// <summary>The session that the cookie holds; null without a cookie, or when it is too old or not ours.</summary>
    public Session? Read(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 } cookie || SessionIn(cookie) is not { } session)
        {
            return null;
        }

        var length = options.CurrentValue.SessionLength;
        var age = clock.GetUtcNow() - session.UsedAt;
        if (age > length)
        {
            return null;
        }

        if (age > length / 4 && !context.Response.HasStarted)
        {
            Write(context, session with { UsedAt = clock.GetUtcNow() });
        }

        return session;
    }

    /// <summary>Begins the session of somebody who has just proved who they are.</summary>
    public void Write(HttpContext context, HostIdentity identity) =>
        Write(context, new Session(identity, clock.GetUtcNow(), clock.GetUtcNow()));

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, null));

    /// <summary>A value that only we can read, for a cookie or an address.</summary>
    public string Seal<T>(T value) => protector.Protect(JsonSerializer.Serialize(value));

    /// <summary>What was sealed; default for anything else.</summary>
    public T? Open<T>(string sealedValue)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(protector.Unprotect(sealedValue));
        }
        catch (Exception error) when (error is System.Security.Cryptography.CryptographicException or JsonException)
        {
            return default;
        }
    }

    public static CookieOptions Options(HttpContext context, TimeSpan? age) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = age,
        Path = context.Request.PathBase.Add(MountPath.Of(context)).Value is { Length: > 0 } path ? path : "/",
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };

    /// <summary>
    /// The same cookie comes with every request of a member, and opening it takes longer than a point read. What it holds never changes;
    /// whether it is still good is asked each time.
    /// </summary>
    private Session? SessionIn(string cookie)
    {
        if (remembered.TryGetValue(cookie, out var known))
        {
            return known;
        }

        if (Open<Session>(cookie) is { } session)
        {
            if (remembered.Count >= MostRemembered)
            {
                remembered.Clear();
            }

            return remembered[cookie] = session;
        }

        return null;
    }

    private void Write(HttpContext context, Session session) =>
        context.Response.Cookies.Append(Name, Seal(session), Options(context, options.CurrentValue.SessionLength));

    /// <param name="Identity">Who they are.</param>
    /// <param name="SignedInAt">When WeCom said so.</param>
    /// <param name="UsedAt">When the session was used last, give or take a quarter of its length.</param>
    public sealed record Session(HostIdentity Identity, DateTimeOffset SignedInAt, DateTimeOffset UsedAt);
}
