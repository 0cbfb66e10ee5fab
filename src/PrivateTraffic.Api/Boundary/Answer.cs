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
    /// <summary>Documents what an endpoint answers, problems included.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK, params int[] problems)
    {
        endpoint.Produces<T>(status);
        foreach (var problem in problems.Prepend(StatusCodes.Status401Unauthorized))
        {
            endpoint.Produces<ProblemResponse>(problem, "application/problem+json");
        }

        return endpoint;
    }
}
