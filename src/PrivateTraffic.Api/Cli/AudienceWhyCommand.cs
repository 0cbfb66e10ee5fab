using System.CommandLine;
using System.Globalization;
using MediatR;
using PrivateTraffic.Api.Features.Audiences;

namespace PrivateTraffic.Api.Cli;

/// <summary>Why a customer is in an audience, or is not.</summary>
internal static class AudienceWhyCommand
{
    private static readonly Argument<long> Customer = new("customer") { Description = "Our number of the customer" };

    private static readonly Option<string?> Audience = new("--audience")
    {
        Description = "A saved audience by its name",
        HelpName = "name",
    };

    private static readonly Option<string?> Text = new("--text") { Description = "A definition", HelpName = "text" };

    private static readonly Option<DateOnly?> AsOf = Days.Option("The day (default: today)");

    public static Command Create()
    {
        var command = new Command("why", "Why a customer is in an audience, or is not") { Customer, Audience, Text, AsOf };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(Audience) is null) == (result.GetValue(Text) is null))
            {
                result.AddError(ParseErrors.Text("请给出 --audience 或 --text 之一。", "Give either --audience or --text."));
            }
        });
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var corp = await context.CorpAsync(token);
            var audience = parse.GetValue(Audience) is { } name
                ? await AudienceCommands.FindAsync(context, corp.Id, name, token)
                : null;
            var request = new ExplainAudience.Request(
                parse.GetValue(Customer), audience?.Id, parse.GetValue(Text), AsOf: parse.GetValue(AsOf));
            var why = await context.Get<IMediator>().Send(
                new ExplainAudience.Query(AudienceReader.AtShell(corp.Id), request), token);
            context.Terminal.Result(why, w => TextOf(w, context.Terminal));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static string TextOf(WhyResponse why, Terminal terminal)
    {
        var lines = new List<string>
        {
            why.IsIn
                ? terminal.Choose($"客户 {why.CustomerId} 在人群中", $"Customer {why.CustomerId} belongs")
                : terminal.Choose($"客户 {why.CustomerId} 不在人群中", $"Customer {why.CustomerId} does not belong"),
        };
        lines[0] += terminal.Choose($"，截至 {why.AsOf:yyyy-MM-dd}", $" as of {why.AsOf:yyyy-MM-dd}");
        if (why.IsMember is { } isMember)
        {
            lines.Add(isMember
                ? terminal.Choose("名单中有该客户", "The list that is kept has them")
                : terminal.Choose("名单中没有该客户", "The list that is kept does not have them"));
        }

        AddLines(why.Include, 0);
        if (why.Exclude is { } exclude)
        {
            lines.Add(terminal.Choose("排除：", "exclude:"));
            AddLines(exclude, 1);
        }

        if (why.Warnings.Count > 0)
        {
            lines.Add(AudienceCommands.WarningText(terminal));
        }

        return string.Join(Environment.NewLine, lines);

        void AddLines(AudienceReasonResponse? reason, int depth)
        {
            if (reason is not null)
            {
                var (indent, mark) = (new string(' ', depth * 2), reason.Held ? "✓" : "✗");
                lines.Add($"{indent}{mark} {reason.Text ?? reason.Kind}{FoundText(reason, terminal)}");
                foreach (var part in reason.Parts)
                {
                    AddLines(part, depth + 1);
                }
            }
        }
    }

    private static string FoundText(AudienceReasonResponse reason, Terminal terminal)
    {
        if (reason.Condition is null)
        {
            return "";
        }

        var found = reason.Values.Count > 0 ? string.Join(", ", reason.Values)
            : reason.Number is { } number ? AmountOrNumber(reason, number)
            : reason.Day is { } day ? $"{day:yyyy-MM-dd}"
            : terminal.Choose("无", "none");
        return terminal.Choose($"（实际：{found}）", $" (found: {found})");
    }

    private static string AmountOrNumber(AudienceReasonResponse reason, long number) => reason.Condition!.Measure == "spent"
        ? (number / 100m).ToString("0.00", CultureInfo.InvariantCulture)
        : number.ToString(CultureInfo.InvariantCulture);
}
