using System.CommandLine;
using PrivateTraffic.Api.Features.Matrix;
using PrivateTraffic.Domain.Matrix;

namespace PrivateTraffic.Api.Cli;

/// <summary>Reports, counted anew from the histories.</summary>
internal static class ReportCommands
{
    public static Command Create()
    {
        var command = new Command("report", "Count customers as of a day");
        command.Add(CensusReport.Create<MatrixResponse>(
            "matrix", "Customers by interaction band and purchase stage", q => new GetMatrix.Query(q), TextOf));
        command.Add(CensusReport.Create<LifecycleResponse>(
            "lifecycle", "Customers by lifecycle stage", q => new GetLifecycle.Query(q), TextOf));
        command.Add(RfmReport.Create());
        command.Add(ValidityReport.Create());
        command.Add(ClvReport.Create());
        command.Add(LabelsReport.Create());
        return command;
    }

    private static string TextOf(MatrixResponse report, Terminal terminal)
    {
        var stages = Enum.GetValues<PurchaseStage>();
        var table = new TextTable(
        [
            terminal.Choose("互动频次", "interaction"),
            .. stages.Select(s => Names.StageOf(s, terminal)),
            terminal.Choose("合计", "total"),
        ]);
        foreach (var band in Enum.GetValues<InteractionBand>().Reverse())
        {
            var row = stages.Select(stage => report.Cells[new MatrixCell(band, stage).Index].Count).ToArray();
            table.Add([Names.BandOf(band, terminal), .. row.Select(c => $"{c:N0}"), $"{row.Sum():N0}"]);
        }

        table.Add(
        [
            terminal.Choose("合计", "total"),
            .. stages.Select(s => $"{report.Cells.Where(c => c.Stage == MatrixCell.KeyOf(s)).Sum(c => c.Count):N0}"),
            $"{report.Total:N0}",
        ]);
        return terminal.Choose($"互动频次 × 消费阶段，截至 {report.AsOf:yyyy-MM-dd}", $"Interaction × purchase stage as of {report.AsOf:yyyy-MM-dd}")
            + Environment.NewLine + Environment.NewLine + table + Estimates.WarningsBelow(report.Warnings, terminal);
    }

    private static string TextOf(LifecycleResponse report, Terminal terminal)
    {
        var table = new TextTable(terminal.Choose("生命周期", "lifecycle"), terminal.Choose("客户", "customers"), terminal.Choose("占比", "share"));
        foreach (var stage in report.Stages)
        {
            table.Add(Names.StageOf(stage.Key, terminal), $"{stage.Count:N0}", $"{stage.Share:P1}");
        }

        table.Add(terminal.Choose("合计", "total"), $"{report.Total:N0}", "");
        return terminal.Choose($"生命周期，截至 {report.AsOf:yyyy-MM-dd}", $"Lifecycle as of {report.AsOf:yyyy-MM-dd}")
            + Environment.NewLine + Environment.NewLine + table + Estimates.WarningsBelow(report.Warnings, terminal);
    }
}
