using PrivateTraffic.Simulator.Faults;
using PrivateTraffic.Simulator.Limits;

namespace PrivateTraffic.Simulator.Control;

/// <summary>/_sim/faults: what shall go wrong.</summary>
internal static class FaultControl
{
    private const double BlockSeconds = 60;

    public static void MapFaults(this IEndpointRouteBuilder control, Simulation simulation)
    {
        control.MapGet("/faults", () => simulation.Faults.Active);
        control.MapPost("/faults", (Fault fault) => Results.Json(SwitchOn(simulation, fault), statusCode: StatusCodes.Status201Created));
        control.MapDelete("/faults/{id:int}", (int id) => simulation.Faults.Remove(id) ? Results.NoContent() : Results.NotFound());
        control.MapDelete("/faults", () =>
        {
            simulation.Faults.Clear();
            simulation.Limiter.Reset(simulation.CommonLimits);
            simulation.Callbacks.ReleaseBurst();
            return Results.NoContent();
        });
    }

    private static Fault SwitchOn(Simulation simulation, Fault fault)
    {
        if (fault.Rate is < 0 or > 1 || fault.Times < 1)
        {
            throw new ControlException("rate goes from 0 to 1, times from 1.");
        }

        switch (fault.Kind)
        {
            case FaultKind.ExpireToken:
                simulation.Now(corp =>
                {
                    corp.Tokens.RevokeAll(fault.Errcode == Errors.TokenExpired.Code ? Errors.TokenExpired : Errors.InvalidToken);
                    return true;
                });
                return fault;
            case FaultKind.RateLimited:
                simulation.Limiter.Block(NamedApi(fault), fault.Duration(BlockSeconds));
                return fault;
            case FaultKind.Limits:
                simulation.Limiter.Set(fault.Api == Fault.Everywhere ? null : fault.Api, new RateLimits(fault.PerMinute, fault.PerHour));
                return fault;
            default:
                return simulation.Faults.Add(fault);
        }
    }

    private static string NamedApi(Fault fault) =>
        fault.Api != Fault.Everywhere ? fault.Api : throw new ControlException("rate_limited needs an api: each has a limit of its own.");
}
