namespace PrivateTraffic.Simulator.Control;

/// <summary>/_sim/calls and /_sim/app-messages: who called what and how it was answered, and what apps told members.</summary>
internal static class CallControl
{
    public static void MapCalls(this IEndpointRouteBuilder control, Simulation simulation)
    {
        control.MapGet("/calls", () => simulation.Journal.Tallies.OrderBy(t => t.Key, StringComparer.Ordinal).ToDictionary(t => t.Key, t => t.Value.Read()));
        control.MapGet("/calls/recent", (string? api) => simulation.Journal.Recent.Where(c => api is null || c.Api == api));
        control.MapGet("/app-messages", () => simulation.Now(corp => corp.AppMessages.All.Select(m => new
        {
            msgid = m.Id,
            agentId = m.AgentId,
            sentAt = m.SentAt,
            receivers = m.Receivers.Select(r => corp.People[r].UserId).ToList(),
            msgtype = m.Kind,
            text = m.Text,
            recalled = m.IsRecalled,
        }).ToList()));
        control.MapDelete("/calls", () =>
        {
            simulation.Journal.Clear();
            return Results.NoContent();
        });
    }
}
