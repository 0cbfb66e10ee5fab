using PrivateTraffic.Simulator.Control.Acts;

namespace PrivateTraffic.Simulator.Control;

/// <summary>Everything under /_sim: not WeCom's, not limited, no token needed.</summary>
internal static class ControlRoutes
{
    public static void MapControl(this IEndpointRouteBuilder endpoints, Simulation simulation)
    {
        var control = endpoints.MapGroup("/_sim");
        control.MapWorld(simulation);
        control.MapFaults(simulation);
        control.MapCallbacks(simulation);
        control.MapCalls(simulation);
        control.MapTruth(simulation);
        control.MapFeeds(simulation);
        control.MapPictures(simulation);
        control.MapActs(simulation);
        control.MapClientSettings(simulation);
    }
}
