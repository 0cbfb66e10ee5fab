using System.Text.Json;
using PrivateTraffic.Simulator.Control;

namespace PrivateTraffic.Simulator.Web;

/// <summary>
/// Maps the simulator's own endpoints. They bind by hand: a test starts many simulators, and the framework's binding is
/// compiled anew for each.
/// </summary>
internal static class WebRoutes
{
    /// <summary>An endpoint whose answer becomes JSON, unless it is a result that knows how to write itself.</summary>
    public static void Get(this IEndpointRouteBuilder endpoints, string pattern, Func<WebRequest, object?> answer) =>
        endpoints.Map(HttpMethods.Get, pattern, request => Task.FromResult(answer(request)));

    /// <inheritdoc cref="Get"/>
    public static void Delete(this IEndpointRouteBuilder endpoints, string pattern, Func<WebRequest, object?> answer) =>
        endpoints.Map(HttpMethods.Delete, pattern, request => Task.FromResult(answer(request)));

    /// <inheritdoc cref="Get"/>
    public static void Post<T>(this IEndpointRouteBuilder endpoints, string pattern, Func<WebRequest, T, object?> answer) =>
        endpoints.Map(HttpMethods.Post, pattern, async request => answer(request, await request.BodyAsync<T>()));

    /// <inheritdoc cref="Get"/>
    public static void PostAsync(this IEndpointRouteBuilder endpoints, string pattern, Func<WebRequest, Task<object?>> answer) =>
        endpoints.Map(HttpMethods.Post, pattern, answer);

    /// <inheritdoc cref="Get"/>
    public static void PutAsync<T>(this IEndpointRouteBuilder endpoints, string pattern, Func<WebRequest, T, Task<object?>> answer) =>
        endpoints.Map(HttpMethods.Put, pattern, async request => await answer(request, await request.BodyAsync<T>()));

    /// <summary>An endpoint that writes its answer piece by piece.</summary>
    public static void Stream(this IEndpointRouteBuilder endpoints, string pattern, Func<WebRequest, Task> write) =>
        endpoints.Map(HttpMethods.Get, pattern, async request =>
        {
            await write(request);
            return Results.Empty;
        });

    private static void Map(this IEndpointRouteBuilder endpoints, string method, string pattern, Func<WebRequest, Task<object?>> answer)
    {
        RequestDelegate handle = http => AnswerAsync(http, answer);
        endpoints.MapMethods(pattern, [method], handle);
    }

    private static async Task AnswerAsync(HttpContext http, Func<WebRequest, Task<object?>> answer)
    {
        object? value;
        try
        {
            value = await answer(new WebRequest(http));
        }
        catch (Exception mistake) when (!http.Response.HasStarted && mistake is MistakenRequest or WeComRefusal or JsonException)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            value = new { error = mistake.Message };
        }

        if (value is IResult result)
        {
            await result.ExecuteAsync(http);
        }
        else
        {
            await http.Response.WriteAsJsonAsync(value ?? new { }, ControlJson.Options, http.RequestAborted);
        }
    }
}
