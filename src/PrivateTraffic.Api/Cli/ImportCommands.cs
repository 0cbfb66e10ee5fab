using System.CommandLine;
using System.Globalization;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Sync.Imports;
using PrivateTraffic.Sync.Imports.Cells;
using PrivateTraffic.Sync.Imports.Files;

namespace PrivateTraffic.Api.Cli;

/// <summary>Imports of CSV files. What was imported is placed at once.</summary>
internal static class ImportCommands
{
    private static readonly Argument<string> File = new("file") { Description = "The CSV file" };

    private static readonly Option<string[]> Map = new("--map")
    {
        Description = "Columns of other names, as field=column[,field=column]",
        HelpName = "field=column",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Check the file and write nothing" };

    private static readonly Option<bool> KeepGood = new("--keep-good") { Description = "Write the good rows although there are bad ones" };

    private static readonly Option<string?> Problems = new("--problems")
    {
        Description = "Write every bad row with its reason to this file",
        HelpName = "file",
    };

    private static readonly Option<string?> Source = new("--source")
    {
        Description = "Name of the source, for shops that number their orders alike (default import)",
        HelpName = "name",
        CustomParser = result =>
        {
            if (result.Tokens is [{ Value: { Length: <= ImportOptions.LongestSource } text }] && !string.IsNullOrWhiteSpace(text))
            {
                return text;
            }

            result.AddError(ParseErrors.Text(
                $"--source 应为 1 到 {ImportOptions.LongestSource} 个字符。", $"--source takes 1 to {ImportOptions.LongestSource} characters."));
            return null;
        },
    };

    private static readonly Option<string?> DateForm = new("--date-format")
    {
        Description = "How dates are written where that is not plain: dmy, mdy, excel, or a .NET format",
        HelpName = "form",
    };

    private static readonly Option<FileEncoding?> Encoding = new("--encoding")
    {
        Description = "Utf8, Gb18030, Utf16 or Utf16BigEndian (default: found out)",
        HelpName = "name",
    };

    private static readonly Option<IdentityKind?> Customer = new("--customer")
    {
        Description = "What customer_id holds: ExternalUserId, UnionId, Phone, ShopAccount or Card (default: told by its shape)",
        HelpName = "kind",
    };

    private static readonly Option<AmountUnit> Unit = new("--amount-unit")
    {
        Description = "Yuan (default) or Fen",
        HelpName = "unit",
    };

    public static Command Create()
    {
        var command = new Command("import", "Import CSV files; importing a file again changes nothing");
        command.Add(Orders());
        command.Add(Interactions());
        return command;
    }

    private static Command Orders()
    {
        var command = new Command("orders", "order_id,customer_id,paid_at,amount[,refunded,refunded_at,category,channel]")
        {
            File, Map, DryRun, KeepGood, Problems, Source, DateForm, Encoding, Customer, Unit,
        };
        command.SetAction((parse, cancellation) => RunAsync(parse, new OrderImportOptions { Unit = parse.GetValue(Unit) }, cancellation));
        return command;
    }

    private static Command Interactions()
    {
        var command = new Command("interactions", "source_id,customer_id,occurred_at,kind[,member]")
        {
            File, Map, DryRun, KeepGood, Problems, Source, DateForm, Encoding, Customer,
        };
        command.SetAction((parse, cancellation) => RunAsync(parse, new InteractionImportOptions(), cancellation));
        return command;
    }

    private static Task<int> RunAsync(ParseResult parse, ImportOptions defaults, CancellationToken cancellation) =>
        CommandLine.RunAsync(parse, async (context, token) =>
    {
        var (imports, corp) = (context.Get<FileImports>(), await context.CorpAsync(token));
        await using var problems = parse.GetValue(Problems) is { } path ? new StreamWriter(path) : null;
        var texts = ImportTexts.In(context.Terminal.Language);
        var options = Options(parse, defaults, problems is null ? null : p => problems.WriteLine(texts.Of(p)));
        var source = ImportSource.File(parse.GetValue(File)!);
        var progress = new Reporter(context.Terminal);
        var result = parse.GetValue(DryRun)
            ? new ImportResult(await imports.CheckAsync(corp, source, options, progress, token), IsWritten: false, default, 0)
            : await imports.ImportAsync(corp, source, options, progress, token);
        context.Terminal.EndProgress();
        foreach (var problem in result.Preview.Problems)
        {
            context.Terminal.Say(texts.Of(problem), texts.Of(problem));
        }

        var unlisted = result.Preview.ProblemCounts.Values.Sum() - result.Preview.Problems.Count;
        if (unlisted > 0)
        {
            context.Terminal.Say(
                $"还有 {unlisted:N0} 个问题未列出；加 --problems FILE 可把全部问题写入文件。",
                $"{unlisted:N0} more problems are not listed; --problems FILE writes all of them to a file.");
        }

        context.Terminal.Result(ImportReport.Of(result, texts), r => TextOf(r, parse.GetValue(DryRun), context.Terminal));
        return result.Preview.BadRows > 0 && !options.KeepGood ? ExitCode.BadInput : ExitCode.Done;
    }, cancellation);

    private static ImportOptions Options(ParseResult parse, ImportOptions defaults, Action<ImportProblem>? onProblem) => defaults with
    {
        Map = ColumnMap.Parse(parse.GetValue(Map) ?? []),
        KeepGood = parse.GetValue(KeepGood),
        Source = parse.GetValue(Source) ?? defaults.Source,
        DateForm = parse.GetValue(DateForm) is { } form ? Cells(form) : null,
        Encoding = parse.GetValue(Encoding),
        CustomerKind = parse.GetValue(Customer),
        OnProblem = onProblem,
    };

    private static DateForm Cells(string form)
    {
        try
        {
            return Sync.Imports.Cells.DateForm.Parse(form);
        }
        catch (FormatException error)
        {
            throw new CommandException(ExitCode.Usage, new LocalizedText($"--date-format 的值 '{form}' 无法识别。", $"--date-format: {error.Message}"));
        }
    }

    private static string TextOf(ImportReport report, bool isDryRun, Terminal terminal)
    {
        var span = report.FirstDay is { } first ? string.Create(CultureInfo.InvariantCulture, $"{first:yyyy-MM-dd} – {report.LastDay:yyyy-MM-dd}") : "–";
        var head = terminal.Choose($"{report.Rows:N0} 行，{span}。", $"{report.Rows:N0} rows, {span}. ");
        if (report.Written)
        {
            return head + terminal.Choose(
                $"新增 {report.Added:N0}，更新 {report.Changed:N0}，不变 {report.Unchanged:N0}，跳过 {report.Skipped:N0}；新客户 {report.CustomersCreated:N0} 位。",
                $"{report.Added:N0} added, {report.Changed:N0} changed, {report.Unchanged:N0} unchanged, {report.Skipped:N0} left out; {report.CustomersCreated:N0} new customers.");
        }

        return head + (report.BadRows == 0 && isDryRun
            ? terminal.Choose("文件没有问题；未写入任何内容。", "The file is in order; nothing was written.")
            : terminal.Choose(
                $"{report.BadRows:N0} 行有问题，未写入任何内容。改好后重试，或加 --keep-good 只导入其余行。",
                $"{report.BadRows:N0} rows cannot be taken, and nothing was written. Mend them, or add --keep-good to import the others."));
    }

    private sealed class Reporter(Terminal terminal) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            var part = value.Total is > 0 and var total ? $" {100.0 * value.Done / total:F0} %" : "";
            var (zh, en) = value.Phase switch
            {
                ImportPhase.Checking => ($"检查 {value.Rows:N0} 行", $"checking {value.Rows:N0} rows"),
                ImportPhase.Writing => ($"写入 {value.Rows:N0} 行", $"writing {value.Rows:N0} rows"),
                _ => ($"重新归类 {value.Rows:N0} 位客户", $"placing {value.Rows:N0} customers"),
            };
            terminal.Progress(zh + part, en + part);
        }
    }
}
