using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace PrivateTraffic.Api.Boundary;

/// <summary>A JSON body, read with our options and refused with our problems.</summary>
internal sealed record Body<T>(T Value) : IEndpointParameterMetadataProvider
{
    /// <summary>Stands for every type of content; described nowhere.</summary>
    public const string Anything = "*/*";

    private const int MostBytes = 1 << 20;

    public static async ValueTask<Body<T>?> BindAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new ProblemException(ProblemCode.NotJson);
        }

        if (context.Request.ContentLength > MostBytes)
        {
            throw new ProblemException(ProblemCode.TooLarge);
        }

        // A body that does not say how long it is may not be longer either.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }

        try
        {
            var value = await context.Request.ReadFromJsonAsync<T>(ApiJson.Options, context.RequestAborted);
            return value is null ? throw new ProblemException(ProblemCode.BadJson, "$") : new Body<T>(value);
        }
        catch (JsonException error)
        {
            throw new ProblemException(ProblemCode.BadJson, error.Path ?? "$");
        }
    }

    /// <summary>
    /// Whatever else is sent comes here too, to be refused with a problem; routing by itself would refuse it without a word.
    /// </summary>
    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json", Anything], typeof(T)));
}
