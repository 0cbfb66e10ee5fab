namespace PrivateTraffic.Api.Boundary;

/// <summary>A JSON answer, written with our options.</summary>
internal sealed class Answer<T>(T value, int status = StatusCodes.Status200OK) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        httpContext.Response.Headers.CacheControl = "no-store";
        return httpContext.Response.WriteAsJsonAsync(value, ApiJson.Options, httpContext.RequestAborted);
    }
}

internal static class AnswerExtensions
{
    /// <summary>What an endpoint that reads a body may refuse: not JSON, too long, from another site.</summary>
    public static readonly int[] BodyProblems = [400, 403, 413, 415];

    /// <summary>Documents what an endpoint answers, problems included; nobody signed in and no database are always among them.</summary>
    public static RouteHandlerBuilder Answers<T>(
        this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK, params int[] problems) => endpoint.Produces<T>(status).Refuses(problems);

    /// <summary>Documents the problems of an endpoint that has nothing to answer.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] problems)
    {
        int[] always = [StatusCodes.Status401Unauthorized, StatusCodes.Status503ServiceUnavailable];
        foreach (var problem in problems.Union(always).Order())
        {
            endpoint.Produces<ProblemResponse>(problem, "application/problem+json");
        }

        return endpoint;
    }
}
