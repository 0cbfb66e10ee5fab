using System.Collections.Frozen;
using Microsoft.Net.Http.Headers;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Client;

/// <summary>Styles, scripts and pages that travel inside the assembly.</summary>
internal static class Assets
{
    private const string Prefix = "assets/";

    private static readonly FrozenDictionary<string, byte[]> All = Load();

    /// <summary>The content of a file.</summary>
    public static byte[] Read(string name) => All[name];

    public static void MapAssets(this IEndpointRouteBuilder endpoints) => endpoints.Get("/client/assets/{**name}", request =>
    {
        var name = request.Path("name");
        request.Http.Response.Headers[HeaderNames.CacheControl] = "no-cache";
        return All.TryGetValue(name, out var content) ? Results.Bytes(content, TypeOf(name)) : Results.NotFound();
    });

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".html" => "text/html; charset=utf-8",
        ".svg" => "image/svg+xml; charset=utf-8",
        _ => "application/octet-stream",
    };

    private static FrozenDictionary<string, byte[]> Load()
    {
        var assembly = typeof(Assets).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Prefix.Length..].Replace('\\', '/'), name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                using var content = new MemoryStream();
                stream.CopyTo(content);
                return content.ToArray();
            });
    }
}
