using PrivateTraffic.Api.Boundary;

namespace PrivateTraffic.Api.Access;

/// <summary>Who may call an endpoint. An endpoint that says nothing is for people who are signed in.</summary>
internal sealed class AccessRule
{
    private readonly Role? least;

    private AccessRule(Role? least) => this.least = least;

    /// <summary>Anybody who is signed in.</summary>
    public static AccessRule Default { get; } = new(Role.Staff);

    /// <summary>Anybody at all: callbacks, health, sign-in, pages without data.</summary>
    public static AccessRule Open { get; } = new(null);

    public static AccessRule AtLeast(Role role) => new(role);

    public async Task CheckAsync(HttpContext context)
    {
        if (least is not { } needed)
        {
            return;
        }

        if (IsUnsafe(context.Request.Method) && IsForeign(context.Request))
        {
            throw new ProblemException(ProblemCode.CrossSite);
        }

        var member = await context.RequestServices.GetRequiredService<CurrentMember>().FindAsync(context)
            ?? throw new ProblemException(ProblemCode.SignInNeeded);
        if (member.Role < needed)
        {
            throw new ProblemException(ProblemCode.NotAllowed);
        }
    }

    private static bool IsUnsafe(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    /// <summary>
    /// Whether a browser sent the request from a page that is not ours. Browsers say where a request comes from, and pages cannot forge it;
    /// what says nothing is no browser, and carries no cookie by accident.
    /// </summary>
    private static bool IsForeign(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
        {
            return site is not ("same-origin" or "none");
        }

        return request.Headers.Origin.ToString() is { Length: > 0 } origin
            && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || from.Authority != request.Host.Value);
    }
}

internal static class AccessRuleExtensions
{
    /// <summary>The endpoint is for anybody at all.</summary>
    public static TBuilder Open<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(AccessRule.Open);

    /// <summary>The endpoint is for those who may do at least what a role may.</summary>
    public static TBuilder For<TBuilder>(this TBuilder endpoint, Role role)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(AccessRule.AtLeast(role));
}
