using System.CommandLine;
using System.Globalization;
using MediatR;
using PrivateTraffic.Api.Features.Thresholds;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Domain.Thresholds;

namespace PrivateTraffic.Api.Cli;

/// <summary>Derives the thresholds from the data; changes nothing.</summary>
internal static class ThresholdsCommand
{
    private static readonly Option<EventSet?> Anchor = new("--anchor")
    {
        Description = "Estimate one more rule: the events that start a gap, such as order, open or interactions",
        HelpName = "events",
    };

    private static readonly Option<EventSet?> Return = new("--return")
    {
        Description = "The events that end it (default: those that start it)",
        HelpName = "events",
    };

    private static readonly Option<decimal?> Level = new("--level") { Description = "Its share (default 0.8)", HelpName = "share" };

    private static readonly Option<int?> Window = new("--window")
    {
        Description = "Its observation window (default: found out)",
        HelpName = "days",
    };

    private static readonly Option<int?> Horizon = new("--horizon")
    {
        Description = "Its horizon (default: half of the window)",
        HelpName = "days",
    };

    public static Command Create()
    {
        var asOf = Days.Option("The last day of the data (default: yesterday)");
        var model = ModelFile.Option();
        var command = new Command("thresholds", "What the data say about silent, churn and lapsed; changes nothing")
        {
            asOf, model, Anchor, Return, Level, Window, Horizon,
        };
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var custom = CustomOf(parse);
            var tried = await ModelFile.ReadAsync(parse.GetValue(model), token);
            var corp = await context.CorpAsync(token);
            var report = await context.Get<IMediator>().Send(
                new GetThresholds.Query(corp.Id, parse.GetValue(asOf), tried, custom), token);
            context.Terminal.Result(report, r => TextOf(r, context.Terminal));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static GapRule? CustomOf(ParseResult parse)
    {
        if (parse.GetValue(Anchor) is not { } anchor)
        {
            return null;
        }

        var rule = new GapRule
        {
            Anchor = anchor,
            Return = parse.GetValue(Return) ?? anchor,
            Level = parse.GetValue(Level) ?? 0.80m,
            WindowDays = parse.GetValue(Window),
            HorizonDays = parse.GetValue(Horizon),
        };
        if (rule.Problems("rule") is { Count: > 0 } problems)
        {
            var text = string.Join(' ', problems);
            throw new CommandException(ExitCode.Usage, new LocalizedText($"规则有误：{text}", $"The rule cannot be used: {text}"));
        }

        return rule;
    }

    private static string TextOf(ThresholdsResponse report, Terminal terminal)
    {
        var table = new TextTable(
            terminal.Choose("阈值", "threshold"),
            terminal.Choose("天数", "days"),
            terminal.Choose("95% 区间", "95% interval"),
            terminal.Choose("样本", "sample"),
            terminal.Choose("窗口", "window"),
            terminal.Choose("在用", "in use"),
            terminal.Choose("状态", "status"));
        foreach (var t in report.Thresholds)
        {
            var window = t.Evidence?.WindowDays ?? t.Modes.FirstOrDefault(m => m.Mode == t.Mode)?.WindowDays;
            table.Add(
                NameOf(t.Key, terminal),
                $"{t.Days}",
                t.Low is null ? "" : $"{t.Low}–{t.High?.ToString(CultureInfo.InvariantCulture) ?? "…"}",
                $"{t.Sample:N0}",
                $"{window}",
                $"{t.InUse}",
                Estimates.TextOf(t.Status, t.Reasons, terminal));
        }

        var bands = report.Bands;
        return terminal.Choose(
            $"由数据推导的阈值，截至 {report.AsOf:yyyy-MM-dd}，{report.Total:N0} 位客户",
            $"Thresholds from the data as of {report.AsOf:yyyy-MM-dd}, {report.Total:N0} customers")
            + Environment.NewLine + Environment.NewLine + table + Environment.NewLine + Environment.NewLine
            + terminal.Choose(
                $"互动频次档：低 {bands.Low}、中 {bands.Medium}、高 {bands.High} 天起",
                $"Interaction bands: low from {bands.Low}, medium from {bands.Medium}, high from {bands.High} days")
            + Estimates.WarningsBelow(report.Warnings, terminal);
    }

    private static string NameOf(string key, Terminal terminal) => key switch
    {
        "silent" => terminal.Choose("沉默", "silent"),
        "churn" => terminal.Choose("流失", "churn"),
        "lapsed" => terminal.Choose("消费流失", "lapsed"),
        "custom" => terminal.Choose("自定义", "custom"),
        _ => key,
    };
}
