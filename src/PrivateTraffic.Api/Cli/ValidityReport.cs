using System.CommandLine;
using MediatR;
using PrivateTraffic.Api.Features.Reports;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Cli;

/// <summary>Whether the segmentations are any good.</summary>
internal static class ValidityReport
{
    private static readonly Option<int?> Past = new("--days")
    {
        Description = "How long ago the labels of the past lie, in days (default 30)",
        HelpName = "days",
    };

    public static Command Create()
    {
        var asOf = Days.Option("The last day of the data (default: yesterday)");
        var model = ModelFile.Option();
        var command = new Command("validity", "Whether the segmentations are any good, and whether they drift") { asOf, Past, model };
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            if (parse.GetValue(Past) is { } days and (< 1 or > GetValidity.MostDays))
            {
                throw new CommandException(ExitCode.Usage, new LocalizedText(
                    $"--days 为 {days}，应在 1 到 {GetValidity.MostDays} 之间。", $"--days is {days}; it must be 1 to {GetValidity.MostDays}."));
            }

            var tried = await ModelFile.ReadAsync(parse.GetValue(model), token);
            var corp = await context.CorpAsync(token);
            var report = await context.Get<IMediator>().Send(
                new GetValidity.Query(corp.Id, parse.GetValue(asOf), parse.GetValue(Past), tried), token);
            context.Terminal.Result(report, r => TextOf(r, context.Terminal));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static string TextOf(ValidityResponse report, Terminal terminal)
    {
        var table = new TextTable(
            terminal.Choose("分群", "segmentation"),
            terminal.Choose("客户", "customers"),
            terminal.Choose("组间占比", "between share"),
            terminal.Choose("轮廓", "silhouette"),
            terminal.Choose("均衡度", "balance"),
            "PSI",
            terminal.Choose("一周内反复", "flapping a week"));
        foreach (var s in report.Segmentations)
        {
            table.Add(
                NameOf(s.Key, terminal),
                $"{s.Total:N0}",
                s.BetweenShare is { } between ? $"{between:P1}" : "–",
                s.CentroidSilhouette is { } silhouette ? $"{silhouette:N3}" : "–",
                s.Entropy is { } entropy ? $"{entropy:N3}" : "–",
                s.Psi is { } psi ? $"{psi:N4}" : "–",
                s.FlappingShare is { } flapping ? $"{flapping:P2}" : "–");
        }

        return terminal.Choose(
            $"分群效果，截至 {report.AsOf:yyyy-MM-dd}，与 {report.Since:yyyy-MM-dd} 相比",
            $"Validity as of {report.AsOf:yyyy-MM-dd}, against {report.Since:yyyy-MM-dd}")
            + Environment.NewLine + Environment.NewLine + table + Estimates.WarningsBelow(report.Warnings, terminal);
    }

    private static string NameOf(string key, Terminal terminal) => key switch
    {
        "matrix" => terminal.Choose("互动频次 × 消费阶段", "matrix"),
        "lifecycle" => terminal.Choose("生命周期", "lifecycle"),
        "rfm" => terminal.Choose("价值分群", "value segments"),
        _ => key,
    };
}
