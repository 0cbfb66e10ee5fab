using System.Net;
using System.Net.Http.Json;
using PrivateTraffic.Api.Boundary;

namespace PrivateTraffic.Api.Tests.World;

/// <summary>Reads answers of the API.</summary>
internal static class Responses
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The answer, which must be a success and hold exactly what its type names.</summary>
    public static async Task<T> ReadAsync<T>(this HttpResponseMessage response)
    {
        response.IsSuccessStatusCode.ShouldBeTrue($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Cancellation)}");
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/json");
        return (await response.Content.ReadFromJsonAsync<T>(ApiJson.Options, Cancellation))!;
    }

    /// <summary>The problem, which must be this one.</summary>
    public static async Task<ProblemResponse> ShouldBeProblemAsync(this HttpResponseMessage response, int status, string code)
    {
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        response.StatusCode.ShouldBe((HttpStatusCode)status, text);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = (await response.Content.ReadFromJsonAsync<ProblemResponse>(ApiJson.Options, Cancellation))!;
        problem.Code.ShouldBe(code);
        problem.Type.ShouldBe($"urn:privatetraffic:problem:{code}");
        problem.Status.ShouldBe(status);
        problem.Title.ShouldNotBeNullOrWhiteSpace();
        problem.TraceId.ShouldNotBeNullOrWhiteSpace();
        return problem;
    }
}
