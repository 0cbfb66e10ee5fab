using System.Text.Json;
using FluentValidation;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Data;

namespace PrivateTraffic.Api.Boundary;

/// <summary>
/// The edge of every endpoint of ours: who may come in, and one table from exceptions to problems. It travels with the endpoints, so that
/// it holds wherever they are mounted and leaves the platform's own endpoints alone.
/// </summary>
internal sealed class RequestBoundary(RequestDelegate inner, AccessRule rule)
{
    public static void Enclose(EndpointBuilder endpoint)
    {
        if (endpoint.RequestDelegate is { } inner)
        {
            var rule = endpoint.Metadata.OfType<AccessRule>().LastOrDefault() ?? AccessRule.Default;
            endpoint.RequestDelegate = new RequestBoundary(inner, rule).InvokeAsync;
        }
    }

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            await rule.CheckAsync(context);
            await inner(context);
            if (context.Response is { StatusCode: 400, HasStarted: false, ContentLength: null, ContentType: null })
            {
                // The framework could not bind a parameter and says no more than this.
                await WriteAsync(context, ProblemResponse.Of(ProblemCode.BadRequest, context, Unreadable.In(context)));
            }
        }
        catch (Exception error) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await WriteAsync(context, Answer(error, context));
        }
    }

    private static ProblemResponse Answer(Exception error, HttpContext context)
    {
        switch (error)
        {
            case ProblemException problem when problem.Code == ProblemCode.SignInNeeded:
                return ProblemResponse.Of(problem.Code, context) with { SignIn = context.RequestServices.GetRequiredService<SignInAddress>().For(context) };
            case ProblemException problem:
                return ProblemResponse.Of(problem.Code, context, problem.Values);
            case ValidationException invalid:
                var language = RequestLanguage.Of(context);
                var errors = invalid.Errors
                    .GroupBy(e => JsonNamingPolicy.CamelCase.ConvertName(e.PropertyName), e => e.In(language))
                    .ToDictionary(g => g.Key, g => g.ToArray());
                return ProblemResponse.Of(ProblemCode.Invalid, context) with { Errors = errors };
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return ProblemResponse.Of(ProblemCode.TooLarge, context);
            case BadHttpRequestException:
                return ProblemResponse.Of(ProblemCode.BadRequest, context, Unreadable.In(context));
        }

        var log = context.RequestServices.GetRequiredService<ILogger<RequestBoundary>>();
        var code = context.RequestServices.GetServices<IProblemSource>().Select(s => s.Explain(error)).FirstOrDefault(c => c is not null);
        if (code is { } known)
        {
            Log.RequestRefused(log, known.Code.Code, error.GetType().Name);
            return ProblemResponse.Of(known.Code, context, known.Values);
        }

        Log.RequestFailed(log, error, context.GetEndpoint()?.DisplayName ?? "");
        return ProblemResponse.Of(ProblemCode.Unexpected, context);
    }

    private static Task WriteAsync(HttpContext context, ProblemResponse problem)
    {
        context.Response.Clear();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.StatusCode = problem.Status;
        context.Response.Headers.CacheControl = "no-store";
        if (problem.Status == 503)
        {
            context.Response.Headers.RetryAfter = "5";
        }

        return context.Response.WriteAsJsonAsync(problem, ApiJson.Options, "application/problem+json", context.RequestAborted);
    }
}

/// <summary>Explains the exceptions of one neighbour: the database, WeCom.</summary>
internal interface IProblemSource
{
    /// <summary>The problem behind an exception, or null for exceptions of others.</summary>
    ProblemException? Explain(Exception error);
}

/// <summary>Tells a database that is away from a mistake of ours.</summary>
internal sealed class DatabaseProblems(PrivateTrafficDb db) : IProblemSource
{
    public ProblemException? Explain(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (db.Dialect.IsUnavailable(cause))
            {
                return new ProblemException(ProblemCode.DatabaseUnavailable);
            }
        }

        return null;
    }
}
