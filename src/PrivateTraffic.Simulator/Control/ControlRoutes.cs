using System.Text.Json;
using PrivateTraffic.Simulator.Control.Acts;

namespace PrivateTraffic.Simulator.Control;

/// <summary>Everything under /_sim: not WeCom's, not limited, no token needed.</summary>
internal static class ControlRoutes
{
    public static void MapControl(this IEndpointRouteBuilder endpoints, Simulation simulation)
    {
        var control = endpoints.MapGroup("/_sim").AddEndpointFilter(ExplainMistakesAsync);
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

    // What a test did wrong is said in words; these endpoints have no other users.
    private static async ValueTask<object?> ExplainMistakesAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception mistake) when (mistake is ControlException or WeComRefusal or JsonException)
        {
            return Results.Json(new { error = mistake.Message }, statusCode: StatusCodes.Status400BadRequest);
        }
    }
}

/// <summary>A request to /_sim that makes no sense; the message says why.</summary>
internal sealed class ControlException(string message) : Exception(message);
