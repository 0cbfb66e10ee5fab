using System.Collections;
using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using PrivateTraffic.Sync.Imports;

namespace PrivateTraffic.Architecture.Tests;

/// <summary>What the program says and does is written down: commands, exit codes, problems, log lines, what the simulator takes.</summary>
public sealed class DocumentedBehaviour
{
    private const string Behaviours = "tests/PrivateTraffic.Simulator.Tests/Behaviours/";
    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static;

    [Fact]
    public void Every_command_and_each_of_its_options_is_documented()
    {
        var page = Repository.Read("docs/command-line.md");
        var root = (RootCommand)TypeOf("PrivateTraffic.Api", "Cli.CommandLine").GetMethod("Build", Hidden)!.Invoke(null, null)!;

        foreach (var (path, command) in Below("", root))
        {
            page.ShouldContain(path, Case.Sensitive);
            foreach (var option in command.Options)
            {
                page.ShouldContain($"`{option.Name}", Case.Sensitive, $"{path} {option.Name}");
            }
        }
    }

    [Fact]
    public void Every_exit_code_is_documented()
    {
        var page = Repository.Read("docs/command-line.md");
        var codes = TypeOf("PrivateTraffic.Api", "Cli.ExitCode");

        foreach (var name in Enum.GetNames(codes))
        {
            page.ShouldContain($"| {Convert.ToInt32(Enum.Parse(codes, name), CultureInfo.InvariantCulture)} | {name} |");
        }
    }

    [Fact]
    public void Every_problem_of_the_api_is_documented_with_its_status()
    {
        var page = Repository.Read("docs/api.md");
        var codes = TypeOf("PrivateTraffic.Api", "Boundary.ProblemCode");

        foreach (var problem in codes.GetProperties(Hidden).Where(p => p.PropertyType == codes).Select(p => p.GetValue(null)!))
        {
            page.ShouldContain($"| `{codes.GetProperty("Code")!.GetValue(problem)}` | {codes.GetProperty("Status")!.GetValue(problem)} |");
        }
    }

    [Fact]
    public void Every_problem_of_an_import_is_documented()
    {
        var page = Repository.Read("docs/importing.md");

        foreach (var code in Enum.GetNames<ImportProblemCode>())
        {
            page.ShouldContain($"`{code}`");
        }
    }

    [Fact]
    public void Every_line_of_the_log_is_documented_with_its_level()
    {
        var page = Repository.Read("docs/operations.md");
        string[] projects = ["PrivateTraffic.WeCom", "PrivateTraffic.Data", "PrivateTraffic.Sync", "PrivateTraffic.Api"];
        var lines = projects.SelectMany(p => Assembly.Load(p).GetTypes()).SelectMany(t => t.GetMethods(Hidden))
            .Select(m => m.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>().ToList();

        lines.ShouldNotBeEmpty();
        foreach (var line in lines)
        {
            page.ShouldContain($"| {line.EventId} | {line.Level.ToString().ToLowerInvariant()} |");
        }
    }

    [Fact]
    public void Everything_that_the_simulator_understands_is_documented()
    {
        var page = Repository.Read("src/PrivateTraffic.Simulator/README.md");
        var help = (string)TypeOf("PrivateTraffic.Simulator", "CommandLine").GetField("Help", Hidden)!.GetRawConstantValue()!;
        var handlers = TypeOf("PrivateTraffic.Simulator", "Control.Acts.ActControl").GetField("Handlers", Hidden)!.GetValue(null);
        var acts = ((IDictionary)handlers!).Keys.Cast<string>();
        var kinds = Enum.GetNames(TypeOf("PrivateTraffic.Simulator", "Faults.FaultKind"));
        var faults = kinds.Select(JsonNamingPolicy.SnakeCaseLower.ConvertName);
        var options = help.Split(['\n', ' ']).Where(w => w.StartsWith("--", StringComparison.Ordinal)).Select(w => w.TrimEnd(')', ';'));

        foreach (var option in options)
        {
            page.ShouldContain($"`{option}", Case.Sensitive);
        }

        foreach (var name in acts.Concat(faults))
        {
            page.ShouldContain($"`{name}`", Case.Sensitive);
        }
    }

    [Fact]
    public void Each_of_the_thirty_behaviours_of_the_simulator_has_tests_and_a_row()
    {
        var rows = Repository.Read("src/PrivateTraffic.Simulator/README.md").Split('\n');
        var files = Repository.Files(".cs").Where(f => f.StartsWith(Behaviours, StringComparison.Ordinal));
        var tests = string.Concat(files.Select(Repository.Read));

        foreach (var number in Enumerable.Range(1, 30))
        {
            rows.Count(r => r.StartsWith($"| {number} | ", StringComparison.Ordinal)).ShouldBe(1, $"row {number}");
            tests.ShouldContain($" B{number:D2}_", Case.Sensitive);
        }
    }

    private static IEnumerable<(string Path, Command Command)> Below(string path, Command command) => command.Subcommands
        .SelectMany(sub => Below($"{path} {sub.Name}".Trim(), sub).Prepend(($"{path} {sub.Name}".Trim(), sub)));

    private static Type TypeOf(string project, string name) => Assembly.Load(project).GetType($"{project}.{name}", throwOnError: true)!;
}
