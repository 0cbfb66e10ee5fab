using System.Text.Json;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Control.Acts;

/// <summary>/_sim/act: makes things happen as people would, with the callbacks that follow.</summary>
internal static class ActControl
{
    private static readonly Dictionary<string, ActHandler> Handlers = new[]
    {
        CustomerActs.All,
        GroupActs.All,
        TagActs.All,
        ContentActs.All,
        TradeActs.All,
        StaffActs.All,
    }.SelectMany(acts => acts).ToDictionary(act => act.Key, act => act.Value, StringComparer.Ordinal);

    public static void MapActs(this IEndpointRouteBuilder control, Simulation simulation)
    {
        control.Get("/act", _ => Handlers.Keys.Order(StringComparer.Ordinal));
        control.Post<JsonElement>("/act", (_, body) => Perform(simulation, body));
    }

    /// <summary>Performs an act.</summary>
    /// <exception cref="MistakenRequest">It makes no sense.</exception>
    public static object Perform(Simulation simulation, JsonElement body)
    {
        var name = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("act", out var act) ? act.GetString() ?? "" : "";
        return Handlers.TryGetValue(name, out var handler)
            ? simulation.Now(corp => handler(new ActCall(corp, body)) ?? new { })
            : throw new MistakenRequest($"There is no act \"{name}\". GET /_sim/act lists them.");
    }
}
