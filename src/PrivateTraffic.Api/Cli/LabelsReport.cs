using System.CommandLine;
using MediatR;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Features.Labels;
using PrivateTraffic.Data;

namespace PrivateTraffic.Api.Cli;

/// <summary>Customers by the further labels.</summary>
internal static class LabelsReport
{
    private static readonly Option<string?> Customers = new("--customers")
    {
        Description = "Write every customer with labels and numbers to this CSV file",
        HelpName = "file",
    };

    public static Command Create()
    {
        var asOf = Days.Option("The last day of the data (default: yesterday)");
        var model = ModelFile.Option();
        var command = new Command("labels", "Customers by purchase rhythm, acquisition, pyramid, membership, risk and other labels")
        {
            asOf, model, Customers,
        };
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var tried = await ModelFile.ReadAsync(parse.GetValue(model), token);
            var corp = await context.CorpAsync(token);
            var query = new GetLabels.Query(corp.Id, parse.GetValue(asOf), tried);
            var report = parse.GetValue(Customers) is { } file
                ? await WithCustomersAsync(context, query, file, token)
                : await context.Get<IMediator>().Send(query, token);
            context.Terminal.Result(report, r => TextOf(r, context.Terminal));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static async Task<LabelsResponse> WithCustomersAsync(
        CommandContext context, GetLabels.Query query, string file, CancellationToken token)
    {
        await using var output = await LabelCustomerFile.CreateAsync(
            file, context.Get<IDbContextFactory<PrivateTrafficDb>>(), query.CorpId, token);
        return await context.Get<IMediator>().Send(query with { Customers = output.WriteAsync }, token);
    }

    private static string TextOf(LabelsResponse report, Terminal terminal)
    {
        string[] parts =
        [
            terminal.Choose(
                $"标签，截至 {report.AsOf:yyyy-MM-dd}，共 {report.Total:N0} 位客户",
                $"Labels of {report.Total:N0} customers as of {report.AsOf:yyyy-MM-dd}"),
            .. report.Families.Select(f => TextOf(f, terminal)),
            Estimates.Warnings(report.Warnings, terminal),
        ];
        return string.Join(Environment.NewLine + Environment.NewLine, parts.Where(p => p.Length > 0));
    }

    private static string TextOf(LabelFamilyResponse family, Terminal terminal)
    {
        var name = terminal.Choose(family.Zh, family.En);
        var status = Estimates.TextOf(family.Status, family.Reasons, terminal);
        if (family.Labels.Count == 0)
        {
            return terminal.Choose($"{name}：{status}", $"{name}: {status}");
        }

        var hasRates = family.Labels.Any(l => l.Rate is not null);
        var table = new TextTable(
        [
            name,
            terminal.Choose("客户", "customers"),
            terminal.Choose("占比", "share"),
            .. hasRates ? new[] { terminal.Choose("比率", "rate") } : [],
        ]);
        foreach (var label in family.Labels)
        {
            table.Add(
            [
                terminal.Choose(label.Zh, label.En),
                $"{label.Count:N0}",
                $"{label.Share:P1}",
                .. hasRates ? new[] { label.Rate?.Value is { } rate ? $"{rate:P1}" : "–" } : [],
            ]);
        }

        return table + Environment.NewLine + terminal.Choose("状态：", "Status: ") + status;
    }
}
