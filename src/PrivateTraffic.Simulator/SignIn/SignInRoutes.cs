using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.SignIn;

/// <summary>Protocol section 13: the pages on which WeCom signs people in.</summary>
internal static class SignInRoutes
{
    /// <summary>The cookie in which the chat client notes whose client it is.</summary>
    public const string MemberCookie = "wecom_sim_member";

    private const string ConsentCookie = "wecom_sim_consent";
    private const int MostListed = 40;
    private static readonly TimeSpan ConsentLasts = TimeSpan.FromDays(30);

    public static void MapSignIn(this IEndpointRouteBuilder endpoints, Simulation simulation, TrustedDomains trusted)
    {
        endpoints.Get("/connect/oauth2/authorize", request => InClient(request.Http, simulation, trusted, Choice.In(request)));
        endpoints.Get(
            "/wwlogin/sso/login", request => WithQrCode(request.Http, simulation, trusted, request.Query("as"), request.Query("q")));
        endpoints.Get(
            "/wwopen/sso/qrConnect", request => WithQrCode(request.Http, simulation, trusted, request.Query("as"), request.Query("q")));
    }

    // Inside the client nothing is asked, unless private data are wanted or nobody knows whose client it is.
    private static IResult InClient(HttpContext http, Simulation simulation, TrustedDomains trusted, Choice choice)
    {
        var (request, error) = SignInRequest.Read(http.Request, trusted);
        if (request is null)
        {
            return SignInPage.Refusal(error);
        }

        if (choice.Customer is { } externalUserId)
        {
            return simulation.Now(corp => corp.Customers.Find(externalUserId) is { } customer
                ? Redirect(request, corp, new Visitor(null, customer))
                : SignInPage.Refusal(Errors.InvalidExternalUserId));
        }

        var userId = choice.Member ?? http.Request.Cookies[MemberCookie];
        return simulation.Now(corp =>
        {
            if (userId is null || corp.People.Find(userId) is not { } member)
            {
                return SignInPage.ChooseMember(request, Candidates(corp, null), http.Request.Query["q"]);
            }

            var consented = http.Request.Cookies[ConsentCookie] == member.UserId || choice.Consents;
            if (request.AsksPrivateData && !consented)
            {
                return SignInPage.AskConsent(request, member);
            }

            if (request.AsksPrivateData && choice.Consents)
            {
                http.Response.Cookies.Append(ConsentCookie, member.UserId, new CookieOptions { MaxAge = ConsentLasts, HttpOnly = true });
            }

            return Redirect(request, corp, new Visitor(member, null));
        });
    }

    private static IResult WithQrCode(HttpContext http, Simulation simulation, TrustedDomains trusted, string? userId, string? search)
    {
        var (request, error) = SignInRequest.Read(http.Request, trusted);
        return request is null
            ? SignInPage.Refusal(error)
            : simulation.Now(corp => userId is not null && corp.People.Find(userId) is { } member
                ? Redirect(request, corp, new Visitor(member, null))
                : SignInPage.ScanCode(request, Candidates(corp, search), search));
    }

    private static IResult Redirect(SignInRequest request, Corporation corp, Visitor visitor) =>
        Results.Redirect(request.Answer(corp.SignIns.IssueCode(visitor, request.AsksPrivateData)));

    // Managers first, then leaders, then the others.
    private static IReadOnlyList<Candidate> Candidates(Corporation corp, string? search) =>
    [
        .. corp.People.Active
            .Where(m => string.IsNullOrEmpty(search) || m.Name.Contains(search, StringComparison.Ordinal) || m.UserId.Contains(search, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(m => m.IsLeader)
            .ThenBy(m => m.ServesCustomers)
            .ThenBy(m => m.Index)
            .Take(MostListed)
            .Select(m => new Candidate(m, corp.People.Department(m.Department)?.Name ?? "")),
    ];

    /// <summary>Who the visitor says they are.</summary>
    private sealed record Choice(string? Member, string? Customer, bool Consents)
    {
        public static Choice In(WebRequest request) =>
            new(request.Query("as"), request.Query("as_customer"), request.Query("consent") == "yes");
    }
}
