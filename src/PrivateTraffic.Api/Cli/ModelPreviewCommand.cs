using System.CommandLine;
using MediatR;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Features.Models;
using PrivateTraffic.Data;
using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Api.Cli;

/// <summary>Who would move where under another model; changes nothing.</summary>
internal static class ModelPreviewCommand
{
    /// <summary>Flows that people are shown; the JSON has all of them.</summary>
    private const int MostFlows = 12;

    private static readonly Option<bool> Estimate = new("--estimate")
    {
        Description = "Look at a sample only: a first estimate, with its interval",
    };

    private static readonly Option<string?> Customers = new("--customers")
    {
        Description = "Write every customer whose labels would change to this CSV file",
        HelpName = "file",
    };

    public static Command Create()
    {
        var source = new ModelSourceOptions();
        var asOf = Days.Option("The day to place as of (default: today)");
        var command = new Command("preview", "Who would move where if a model were applied; nothing is saved")
        {
            source.File, source.Template, source.Version, asOf, Estimate, Customers,
        };
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var corp = await context.CorpAsync(token);
            var model = await source.ReadAsync(parse, context, corp, token);
            var query = new PreviewModel.Query(corp.Id, model, parse.GetValue(asOf), parse.GetValue(Estimate));
            var preview = await PreviewAsync(context, query, parse.GetValue(Customers), token);
            context.Terminal.Result(preview, p => TextOf(p, context.Terminal));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static async Task<PreviewResponse> PreviewAsync(
        CommandContext context, PreviewModel.Query query, string? file, CancellationToken cancellation)
    {
        var mediator = context.Get<IMediator>();
        if (file is null)
        {
            return await mediator.Send(query, cancellation);
        }

        var databases = context.Get<IDbContextFactory<PrivateTrafficDb>>();
        await using var output = await PreviewCustomerFile.CreateAsync(file, databases, query.CorpId, cancellation);
        return await mediator.Send(query with { Customers = output.WriteAsync }, cancellation);
    }

    private static string TextOf(PreviewResponse preview, Terminal terminal)
    {
        var parts = new List<string>
        {
            terminal.Choose(
                $"与第 {preview.Model} 版相比，截至 {preview.AsOf:yyyy-MM-dd}，{preview.Total:N0} 位客户",
                $"Compared with version {preview.Model} as of {preview.AsOf:yyyy-MM-dd}, {preview.Total:N0} customers"),
            ModelCommands.TextOf(preview.Differences, terminal),
            MovedText(preview, terminal),
        };
        AddFlows(terminal.Choose("矩阵单元", "matrix cell"), preview.Cells.Flows, key => Names.CellOf(key, terminal));
        AddFlows(terminal.Choose("生命周期", "lifecycle"), preview.Stages.Flows, key => Names.StageOf(key, terminal));
        AddFlows(
            terminal.Choose("价值分群", "value segment"),
            preview.Segments?.Flows ?? [],
            key => RfmSegment.TryParse(key, out var segment) ? segment.Name.In(terminal.Language) : terminal.Choose("无", "none"));
        return string.Join(Environment.NewLine + Environment.NewLine, parts);

        void AddFlows(string title, IReadOnlyList<FlowResponse> flows, Func<string, string> nameOf)
        {
            if (flows.Count == 0)
            {
                return;
            }

            var table = new TextTable(title, terminal.Choose("客户", "customers"), terminal.Choose("消费金额", "amount"));
            foreach (var flow in flows.Take(MostFlows))
            {
                table.Add($"{nameOf(flow.From)} → {nameOf(flow.To)}", $"{flow.Count:N0}", $"{flow.NetAmount / 100m:N2}");
            }

            var rest = flows.Count - MostFlows;
            parts.Add(rest <= 0 ? table.ToString() : table + Environment.NewLine + terminal.Choose(
                $"另有 {rest} 种变动，见 --json", $"and {rest} more, see --json"));
        }
    }

    private static string MovedText(PreviewResponse preview, Terminal terminal)
    {
        var (moved, amount) = (preview.Moved, preview.Moved.NetAmount / 100m);
        var text = terminal.Choose(
            $"{moved.Count:N0} 位客户（{moved.Share:P1}）会换位置，涉及消费 {amount:N2} 元",
            $"{moved.Count:N0} customers ({moved.Share:P1}) would move, who have paid {amount:N2} in all");
        return preview.IsExact ? text : text + terminal.Choose(
            $"（由 {preview.Sample:N0} 位客户估计，95% 区间 {moved.Low:N0}–{moved.High:N0}）",
            $" (estimated from {preview.Sample:N0} customers, 95% interval {moved.Low:N0}–{moved.High:N0})");
    }
}
