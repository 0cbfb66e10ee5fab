using System.CommandLine;
using MediatR;
using PrivateTraffic.Api.Features.Models;

namespace PrivateTraffic.Api.Cli;

/// <summary>Changes the model, and places everybody under it at once when its day is today.</summary>
internal static class ModelChangeCommands
{
    private static readonly Option<DateOnly?> From =
        Days.Option("The first day that the model places, today or later (default: today)", "--from");

    private static readonly Option<string?> Note = new("--note") { Description = "Why, for those who read the history", HelpName = "text" };

    private static readonly Option<int?> To = new("--to")
    {
        Description = "The version to bring back, 0 for the defaults (default: the one before the latest change)",
        HelpName = "number",
    };

    public static Command Apply()
    {
        var source = new ModelSourceOptions();
        var command = new Command("apply", "Make a model the next version, from today or a later day on")
        {
            source.File, source.Template, From, Note,
        };
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var corp = await context.CorpAsync(token);
            var model = await source.ReadAsync(parse, context, corp, token);
            var note = parse.GetValue(Note).AsNote() ?? ModelNotes.OfTemplate(parse.GetValue(source.Template));
            return await ChangeAsync(context, new ApplyModel.Command(
                corp.Id, model, parse.GetValue(From), note, Progress: new PlaceCommand.Progress(context.Terminal)), token);
        }, cancellation));
        return command;
    }

    public static Command RollBack()
    {
        var command = new Command("rollback", "Bring an earlier version back, as a new version: history is never rewritten")
        {
            To, From, Note,
        };
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var corp = await context.CorpAsync(token);
            return await ChangeAsync(context, new RollBackModel.Command(
                corp.Id,
                parse.GetValue(To),
                parse.GetValue(From),
                parse.GetValue(Note),
                Progress: new PlaceCommand.Progress(context.Terminal)), token);
        }, cancellation));
        return command;
    }

    private static async Task<ExitCode> ChangeAsync(
        CommandContext context, IRequest<AppliedResponse> change, CancellationToken cancellation)
    {
        var applied = await context.Get<IMediator>().Send(change, cancellation);
        context.Terminal.EndProgress();
        context.Terminal.Result(applied, a => TextOf(a, context.Terminal));
        return ExitCode.Done;
    }

    private static string TextOf(AppliedResponse applied, Terminal terminal)
    {
        if (!applied.IsNew)
        {
            return terminal.Choose(
                $"与第 {applied.Number} 版相同，没有改动。", $"This is what version {applied.Number} says already; nothing was changed.");
        }

        var text = applied.Placed is { } placed
            ? terminal.Choose(
                $"第 {applied.Number} 版已生效：已分层 {placed:N0} 位客户，其中 {applied.Moved:N0} 位换了位置。",
                $"Version {applied.Number} is in effect: {placed:N0} customers placed, {applied.Moved:N0} of them moved.")
            : terminal.Choose(
                $"第 {applied.Number} 版将自 {applied.From:yyyy-MM-dd} 起生效。",
                $"Version {applied.Number} takes effect on {applied.From:yyyy-MM-dd}.");
        var withdrawn = string.Join(", ", applied.Withdrawn);
        return withdrawn.Length == 0 ? text : text + Environment.NewLine + terminal.Choose(
            $"原定的第 {withdrawn} 版不再生效。", $"Planned and no longer to come: version {withdrawn}.");
    }
}
