using System.CommandLine;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using PrivateTraffic.Api.Hosting;
using PrivateTraffic.Data;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Cli;

/// <summary>What a command works with: the product's services, and none of its background work.</summary>
internal sealed class CommandContext : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly ParseResult parse;
    private readonly AsyncServiceScope scope;

    private CommandContext(ServiceProvider services, ParseResult parse, Terminal terminal)
    {
        this.services = services;
        this.parse = parse;
        Terminal = terminal;
        scope = services.CreateAsyncScope();
    }

    public Terminal Terminal { get; }

    /// <summary>Builds the services and checks the settings; touches neither database nor network.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    public static async Task<CommandContext> OpenAsync(ParseResult parse, Terminal terminal)
    {
        var services = BuildServices(parse);
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return new CommandContext(services, parse, terminal);
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    /// <summary>The company that the command is for, once the database is ready for it.</summary>
    public async Task<KnownCorp> CorpAsync(CancellationToken cancellation)
    {
        await Get<DatabaseStart>().StartingAsync(cancellation);
        var corps = Get<CorpRegistry>();
        return parse.GetValue(CommandLine.CorpId) is { } id
            ? await corps.FindAsync(id, cancellation) ?? throw NoSuchCorp(id)
            : await corps.DefaultAsync(cancellation);
    }

    /// <summary>The settings of a command: those of the host, and what the command line says.</summary>
    private static IConfigurationRoot Configure(ParseResult parse)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true);
        AddSurroundings(parse, configuration);
        return configuration.Build();
    }

    /// <summary>Settings that win over the file beside the program: of the current folder, of the shell, and of the command line.</summary>
    public static void AddSurroundings(ParseResult parse, IConfigurationBuilder configuration)
    {
        var around = Surroundings.Of(parse);
        configuration.AddJsonFile(Path.Combine(around.Folder, "appsettings.json"), optional: true).AddInMemoryCollection(around.Settings());
        if (parse.GetValue(CommandLine.DataDirectory) is { } directory)
        {
            configuration.AddInMemoryCollection([new($"{ServeCommand.Section}:Data:Directory", directory)]);
        }
    }

    public T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await services.DisposeAsync();
    }

    private static ServiceProvider BuildServices(ParseResult parse)
    {
        var configuration = Configure(parse);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddConfiguration(configuration.GetSection("Logging"))
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter((_, level) => level >= LogLevel.Warning)
            .AddSimpleConsole(o =>
            {
                o.SingleLine = true;

                // Whether there are colours is otherwise decided by where the results go, not by where these lines go.
                o.ColorBehavior = Console.IsErrorRedirected ? LoggerColorBehavior.Disabled : LoggerColorBehavior.Default;
            })
            .Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace));
        services.AddSingleton<IHostApplicationLifetime, CommandLifetime>();
        services.AddPrivateTraffic(configuration.GetSection(ServeCommand.Section));
        return services.BuildServiceProvider();
    }

    private static CommandException NoSuchCorp(string id) => new(ExitCode.Usage, new LocalizedText(
        $"没有配置企业 {id}。", $"No company {id} is configured."));

    /// <summary>A command has no life of its own to be told about.</summary>
    private sealed class CommandLifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }
}
