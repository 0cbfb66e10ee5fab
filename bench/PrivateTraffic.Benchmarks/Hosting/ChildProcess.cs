using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PrivateTraffic.Benchmarks.Hosting;

/// <summary>A process that was started for a measurement and ends with it.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly Task errors;

    private ChildProcess(Process process)
    {
        this.process = process;
        errors = ForwardAsync(process.StandardError);
    }

    /// <summary>Starts a program of this repository, built beside the benchmarks.</summary>
    public static ChildProcess StartBuilt(
        string project, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var file = Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, $"{project}.dll");
        return Start("dotnet", [file, .. arguments], environment);
    }

    public static ChildProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start."));
    }

    /// <summary>The most memory it has held so far, in megabytes.</summary>
    public double PeakMegabytes => File.ReadLines($"/proc/{process.Id}/status").Where(l => l.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(l => long.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0).Single();

    /// <summary>Reads on until a line contains a mark, and returns what comes after it.</summary>
    public async Task<string> ReadAfterAsync(string mark, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartLimit);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0)
            {
                return line[(at + mark.Length)..].Trim();
            }
        }

        throw new InvalidOperationException($"{process.StartInfo.FileName} ended without saying '{mark}'.");
    }

    /// <summary>Sends a line of JSON and reads one back.</summary>
    public async Task<JsonElement> AskAsync(object request, CancellationToken cancellation)
    {
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request).AsMemory(), cancellation);
        await process.StandardInput.FlushAsync(cancellation);
        return await ReadJsonAsync(cancellation);
    }

    /// <summary>The next line, which is JSON.</summary>
    public async Task<JsonElement> ReadJsonAsync(CancellationToken cancellation) =>
        await process.StandardOutput.ReadLineAsync(cancellation) is { } line
            ? JsonDocument.Parse(line).RootElement
            : throw new InvalidOperationException($"{process.StartInfo.FileName} ended without an answer.");

    /// <summary>Waits for the end, and returns what it printed and the most memory it held.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task<(string Output, double PeakMegabytes)> FinishAsync(CancellationToken cancellation)
    {
        var peak = 0.0;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        while (!process.HasExited)
        {
            peak = Math.Max(peak, ReadPeak());
            await Task.WhenAny(
                process.WaitForExitAsync(cancellation), Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellation));
        }

        await errors;
        return process.ExitCode == 0
            ? (await output, peak)
            : throw new InvalidOperationException($"{string.Join(' ', process.StartInfo.ArgumentList)} ended with {process.ExitCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    private double ReadPeak()
    {
        try
        {
            return PeakMegabytes;
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            // It has ended between two looks.
            return 0;
        }
    }

    private static async Task ForwardAsync(StreamReader errors)
    {
        while (await errors.ReadLineAsync() is { } line)
        {
            await Console.Error.WriteLineAsync($"  | {line}");
        }
    }
}
