using PrivateTraffic.Simulator.Client;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Control;

/// <summary>/_sim/client: whether a person or a setting decides about the dialogs of the chat client.</summary>
internal static class ClientControl
{
    public static void MapClientSettings(this IEndpointRouteBuilder control, Simulation simulation)
    {
        control.Get("/client", _ => new { dialogs = simulation.ClientSettings.Dialogs });
        control.PutAsync<Settings>("/client", (_, settings) =>
        {
            simulation.ClientSettings.Dialogs = settings.Dialogs;
            return Task.FromResult<object?>(Results.NoContent());
        });
    }

    internal sealed record Settings(Decision Dialogs);
}
