using System.CommandLine;
using MediatR;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Features.Reports;
using PrivateTraffic.Data;

namespace PrivateTraffic.Api.Cli;

/// <summary>Buyers by value segment.</summary>
internal static class RfmReport
{
    private static readonly Option<string?> Customers = new("--customers")
    {
        Description = "Write every buyer with label and numbers to this CSV file",
        HelpName = "file",
    };

    public static Command Create()
    {
        var asOf = Days.Option("The last day of the data (default: yesterday)");
        var model = ModelFile.Option();
        var command = new Command("rfm", "Buyers by recency, frequency and money") { asOf, model, Customers };
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var tried = await ModelFile.ReadAsync(parse.GetValue(model), token);
            var corp = await context.CorpAsync(token);
            var query = new GetRfm.Query(corp.Id, parse.GetValue(asOf), tried);
            var report = await ReportAsync(context, query, parse.GetValue(Customers), token);
            context.Terminal.Result(report, r => TextOf(r, context.Terminal));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static async Task<RfmResponse> ReportAsync(
        CommandContext context, GetRfm.Query query, string? file, CancellationToken cancellation)
    {
        var mediator = context.Get<IMediator>();
        if (file is null)
        {
            return await mediator.Send(query, cancellation);
        }

        var databases = context.Get<IDbContextFactory<PrivateTrafficDb>>();
        await using var output = await RfmCustomerFile.CreateAsync(file, databases, query.CorpId, cancellation);
        return await mediator.Send(query with { Customers = output.WriteAsync }, cancellation);
    }

    private static string TextOf(RfmResponse report, Terminal terminal)
    {
        var table = new TextTable(
            terminal.Choose("价值分群", "value segment"),
            terminal.Choose("客户", "buyers"),
            terminal.Choose("占比", "share"),
            terminal.Choose("消费金额", "amount"));
        foreach (var segment in report.Segments)
        {
            var amount = $"{segment.NetAmount / 100m:N2}";
            table.Add(terminal.Choose(segment.Zh, segment.En), $"{segment.Count:N0}", $"{segment.Share:P1}", amount);
        }

        table.Add(terminal.Choose("合计", "total"), $"{report.Total:N0}", "", $"{report.Segments.Sum(s => s.NetAmount) / 100m:N2}");
        var (recency, frequency, monetary) = (report.Thresholds[0], report.Thresholds[1], report.Thresholds[2]);
        return terminal.Choose($"价值分群（RFM），截至 {report.AsOf:yyyy-MM-dd}", $"Value segments (RFM) as of {report.AsOf:yyyy-MM-dd}")
            + Environment.NewLine + Environment.NewLine + table + Environment.NewLine + Environment.NewLine
            + terminal.Choose(
                $"阈值：R {recency.Value} 天内、F 超过 {frequency.Value} 单、M {monetary.Value / 100m:N2} 元起；"
                + $"{report.BuyersShare:P1} 的客户带来 {report.RevenueShare:P1} 的收入",
                $"Thresholds: R at most {recency.Value} days, F above {frequency.Value} orders, M from {monetary.Value / 100m:N2} on; "
                + $"{report.BuyersShare:P1} of buyers bring {report.RevenueShare:P1} of revenue")
            + Environment.NewLine
            + terminal.Choose("状态：", "Status: ") + Estimates.TextOf(report.Status, report.Reasons, terminal)
            + Environment.NewLine
            + terminal.Choose(
                $"召回名单（重要挽留）{report.Recall.Count:N0} 位，其中最优先 {report.Recall.Priorities[0].Count:N0} 位",
                $"Recall list: {report.Recall.Count:N0} buyers, {report.Recall.Priorities[0].Count:N0} of them to be called first")
            + Estimates.WarningsBelow(report.Warnings, terminal);
    }
}
