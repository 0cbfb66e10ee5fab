using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Faults;
using PrivateTraffic.Simulator.Limits;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Everything that is checked before an API is carried out, in the order in which WeCom lets it be seen.</summary>
internal sealed class Admission(FaultBoard faults, RateLimiter limiter, int concurrency)
{
    /// <summary>Lets the call in, or throws what it is answered with.</summary>
    /// <param name="call">The call.</param>
    /// <param name="running">How many calls of this API are under way, this one included.</param>
    /// <exception cref="WeComRefusal">The call is not let in.</exception>
    public void Check(ApiCall call, int running)
    {
        var route = call.Route;
        ThrowIf(faults.Strike(route.Api, FaultKind.WrongIp) is not null, Errors.AddressNotAllowed);
        if (route.Access != Access.Anyone)
        {
            call.App = call.Corp.Tokens.AppOf(call.Query("access_token", Errors.TokenMissing));
            CheckRights(call.App, route);
        }

        ThrowIf(faults.Strike(route.Api, FaultKind.Busy) is not null, Errors.SystemBusy);
        ThrowIf(!route.IsUnlimited && !limiter.TryTake(route.Api, call.AgentId, route.OwnLimits), Errors.TooFrequent);
        var most = faults.Look(route.Api, FaultKind.Concurrency)?.Limit ?? (route.IsStorageRead ? concurrency : int.MaxValue);
        ThrowIf(running > most, Errors.TooManyAtOnce);
        ThrowIf(faults.Strike(route.Api, FaultKind.WriteConflict) is not null, Errors.WriteConflict);
        if (faults.Strike(route.Api, FaultKind.Errcode) is { Errcode: { } code })
        {
            throw new WeComRefusal(new WeComError(code, "simulated error"));
        }
    }

    private static void CheckRights(App app, ApiRoute route)
    {
        var isMemberIdsOnly = app.Rights == AppRights.MemberIdsOnly;
        ThrowIf(isMemberIdsOnly && route.Access != Access.ContactSync, Errors.NewAddressOfContactSync);
        ThrowIf(!isMemberIdsOnly && route.Access == Access.ContactSync, Errors.NoApiPermission);
        ThrowIf(app.Rights == AppRights.Unlisted && route.Access == Access.CustomerContact, Errors.NoApiPermission);
    }

    private static void ThrowIf(bool refused, WeComError error)
    {
        if (refused)
        {
            throw new WeComRefusal(error);
        }
    }
}
