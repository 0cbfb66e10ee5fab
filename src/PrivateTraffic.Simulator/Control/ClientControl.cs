using PrivateTraffic.Simulator.Client;

namespace PrivateTraffic.Simulator.Control;

/// <summary>/_sim/client: whether a person or a setting decides about the dialogs of the chat client.</summary>
internal static class ClientControl
{
    public static void MapClientSettings(this IEndpointRouteBuilder control, Simulation simulation)
    {
        control.MapGet("/client", () => new { dialogs = simulation.ClientSettings.Dialogs });
        control.MapPut("/client", (Settings settings) =>
        {
            simulation.ClientSettings.Dialogs = settings.Dialogs;
            return Results.NoContent();
        });
    }

    internal sealed record Settings(Decision Dialogs);
}
