using System.Collections.Concurrent;
using PrivateTraffic.Api.Hosting;

namespace PrivateTraffic.Benchmarks.Hosting;

/// <summary>
/// A platform that hosts the product and has two things of its own: bytes that it serves from memory, for comparison, and a source of
/// interactions that flows steadily while it is open.
/// </summary>
internal static class HostRole
{
    public const string Name = "host";

    private const string Section = "PrivateTraffic";

    /// <summary>Runs until the process is ended; prints where it listens.</summary>
    public static async Task<int> RunAsync(string folder)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new($"{Section}:Data:Directory", folder)]);
        builder.Services.AddPrivateTraffic(builder.Configuration.GetSection(Section));
        builder.Services.AddSingleton<InteractionStream>();
        await using var app = builder.Build();
        app.MapPrivateTraffic();
        MapBytes(app);
        app.MapPost("/stream/{perSecond:int}", (int perSecond, InteractionStream stream) => stream.Open(perSecond));
        app.MapDelete("/stream", (InteractionStream stream) => stream.CloseAsync());
        await app.StartAsync();
        Console.WriteLine($"listening on {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>The bytes that were put here, with the headers that the product's answers have.</summary>
    private static void MapBytes(WebApplication app)
    {
        var bytes = new ConcurrentDictionary<int, byte[]>();
        app.MapPut("/bytes/{number:int}", async (int number, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            bytes[number] = body.ToArray();
        });
        app.MapGet("/bytes/{number:int}", async (int number, HttpContext context) =>
        {
            var body = bytes[number];
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.CacheControl = "no-store";
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body);
        });
    }
}
