using System.CommandLine;
using PrivateTraffic.Sync.Placements;

namespace PrivateTraffic.Api.Cli;

/// <summary>Brings the stored placements up to date.</summary>
internal static class PlaceCommand
{
    public static Command Create()
    {
        var full = new Option<bool>("--full") { Description = "Place everybody anew, not only those with new facts or a due day" };
        var asOf = Days.Option("The day to place as of (default: today)");
        var command = new Command("place", "Place customers in the matrix and the lifecycle") { full, asOf };
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var terminal = context.Terminal;
            var progress = new Progress(terminal);
            var counts = await context.Get<PlacementRun>().RunAsync(await context.CorpAsync(token), parse.GetValue(full), parse.GetValue(asOf), progress, token);
            terminal.EndProgress();
            terminal.Result(new { counts.Placed, counts.Moved }, r => terminal.Choose(
                $"已分层 {r.Placed:N0} 位客户，其中 {r.Moved:N0} 位换了位置。", $"{r.Placed:N0} customers placed, {r.Moved:N0} of them moved."));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    internal sealed class Progress(Terminal terminal) : IProgress<PlacementProgress>
    {
        public void Report(PlacementProgress value) => terminal.Progress(
            $"分层 {value.PartsDone}/{value.Parts}，{value.Counts.Placed:N0} 位", $"placing {value.PartsDone}/{value.Parts}, {value.Counts.Placed:N0} customers");
    }
}
