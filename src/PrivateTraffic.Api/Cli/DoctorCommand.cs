using System.CommandLine;

namespace PrivateTraffic.Api.Cli;

/// <summary>Looks for what is wrong with an installation, and says what to do.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Check settings, database, scripts and WeCom, and say what to do");
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var findings = new List<Finding>();
            await foreach (var finding in Checkup.RunAsync(context, token))
            {
                findings.Add(finding);
            }

            context.Terminal.Result(
                new { Findings = findings.Select(f => new { f.Check, f.State, Text = f.Text.In(context.Terminal.Language) }) },
                _ => string.Join(Environment.NewLine, findings.Select(f => $"{MarkOf(f.State)} {f.Check}: {f.Text.In(context.Terminal.Language)}")));
            return findings.Exists(f => f.State == FindingState.Bad) ? ExitCode.ProblemsFound : ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static string MarkOf(FindingState state) => state switch
    {
        FindingState.Good => "✓",
        FindingState.Odd => "!",
        FindingState.Bad => "✗",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
