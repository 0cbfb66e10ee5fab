using System.Globalization;
using PrivateTraffic.Simulator.Faults;
using PrivateTraffic.Simulator.Limits;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Control;

/// <summary>/_sim/faults: what shall go wrong.</summary>
internal static class FaultControl
{
    private const double BlockSeconds = 60;

    public static void MapFaults(this IEndpointRouteBuilder control, Simulation simulation)
    {
        control.Get("/faults", _ => simulation.Faults.Active);
        control.Post<Fault>("/faults", (_, fault) => SwitchOn(simulation, fault));
        control.Delete("/faults/{id:int}", request =>
            simulation.Faults.Remove(int.Parse(request.Path("id"), CultureInfo.InvariantCulture)) ? Results.NoContent() : Results.NotFound());
        control.Delete("/faults", _ =>
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
            throw new MistakenRequest("rate goes from 0 to 1, times from 1.");
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
        fault.Api != Fault.Everywhere ? fault.Api : throw new MistakenRequest("rate_limited needs an api: each has a limit of its own.");
}
