using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PrivateTraffic.Api.Hosting;

/// <summary>The OpenAPI document of our endpoints, and of no others.</summary>
internal static class OpenApiDocument
{
    public const string Name = "privatetraffic";

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.GroupName == Name;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "PrivateTraffic", Version = "v1" };
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, _, _) =>
        {
            // Numbers are strict with us, whatever the platform allows for its own endpoints.
            if (schema.Type is { } type && type.HasFlag(JsonSchemaType.String) && (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number)))
            {
                schema.Type = type & ~JsonSchemaType.String;
                schema.Pattern = null;
            }

            return Task.CompletedTask;
        });
    }
}
