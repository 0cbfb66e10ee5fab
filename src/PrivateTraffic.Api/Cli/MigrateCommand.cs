using System.CommandLine;
using PrivateTraffic.Data;

namespace PrivateTraffic.Api.Cli;

/// <summary>Brings the database to the version of this program.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database to the version of this program");
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var applied = await context.Get<DatabaseStart>().MigrateAsync(token);
            context.Terminal.Result(new { Applied = applied }, r => r.Applied.Count == 0
                ? context.Terminal.Choose("数据库已是最新。", "The database is up to date.")
                : string.Join(Environment.NewLine, r.Applied));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }
}
