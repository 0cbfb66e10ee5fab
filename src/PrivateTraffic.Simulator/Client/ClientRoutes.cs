using System.Text.Json;
using PrivateTraffic.Simulator.Client.Bridge;
using PrivateTraffic.Simulator.Control.Acts;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;
using PrivateTraffic.Simulator.SignIn;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Client;

/// <summary>The chat client: its page, and what the page asks for.</summary>
internal static class ClientRoutes
{
    private const int MostMembers = 60;

    public static void MapClient(this IEndpointRouteBuilder endpoints, Simulation simulation)
    {
        endpoints.Get("/", _ => Results.Redirect("/client"));
        endpoints.Get("/client", _ => Results.Bytes(Assets.Read("client.html"), "text/html; charset=utf-8"));
        endpoints.MapAssets();
        var api = endpoints.MapGroup("/client/api");
        api.Get("/session", request => simulation.Now(corp => Session(request, simulation, corp)));
        api.Get("/version", _ => simulation.Now(corp => new { version = VersionOf(corp) }));
        api.Get("/conversations", request =>
            simulation.Now(corp => ConversationList.Of(corp, MemberIn(corp, request), request.Query("q"), request.Query("kind"))));
        api.Get("/chat", request => simulation.Now(corp =>
            ChatView.Of(corp, Conversation.Find(corp, MemberIn(corp, request), request.Required("kind"), request.Required("id")))));
        api.Get("/tasks", request => simulation.Now(corp => TaskList.Of(corp, MemberIn(corp, request))));
        api.Post<TaskDone>("/tasks", (_, done) => simulation.Now<object?>(corp =>
        {
            TaskList.Confirm(corp, MemberOf(corp, done.Member), done.Kind, done.Id);
            return null;
        }));
        api.Post<JsonElement>("/act", (_, act) => ActControl.Perform(simulation, act));
        api.Post<FrameRequest>("/frames", (_, request) => simulation.Now(corp => OpenFrame(simulation, corp, request)));
        api.Post<BridgeCall>("/frames/{frame}/invoke", (request, call) => simulation.Now(_ => simulation.Bridge.Invoke(request.Path("frame"), call)));
        api.Post<DialogDone>("/frames/{frame}/dialogs/{dialog}", (request, done) =>
            simulation.Now(_ => simulation.Bridge.Settle(request.Path("frame"), request.Path("dialog"), done.Decision, done.Chosen ?? [])));
    }

    private static object Session(WebRequest request, Simulation simulation, Corporation corp)
    {
        var search = request.Query("q");
        var member = (request.Query("member") ?? request.Http.Request.Cookies[SignInRoutes.MemberCookie]) is { } id ? corp.People.Find(id) : null;
        member ??= corp.People.Active.First(m => m.ServesCustomers);
        request.Http.Response.Cookies.Append(SignInRoutes.MemberCookie, member.UserId, new CookieOptions { Path = "/" });
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

    private static Member MemberIn(Corporation corp, WebRequest request) => MemberOf(corp, request.Required("member"));

    private static Member MemberOf(Corporation corp, string userId) => corp.People.Find(userId) ?? throw new MistakenRequest($"{userId} does not work here.");

    private static long VersionOf(Corporation corp) => (corp.Chats.Version * 1_000_003) + corp.MassMessages.All.Count + (corp.Moments.Made.Count * 1009);

    private sealed record TaskDone(string Member, string Kind, string Id);

    private sealed record FrameRequest(string Member, string Kind, string Id, string? Entry);

    private sealed record DialogDone(Decision Decision, IReadOnlyList<string>? Chosen);
}
