using System.Diagnostics;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Sync.Tests.World;

/// <summary>The program itself, as a process of its own that can be killed.</summary>
internal sealed class ProductProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private ProductProcess(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    public bool HasEnded => process.HasExited;

    /// <summary>Starts a command on a folder, connected to a company if there is one.</summary>
    public static ProductProcess Start(
        DataFolder folder, SimulatedCompany? company, IReadOnlyDictionary<string, string?>? settings, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments, "--data", folder.Path, "--lang", "en"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        };
        var all = (company?.Settings() ?? []).Concat(settings ?? new Dictionary<string, string?>())
            .Append(new("WeCom:Resilience:RetryDelay", "00:00:00.010"));
        foreach (var (key, value) in all)
        {
            start.Environment["PrivateTraffic__" + key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        // As if results went to somebody's terminal.
        start.Environment["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = "1";

        return new ProductProcess(Process.Start(start)!);
    }

    /// <summary>Starts a command and waits for its good end.</summary>
    /// <returns>What it printed as its result, and what it said beside.</returns>
    public static async Task<(string Output, string Errors)> RunAsync(
        DataFolder folder, SimulatedCompany? company, IReadOnlyDictionary<string, string?>? settings, params IEnumerable<string> arguments)
    {
        await using var program = Start(folder, company, settings, arguments);
        await program.process.WaitForExitAsync(TestContext.Current.CancellationToken);
        program.process.ExitCode.ShouldBe(0, await program.errors);
        return (await program.output, await program.errors);
    }

    /// <summary>
    /// Lets the program work until something can be seen, then kills it, so that it can neither finish nor clean up anything.
    /// </summary>
    /// <returns>False when it came to its end before.</returns>
    public async Task<bool> KillWhenAsync(Func<Task<bool>> isTime, CancellationToken cancellation)
    {
        await Poll.Until(
            async () => process.HasExited || await isTime(), "the moment to kill the program did not come", Patience, cancellation);
        if (process.HasExited)
        {
            process.ExitCode.ShouldBe(0, await errors);
            return false;
        }

        process.Kill();
        await process.WaitForExitAsync(cancellation);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        await Task.WhenAll(output, errors);
        process.Dispose();
    }

    /// <summary>The program lies beside the tests, in the same build.</summary>
    private static string Program
    {
        get
        {
            var build = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(build.Parent!.Parent!.FullName, "PrivateTraffic.Api", build.Name, "PrivateTraffic.Api.dll");
        }
    }
}
