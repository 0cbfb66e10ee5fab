using PrivateTraffic.Simulator.Callbacks;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Control;

/// <summary>/_sim/callbacks: where events go, what became of them, and hostile requests to the receiver.</summary>
internal static class CallbackControl
{
    public static void MapCallbacks(this IEndpointRouteBuilder control, Simulation simulation)
    {
        control.Get("/callbacks", _ => Overview(simulation));
        control.PutAsync<Target>("/callbacks", (request, target) => SubscribeAsync(simulation, target, request.Aborted));
        control.Delete("/callbacks", request =>
        {
            simulation.Callbacks.Unsubscribe(request.Number("agentId") ?? DemoIdentity.AgentId);
            return Results.NoContent();
        });
        control.PostAsync("/callbacks/verify", async request =>
            Verdict(await simulation.Post.VerifyAsync(SubscriptionOf(simulation, request.Number("agentId")), request.Aborted)));
        control.PostAsync("/callbacks/release", _ =>
        {
            simulation.Callbacks.ReleaseBurst();
            return Task.FromResult<object?>(Results.NoContent());
        });
        control.PostAsync("/callbacks/hostile", async request =>
        {
            var attack = await request.BodyAsync<Attack>();
            return new { status = await HostileCallbacks.SendAsync(simulation, SubscriptionOf(simulation, attack.AgentId), attack.Kind, request.Aborted) };
        });
    }

    private static object Overview(Simulation simulation) => new
    {
        subscriptions = simulation.Callbacks.Subscriptions.Select(s => new { agentId = s.AgentId, url = s.Url }),
        pending = simulation.Callbacks.Pending,
        outcomes = simulation.Callbacks.Recent.GroupBy(d => d.Outcome).ToDictionary(g => g.Key, g => g.Count()),
        recent = simulation.Callbacks.Recent,
    };

    // As in the console: a URL that does not pass the check is not saved.
    private static async Task<object?> SubscribeAsync(Simulation simulation, Target target, CancellationToken cancel)
    {
        Subscription subscription;
        try
        {
            subscription = new Subscription(
                target.AgentId ?? DemoIdentity.AgentId, target.Url, target.Token ?? DemoIdentity.CallbackToken, target.EncodingAesKey ?? DemoIdentity.EncodingAesKey);
        }
        catch (FormatException wrong)
        {
            throw new MistakenRequest(wrong.Message);
        }

        var objection = target.Verify ? await simulation.Post.VerifyAsync(subscription, cancel) : null;
        if (objection is null)
        {
            simulation.Callbacks.Subscribe(subscription);
        }

        return Verdict(objection);
    }

    private static Subscription SubscriptionOf(Simulation simulation, int? agentId) =>
        simulation.Callbacks.Subscriptions.FirstOrDefault(s => s.AgentId == (agentId ?? DemoIdentity.AgentId))
        ?? throw new MistakenRequest("No callback URL is set for this app.");

    private static IResult Verdict(string? objection) =>
        Results.Json(
            new { verified = objection is null, objection },
            ControlJson.Options,
            statusCode: objection is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);

    /// <summary>Where callbacks shall go.</summary>
    /// <param name="Verify">Whether the URL is checked first, as WeCom does.</param>
    internal sealed record Target(Uri Url, int? AgentId = null, string? Token = null, string? EncodingAesKey = null, bool Verify = true);

    internal sealed record Attack(HostileKind Kind, int? AgentId = null);
}
