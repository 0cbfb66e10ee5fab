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

        var identity = options.Identity is { } host ? host(context) : cookie.Read(context);
        var corp = identity is null ? null : await corps.FindAsync(identity.WeComCorpId, context.RequestAborted);
        var member = corp is null
            ? null
            : await roles.SignedInAsync(corp.Id, identity!.UserId.ToLowerInvariant(), context.RequestAborted);
        context.Items[ItemKey] = member;
        return member;
    }

    /// <summary>The member behind a request that has passed the boundary.</summary>
    public static SignedInMember Of(HttpContext context) =>
        context.Items[ItemKey] as SignedInMember ?? throw new InvalidOperationException("The endpoint is open to anybody; there is no member.");
}
