using System.Text.Json;
using PrivateTraffic.Simulator.Client.Bridge;
using PrivateTraffic.Simulator.Control;
using PrivateTraffic.Simulator.Control.Acts;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;
using PrivateTraffic.Simulator.SignIn;

namespace PrivateTraffic.Simulator.Client;

/// <summary>The chat client: its page, and what the page asks for.</summary>
internal static class ClientRoutes
{
    private const int MostMembers = 60;

    public static void MapClient(this IEndpointRouteBuilder endpoints, Simulation simulation)
    {
        endpoints.MapGet("/", () => Results.Redirect("/client"));
        endpoints.MapGet("/client", () => Results.Bytes(Assets.Read("client.html"), "text/html; charset=utf-8"));
        endpoints.MapAssets();
        var api = endpoints.MapGroup("/client/api").AddEndpointFilter(ExplainMistakesAsync);
        api.MapGet("/session", (HttpContext http, string? member, string? q) => simulation.Now(corp => Session(http, simulation, corp, member, q)));
        api.MapGet("/version", (string member) => simulation.Now(corp => new { version = VersionOf(corp) }));
        api.MapGet("/conversations", (string member, string? q, string? kind) =>
            simulation.Now(corp => ConversationList.Of(corp, MemberOf(corp, member), q, kind)));
        api.MapGet("/chat", (string member, string kind, string id) =>
            simulation.Now(corp => ChatView.Of(corp, Conversation.Find(corp, MemberOf(corp, member), kind, id))));
        api.MapGet("/tasks", (string member) => simulation.Now(corp => TaskList.Of(corp, MemberOf(corp, member))));
        api.MapPost("/tasks", (TaskDone done) => simulation.Now(corp =>
        {
            TaskList.Confirm(corp, MemberOf(corp, done.Member), done.Kind, done.Id);
            return new { };
        }));
        api.MapPost("/act", (JsonElement act) => ActControl.Perform(simulation, act));
        api.MapPost("/frames", (FrameRequest request) => simulation.Now(corp => OpenFrame(simulation, corp, request)));
        api.MapPost("/frames/{frame}/invoke", (string frame, BridgeCall call) => simulation.Now(_ => simulation.Bridge.Invoke(frame, call)));
        api.MapPost("/frames/{frame}/dialogs/{dialog}", (string frame, string dialog, DialogDone done) =>
            simulation.Now(_ => simulation.Bridge.Settle(frame, dialog, done.Decision, done.Chosen ?? [])));
    }

    private static async ValueTask<object?> ExplainMistakesAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception mistake) when (mistake is ClientException or ControlException)
        {
            return Results.Json(new { error = mistake.Message }, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static object Session(HttpContext http, Simulation simulation, Corporation corp, string? userId, string? search)
    {
        var member = (userId ?? http.Request.Cookies[SignInRoutes.MemberCookie]) is { } id ? corp.People.Find(id) : null;
        member ??= corp.People.Active.First(m => m.ServesCustomers);
        http.Response.Cookies.Append(SignInRoutes.MemberCookie, member.UserId, new CookieOptions { Path = "/" });
        var candidates = corp.People.Active.Where(m =>
            string.IsNullOrEmpty(search) || m.Name.Contains(search, StringComparison.Ordinal) || m.UserId.Contains(search, StringComparison.OrdinalIgnoreCase));
        return new
        {
            member = Describe(corp, member),
            members = candidates.OrderByDescending(m => m.ServesCustomers).Take(MostMembers).Select(m => Describe(corp, m)).ToList(),
            company = corp.People.Departments[0].Name,
            hasSidebar = simulation.Options.SidebarUrl is not null,
            sidebarPort = simulation.Trusted.SidebarAddress!.Port,
            sidebarPath = simulation.Options.SidebarUrl?.PathAndQuery ?? "/",
            now = corp.AsOf,
            latestMoment = corp.Moments.LatestPublishedBy(member.Index)?.Id,
        };
    }

    private static object Describe(Corporation corp, Member member) => new
    {
        userid = member.UserId,
        name = member.Name,
        position = member.Position,
        department = corp.People.Department(member.Department)?.Name,
        avatar = $"/_sim/avatar/member/{member.Index}.svg",
    };

    private static object OpenFrame(Simulation simulation, Corporation corp, FrameRequest request)
    {
        var conversation = Conversation.Find(corp, MemberOf(corp, request.Member), request.Kind, request.Id);
        var frame = simulation.Bridge.Open(conversation, request.Entry);
        return new { frame = frame.Id, entry = frame.Entry };
    }

    private static Member MemberOf(Corporation corp, string userId) => corp.People.Find(userId) ?? throw new ClientException($"{userId} does not work here.");

    private static long VersionOf(Corporation corp) => (corp.Chats.Version * 1_000_003) + corp.MassMessages.All.Count + (corp.Moments.Made.Count * 1009);

    private sealed record TaskDone(string Member, string Kind, string Id);

    private sealed record FrameRequest(string Member, string Kind, string Id, string? Entry);

    private sealed record DialogDone(Decision Decision, IReadOnlyList<string>? Chosen);
}
