using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Cli;

/// <summary>The program as it is called from a shell.</summary>
internal static class CommandLine
{
    private static readonly Lazy<RootCommand> Root = new(Build);

    public static Option<string?> DataDirectory { get; } = new("--data") { Description = "Folder of the embedded database, keys and files (default ./data)", Recursive = true };

    public static Option<string?> Lang { get; } = new("--lang") { Description = "Language of messages: zh or en (default: that of the shell)", Recursive = true };

    public static Option<bool> Json { get; } = new("--json") { Description = "Print the result as JSON", Recursive = true };

    public static Option<string?> CorpId { get; } = new("--corp") { Description = "WeCom corpid, where several companies are configured", Recursive = true };

    public static async Task<int> RunAsync(string[] args, Surroundings surroundings)
    {
        var parse = Root.Value.Parse(args);
        if (parse.Action is not ParseErrorAction)
        {
            return await parse.InvokeAsync(surroundings);
        }

        foreach (var line in ParseErrors.Of(parse))
        {
            await surroundings.Error.WriteLineAsync(line.In(LanguageOf(parse, surroundings)));
        }

        return (int)ExitCode.Usage;
    }

    /// <summary>Runs a command with the product's services, and turns what goes wrong into a sentence and an exit code.</summary>
    public static async Task<int> RunAsync(ParseResult parse, Func<CommandContext, CancellationToken, Task<ExitCode>> command, CancellationToken cancellation)
    {
        var around = Surroundings.Of(parse);
        var terminal = new Terminal(around.Output, around.Error, LanguageOf(parse, around), parse.GetValue(Json), around.IsWatched);
        try
        {
            await using var context = await CommandContext.OpenAsync(parse, terminal);
            return (int)await command(context, cancellation);
        }
        catch (Exception error)
        {
            var (code, text) = Explanations.Of(error);
            terminal.Say(text.Zh, text.En);
            return (int)code;
        }
    }

    private static RootCommand Build()
    {
        var root = new RootCommand("PrivateTraffic: customers of WeCom, placed by interaction and purchase")
        {
            DataDirectory, Lang, Json, CorpId,
        };
        root.Add(ServeCommand.Create());
        root.Add(MigrateCommand.Create());
        root.Add(ImportCommands.Create());
        root.Add(SyncCommand.Create());
        root.Add(PlaceCommand.Create());
        root.Add(ThresholdsCommand.Create());
        root.Add(ModelCommands.Create());
        root.Add(ReportCommands.Create());
        root.Add(AudienceCommands.Create());
        root.Add(DoctorCommand.Create());

        // Without a command the program serves.
        root.SetAction(ServeCommand.RunAsync);
        return root;
    }

    private static TextLanguage LanguageOf(ParseResult parse, Surroundings around)
    {
        var asked = parse.GetResult(Lang) is { Tokens: [{ Value: var value }] } ? value : null;
        var ofShell = around.Variables.GetValueOrDefault("LC_ALL") ?? around.Variables.GetValueOrDefault("LANG");
        var name = asked ?? ofShell ?? CultureInfo.CurrentCulture.Name;
        return name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? TextLanguage.Chinese : TextLanguage.English;
    }
}
