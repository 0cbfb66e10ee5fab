using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using PrivateTraffic.Data;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Sync.Imports;
using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.Api.Cli;

/// <summary>The program as it is called from a shell.</summary>
internal static class CommandLine
{
    public static Option<string?> DataDirectory { get; } = new("--data") { Description = "Folder of the embedded database, keys and files (default ./data)", Recursive = true };

    public static Option<string?> Lang { get; } = new("--lang") { Description = "Language of messages: zh or en (default: that of the shell)", Recursive = true };

    public static Option<bool> Json { get; } = new("--json") { Description = "Print the result as JSON", Recursive = true };

    public static Option<string?> CorpId { get; } = new("--corp") { Description = "WeCom corpid, where several companies are configured", Recursive = true };

    public static async Task<int> RunAsync(string[] args)
    {
        var parse = Build().Parse(args);
        var code = await parse.InvokeAsync();
        return parse.Errors.Count > 0 ? (int)ExitCode.Usage : code;
    }

    /// <summary>Runs a command with the product's services, and turns what goes wrong into a sentence and an exit code.</summary>
    public static async Task<int> RunAsync(ParseResult parse, Func<CommandContext, CancellationToken, Task<ExitCode>> command, CancellationToken cancellation)
    {
        var terminal = new Terminal(Console.Out, Console.Error, LanguageOf(parse), parse.GetValue(Json), !Console.IsErrorRedirected);
        try
        {
            await using var context = await CommandContext.OpenAsync(parse, terminal);
            return (int)await command(context, cancellation);
        }
        catch (Exception error)
        {
            var (code, text) = Explain(error);
            terminal.Say(text.Zh, text.En);
            return (int)code;
        }
    }

    public static (ExitCode Code, LocalizedText Text) Explain(Exception error) => error switch
    {
        CommandException refused => (refused.Code, refused.Text),
        OperationCanceledException => (ExitCode.Interrupted, new("已中断；再次运行同一命令会从中断处继续。", "Interrupted; the same command goes on where it stopped.")),
        OptionsValidationException invalid => (ExitCode.Usage, new($"配置有误：{invalid.Message}", $"A setting is wrong: {invalid.Message}")),
        WeComCallException call => (ExitCode.WeComUnavailable, new(
            $"企业微信调用失败：{call.Message}。已保存的进度不受影响，可稍后重试；运行 doctor 可检查配置。",
            $"{call.Message}. What was saved stays; try again later, or run doctor to check the settings.")),
        ImportFileException file => (ExitCode.BadInput, new(ImportTexts.Chinese.Of(file.Problem), ImportTexts.English.Of(file.Problem))),
        FileNotFoundException missing => (ExitCode.Usage, new($"找不到文件 {missing.FileName}。", $"There is no file {missing.FileName}.")),
        InvalidDataException damaged => (ExitCode.BadInput, new(damaged.Message, damaged.Message)),
        _ when IsDatabase(error) is { } cause => (ExitCode.DatabaseUnavailable, new(
            $"数据库无法打开：{cause.Message}。请检查数据目录、权限或连接设置。",
            $"The database cannot be opened: {cause.Message}. Check the data folder, its permissions, or the connection settings.")),
        UnauthorizedAccessException or IOException => (ExitCode.Failed, new($"文件无法读写：{error.Message}", $"A file cannot be read or written: {error.Message}")),
        _ => (ExitCode.Failed, new($"发生意外错误：{error}", $"Something went wrong: {error}")),
    };

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
        root.Add(ReportCommands.Create());
        root.Add(DoctorCommand.Create());

        // Without a command the program serves.
        root.SetAction(ServeCommand.RunAsync);
        return root;
    }

    private static TextLanguage LanguageOf(ParseResult parse)
    {
        var name = parse.GetValue(Lang) ?? Environment.GetEnvironmentVariable("LC_ALL") ?? Environment.GetEnvironmentVariable("LANG") ?? CultureInfo.CurrentCulture.Name;
        return name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? TextLanguage.Chinese : TextLanguage.English;
    }

    private static Exception? IsDatabase(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (DatabaseErrors.IsUnavailable(cause))
            {
                return cause;
            }
        }

        return null;
    }
}
