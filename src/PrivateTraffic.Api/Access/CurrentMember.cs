using PrivateTraffic.Api.Hosting;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Access;

/// <summary>Finds out who is behind a request: by the platform's sign-in where there is one, else by our cookie.</summary>
internal sealed class CurrentMember(PrivateTrafficOptions options, SessionCookie cookie, CorpRegistry corps, RoleDirectory roles)
{
    private static readonly object ItemKey = new();

    /// <summary>The member; null when nobody is signed in.</summary>
    public async ValueTask<SignedInMember?> FindAsync(HttpContext context)
    {
        if (context.Items.TryGetValue(ItemKey, out var known))
        {
            return known as SignedInMember;
        }

        var member = await ReadAsync(context);
        context.Items[ItemKey] = member;
        return member;
    }

    private async ValueTask<SignedInMember?> ReadAsync(HttpContext context)
    {
        // A platform vouches for its members at each request; our cookie only says that somebody was one when they signed in.
        var session = options.Identity is null ? cookie.Read(context) : null;
        var identity = options.Identity is { } host ? host(context) : session?.Identity;
        return identity is not null && await corps.FindAsync(identity.WeComCorpId, context.RequestAborted) is { } corp
            ? await roles.FindAsync(corp.Id, identity.UserId.ToLowerInvariant(), session?.SignedInAt, context.RequestAborted)
            : null;
    }

    /// <summary>The member behind a request that has passed the boundary.</summary>
    public static SignedInMember Of(HttpContext context) =>
        context.Items[ItemKey] as SignedInMember ?? throw new InvalidOperationException("The endpoint is open to anybody; there is no member.");
}
