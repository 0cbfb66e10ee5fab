using System.CommandLine;
using System.Globalization;
using System.Net;
using PrivateTraffic.Api.Hosting;

namespace PrivateTraffic.Api.Cli;

/// <summary>Runs the product on its own: an application that does nothing but the two calls any platform would make.</summary>
internal static class ServeCommand
{
    /// <summary>The section of the configuration that is ours.</summary>
    public const string Section = "PrivateTraffic";

    private static readonly Option<int?> Port = new("--port")
    {
        Description = "Port on 127.0.0.1 (default 5080; 0 takes a free one)",
        CustomParser = result =>
        {
            if (result.Tokens is [{ Value: var text }]
                && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort)
            {
                return port;
            }

            result.AddError(ParseErrors.Text("--port 应为 0 到 65535 的整数。", "--port takes a number from 0 to 65535."));
            return null;
        },
    };

    public static Command Create()
    {
        var command = new Command("serve", "Serve the console, the sidebar and the API (default)") { Port };
        command.SetAction(RunAsync);
        return command;
    }

    public static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellation)
    {
        try
        {
            await using var app = Build(parse);
            await app.RunAsync(cancellation);
            return (int)ExitCode.Done;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // What stops the start is said in a sentence; what fails later is in the log.
            var (code, text) = Explanations.Of(error);
            await Console.Error.WriteLineAsync($"{text.Zh}\n{text.En}");
            return (int)code;
        }
    }

    private static WebApplication Build(ParseResult parse)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        CommandContext.AddSurroundings(parse, builder.Configuration);
        if (parse.GetValue(Port) is { } port)
        {
            builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        }

        builder.Services.AddPrivateTraffic(builder.Configuration.GetSection(Section));
        var app = builder.Build();
        app.MapPrivateTraffic();
        return app;
    }
}
