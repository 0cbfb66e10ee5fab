using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Control;

/// <summary>/_sim/calls and /_sim/app-messages: who called what and how it was answered, and what apps told members.</summary>
internal static class CallControl
{
    public static void MapCalls(this IEndpointRouteBuilder control, Simulation simulation)
    {
        control.Get(
            "/calls",
            _ => simulation.Journal.Tallies.OrderBy(t => t.Key, StringComparer.Ordinal).ToDictionary(t => t.Key, t => t.Value.Read()));
        control.Get("/calls/recent", request => simulation.Journal.Recent.Where(c => request.Query("api") is not { } api || c.Api == api));
        control.Get("/app-messages", _ => simulation.Now(corp => corp.AppMessages.All.Select(m => new
        {
            msgid = m.Id,
            agentId = m.AgentId,
            sentAt = m.SentAt,
            receivers = m.Receivers.Select(r => corp.People[r].UserId).ToList(),
            msgtype = m.Kind,
            text = m.Text,
            recalled = m.IsRecalled,
        }).ToList()));
        control.Delete("/calls", _ =>
        {
            simulation.Journal.Clear();
            return Results.NoContent();
        });
    }
}
