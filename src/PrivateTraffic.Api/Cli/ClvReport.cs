using System.CommandLine;
using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Features.Clv;
using PrivateTraffic.Data;

namespace PrivateTraffic.Api.Cli;

/// <summary>Customer lifetime value.</summary>
internal static class ClvReport
{
    private static readonly Option<string?> Customers = new("--customers")
    {
        Description = "Write every buyer with prediction, value and tier to this CSV file",
        HelpName = "file",
    };

    public static Command Create()
    {
        var asOf = Days.Option("The last day of the data (default: yesterday)");
        var model = ModelFile.Option();
        var command = new Command("clv", "Predicted customer lifetime value") { asOf, model, Customers };
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var tried = await ModelFile.ReadAsync(parse.GetValue(model), token);
            var corp = await context.CorpAsync(token);
            var query = new GetClv.Query(corp.Id, parse.GetValue(asOf), tried);
            var report = parse.GetValue(Customers) is { } file
                ? await WithCustomersAsync(context, query, file, token)
                : await context.Get<IMediator>().Send(query, token);
            context.Terminal.Result(report, r => TextOf(r, context.Terminal));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static async Task<ClvResponse> WithCustomersAsync(
        CommandContext context, GetClv.Query query, string file, CancellationToken token)
    {
        await using var output = await ClvCustomerFile.CreateAsync(
            file, context.Get<IDbContextFactory<PrivateTrafficDb>>(), query.CorpId, token);
        return await context.Get<IMediator>().Send(query with { Customers = output.WriteAsync }, token);
    }

    private static string TextOf(ClvResponse report, Terminal terminal)
    {
        var tiers = new TextTable(
            terminal.Choose("价值层级", "tier"),
            terminal.Choose("客户", "customers"),
            terminal.Choose("占比", "share"),
            terminal.Choose("预测价值（元）", "predicted value (yuan)"),
            terminal.Choose("价值占比", "share of value"),
            terminal.Choose("价值下滑", "fading"));
        foreach (var tier in report.Tiers)
        {
            tiers.Add(
                NameOf(tier.Key, terminal),
                $"{tier.Count:N0}",
                $"{tier.Share:P1}",
                $"{tier.Value / 100.0:N0}",
                $"{tier.ValueShare:P1}",
                $"{tier.Fading:N0}");
        }

        string[] parts =
        [
            terminal.Choose($"客户生命周期价值，截至 {report.AsOf:yyyy-MM-dd}", $"Customer lifetime value as of {report.AsOf:yyyy-MM-dd}"),
            StatusOf(report, terminal),
            FitOf(report),
            tiers.ToString(),
            report.Backtest is { } test ? TextOf(test, terminal) : "",
            Estimates.Warnings(report.Warnings, terminal),
        ];
        return string.Join(Environment.NewLine + Environment.NewLine, parts.Where(p => p.Length > 0));
    }

    private static string StatusOf(ClvResponse report, Terminal terminal)
    {
        var method = report.Method == "model"
            ? terminal.Choose("模型预测（BG/NBD 与 Gamma-Gamma）", "predicted by BG/NBD and Gamma-Gamma")
            : terminal.Choose("经验估算，非模型", "estimated by rules of thumb, not by a model");
        var reasons = report.Reasons.Count == 0 ? "" : $" ({string.Join(", ", report.Reasons)})";
        return $"{report.Status}{reasons}: {method}";
    }

    private static string FitOf(ClvResponse report)
    {
        var purchases = report.R is null ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"r = {report.R:F3}  alpha = {report.Alpha:F3}  a = {report.A:F3}  b = {report.B:F3}  LL = {report.LogLikelihood:F1}");
        var spend = report.P is null ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"p = {report.P:F3}  q = {report.Q:F3}  gamma = {report.Gamma:F3}  LL = {report.SpendLogLikelihood:F1}");
        return string.Join(Environment.NewLine, new[] { purchases, spend }.Where(l => l.Length > 0));
    }

    private static string TextOf(ClvBacktestResponse test, Terminal terminal)
    {
        var table = new TextTable(
            terminal.Choose("复购次数", "repeats"),
            terminal.Choose("客户", "customers"),
            terminal.Choose("预测", "predicted"),
            terminal.Choose("实际", "actual"));
        foreach (var group in test.ByRepeats)
        {
            table.Add(group.Repeats, $"{group.Count:N0}", $"{group.Predicted:N0}", $"{group.Actual:N0}");
        }

        table.Add(terminal.Choose("合计", "total"), $"{test.Customers:N0}", $"{test.Predicted:N0}", $"{test.Actual:N0}");
        var days = $"{test.CalibrationEnd.AddDays(1):yyyy-MM-dd} – {test.HoldoutEnd:yyyy-MM-dd}";
        return terminal.Choose($"回测：{days} 的购买次数，用此前的数据预测", $"Backtest: purchases of {days}, foretold from the days before")
            + Environment.NewLine + table;
    }

    private static string NameOf(string tier, Terminal terminal) => terminal.Choose(
        tier switch
        {
            "whale" => "鲸鱼",
            "high-potential" => "高潜",
            "long-tail" => "长尾",
            _ => tier,
        },
        tier);
}
