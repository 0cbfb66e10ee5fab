using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PrivateTraffic.Api.Access;

namespace PrivateTraffic.Api.Hosting;

/// <summary>
/// The OpenAPI document of our endpoints, and of no others. The framework describes JSON as the hosting platform writes its own; ours is
/// described here as <see cref="Boundary.ApiJson"/> writes it.
/// </summary>
internal static class OpenApiDocument
{
    public const string Name = "privatetraffic";

    public static void MapDocument(this IEndpointRouteBuilder api) =>
        api.MapGet("/openapi.json", async ([FromKeyedServices(Name)] IOpenApiDocumentProvider provider, CancellationToken cancellation) =>
        {
            var document = await provider.GetOpenApiDocumentAsync(cancellation);
            return Results.Text(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation), "application/json");
        }).Open().ExcludeFromDescription();

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.GroupName == Name;
        options.CreateSchemaReferenceId = NameOf;
        var ourNames = new ConcurrentDictionary<string, Dictionary<string, string>>();
        var types = new ConcurrentDictionary<string, Type>();
        options.AddDocumentTransformer((document, _, _) =>
        {
            foreach (var (name, schema) in document.Components!.Schemas!)
            {
                if (schema is OpenApiSchema own && ourNames.TryGetValue(name, out var names))
                {
                    Rename(own, names);
                }
            }

            document.Info = new OpenApiInfo { Title = "PrivateTraffic", Version = "v1" };
            document.Servers = [];
            document.Tags = new HashSet<OpenApiTag>(document.Paths.SelectMany(p => p.Value.Operations!.Values)
                .SelectMany(o => o.Tags!).Select(t => t.Name!).Distinct().Order(StringComparer.Ordinal).Select(name => new OpenApiTag { Name = name }));
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            operation.RequestBody?.Content?.Remove(Boundary.Body<object>.Anything);
            operation.Tags = new HashSet<OpenApiTagReference> { new(AreaOf(context.Description.RelativePath!)) };
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (NameOf(context.JsonTypeInfo) is { } name)
            {
                ourNames[name] = NamesOf(context.JsonTypeInfo);
                ThrowIfTaken(types, name, context.JsonTypeInfo.Type);
            }

            // An enum that may be absent stands for itself: that it may be is said where it is used.
            if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) is { IsEnum: true } type)
            {
                Spell(schema, type);
            }
            else if (schema.Properties is { Count: > 0 } properties && !IsRequest(context.JsonTypeInfo))
            {
                // Answers always carry every property, the empty ones as null.
                schema.Required = properties.Keys.ToHashSet();
            }

            BeStrict(schema);
            // The framework does not come by for the properties of a struct that may be absent.
            foreach (var property in (schema.Properties?.Values ?? []).OfType<OpenApiSchema>())
            {
                BeStrict(property);
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>Satellites of a slice are named after it: <c>RecordSendRequest</c>.</summary>
    private static string? NameOf(JsonTypeInfo type) =>
        OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name ? type.Type.DeclaringType?.Name + name : null;

    /// <summary>Of two types with one name the framework would describe the first, for both.</summary>
    private static void ThrowIfTaken(ConcurrentDictionary<string, Type> types, string name, Type type)
    {
        var own = Nullable.GetUnderlyingType(type) ?? type;
        if (types.GetOrAdd(name, own) is var first && first != own)
        {
            throw new InvalidOperationException($"{first} and {own} would both be called {name}.");
        }
    }

    /// <summary>The first word of the path behind <c>api/v1</c>.</summary>
    private static string AreaOf(string path)
    {
        var words = path.Split('/');
        return words[Array.IndexOf(words, "v1") + 1];
    }

    private static bool IsRequest(JsonTypeInfo type) => type.Type.Name == nameof(Features.Scripts.RecordSend.Request);

    /// <summary>Our names of a type's properties, by those that the platform's naming policy gives them.</summary>
    private static Dictionary<string, string> NamesOf(JsonTypeInfo type) => type.Properties.Where(p => p.AttributeProvider is MemberInfo)
        .ToDictionary(p => p.Name, p => JsonNamingPolicy.CamelCase.ConvertName(((MemberInfo)p.AttributeProvider!).Name));

    /// <summary>Last of all, because the framework finds properties by the platform's names until then.</summary>
    private static void Rename(OpenApiSchema schema, IReadOnlyDictionary<string, string> names)
    {
        schema.Properties = schema.Properties?.ToDictionary(p => names.GetValueOrDefault(p.Key, p.Key), p => p.Value);
        schema.Required = schema.Required?.Select(name => names.GetValueOrDefault(name, name)).ToHashSet();
    }

    /// <summary>Enums are words; sets of flags are words with commas between.</summary>
    private static void Spell(OpenApiSchema schema, Type type)
    {
        schema.Type = JsonSchemaType.String;
        schema.Format = null;
        if (type.GetCustomAttribute<FlagsAttribute>() is null)
        {
            schema.Enum = [.. Enum.GetNames(type).Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))];
        }
    }

    /// <summary>Numbers are strict with us, whatever the platform allows for its own endpoints.</summary>
    private static void BeStrict(OpenApiSchema schema)
    {
        if (schema.Type is { } type && type.HasFlag(JsonSchemaType.String) && (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number)))
        {
            schema.Type = type & ~JsonSchemaType.String;
            schema.Pattern = null;
        }
    }
}
