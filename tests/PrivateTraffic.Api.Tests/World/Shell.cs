using System.Diagnostics;
using System.Text;
using System.Text.Json;
using PrivateTraffic.Api.Cli;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Api.Tests.World;

/// <summary>
/// Runs the built program as a process of its own, as a person at a shell does, with a data folder of its own. Where only the words of a
/// command matter, it is called inside of this process.
/// </summary>
public sealed class Shell : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "PrivateTraffic.Api.dll");

    private readonly DataFolder folder = new();
    private readonly Dictionary<string, string?> settings = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Where the program is started, and files are put.</summary>
    public DataFolder Files => folder;

    /// <summary>The data folder that commands are given.</summary>
    public string Data => folder["data"];

    /// <summary>Sets variables of the environment, such as <c>PrivateTraffic__Sync__Interval</c>.</summary>
    public Shell With(string name, string? value)
    {
        settings[name] = value;
        return this;
    }

    /// <summary>Connects the program to a company.</summary>
    public Shell ConnectedTo(SimulatedCompany company)
    {
        foreach (var (key, value) in company.Settings("PrivateTraffic"))
        {
            With(key.Replace(":", "__", StringComparison.Ordinal), value);
        }

        return With("PrivateTraffic__WeCom__Resilience__RetryDelay", "00:00:00.010");
    }

    /// <summary>Writes a file beside the program's data.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string text, Encoding? encoding = null)
    {
        File.WriteAllText(folder[name], text, encoding ?? new UTF8Encoding(false));
        return folder[name];
    }

    /// <summary>Runs a command on the data folder, in Chinese or English.</summary>
    public Task<Outcome> RunAsync(string command, string language = "en") => RunRawAsync($"{command} --data {Data} --lang {language}");

    /// <summary>
    /// Runs a command as <see cref="RunAsync"/> does, but inside of this process: many commands take seconds that way, not minutes.
    /// </summary>
    public Task<Outcome> CallAsync(string command, string language = "en") => CallRawAsync($"{command} --data {Data} --lang {language}");

    /// <summary>Runs the program with exactly these arguments, separated by spaces, inside of this process.</summary>
    public async Task<Outcome> CallRawAsync(string arguments)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var surroundings = new Surroundings
        {
            Output = output,
            Error = errors,
            Folder = folder.Path,
            Variables = settings.Append(new("LC_ALL", "C.UTF-8")).DistinctBy(v => v.Key).ToDictionary(),
            ProcessTerminationTimeout = null,
        };
        var code = await CommandLine.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), surroundings);
        return new Outcome(code, output.ToString(), errors.ToString(), PeakBytes: 0);
    }

    /// <summary>Runs the program with exactly these arguments, separated by spaces.</summary>
    public async Task<Outcome> RunRawAsync(string arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend(Program))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PrivateTraffic", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(Cancellation);
            var errors = process.StandardError.ReadToEndAsync(Cancellation);
            var peak = await PeakOfAsync(process);
            return new Outcome(process.ExitCode, await output, await errors, peak);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Waits for the end, and reads now and then how much memory the process has held at most so far.</summary>
    private static async Task<long> PeakOfAsync(Process process)
    {
        var ended = process.WaitForExitAsync(Cancellation);
        var peak = 0L;
        while (!ended.IsCompleted)
        {
            await Task.WhenAny(ended, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancellation));
            peak = Math.Max(peak, HeldAtMost(process));
        }

        await ended;
        return peak;
    }

    private static long HeldAtMost(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It has ended since.
            return 0;
        }
    }
}

/// <summary>What came of a command.</summary>
/// <param name="ExitCode">What the program told its caller.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
/// <param name="PeakBytes">The memory it held at most, read shortly before its end; 0 for a call inside of this process.</param>
public sealed record Outcome(int ExitCode, string Output, string Errors, long PeakBytes)
{
    /// <summary>Standard output, which must be JSON and nothing else.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>The outcome, which must be a success that had nothing to complain of.</summary>
    public Outcome ShouldSucceed()
    {
        ExitCode.ShouldBe(0, Errors);
        return this;
    }

    /// <summary>The outcome, which must be this failure, explained on standard error without a word of the program's inside.</summary>
    public Outcome ShouldFail(int exitCode)
    {
        ExitCode.ShouldBe(exitCode, Output + Errors);
        Errors.ShouldNotBeNullOrWhiteSpace();
        Errors.ShouldNotContain("   at ");
        Errors.ShouldNotContain("Exception");
        return this;
    }
}
