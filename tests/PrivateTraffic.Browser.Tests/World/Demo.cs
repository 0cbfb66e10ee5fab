using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using PrivateTraffic.Browser.Tests.World;
using PrivateTraffic.Testing;

[assembly: AssemblyFixture(typeof(Demo))]

namespace PrivateTraffic.Browser.Tests.World;

/// <summary>What <c>./demo.sh</c> starts, on free ports and in a folder of its own: a simulated company, pulled and placed, and the product before it.</summary>
public sealed class Demo : IAsyncLifetime
{
    private const int Customers = 300;

    private readonly string folder = Directory.CreateTempSubdirectory("pt-browser-").FullName;
    private readonly StringBuilder printed = new();
    private Process? script;

    /// <summary>The product.</summary>
    public Uri Product { get; private set; } = null!;

    /// <summary>The simulated WeCom.</summary>
    public Uri WeCom { get; private set; } = null!;

    /// <summary>Talks to the simulator's control.</summary>
    public HttpClient Control { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var port = FreePorts(11);
        Product = new Uri($"http://127.0.0.1:{port}/");
        WeCom = new Uri($"http://127.0.0.1:{port + 10}/");
        Control = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(WeCom, "_sim/") };
        script = Start(port);
        await Poll.Until(
            () => script.HasExited ? throw new InvalidOperationException($"The demo ended:\n{Printed}") : Printed.Contains("/client", StringComparison.Ordinal),
            $"the demo to be up; it printed\n{Printed}",
            TimeSpan.FromMinutes(5),
            Cancellation);
    }

    /// <summary>What the script has printed so far.</summary>
    public string Printed
    {
        get
        {
            lock (printed)
            {
                return printed.ToString();
            }
        }
    }

    /// <summary>The truth about an area of the company, a row for each thing.</summary>
    public async Task<List<JsonElement>> TruthAsync(string area)
    {
        var text = await Control.GetStringAsync($"truth/{area}", Cancellation);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
    }

    /// <summary>A member and one of the customers they serve; both as the simulator names them.</summary>
    public async Task<(string UserId, string ExternalUserId)> SomebodyServedAsync()
    {
        var relation = (await TruthAsync("relations")).First(r => r.GetProperty("status").GetString() == "mutual");
        return (relation.GetProperty("userid").GetString()!, relation.GetProperty("external_userid").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        Control?.Dispose();
        if (script is not null)
        {
            await EndAsync(script);
            script.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private Process Start(int port)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "demo.sh"))
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["--customers", $"{Customers}", "--port", $"{port}", "--data", Path.Combine(folder, "data")])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Keep(string? line)
    {
        lock (printed)
        {
            printed.AppendLine(line);
        }
    }

    /// <summary>Asks the script to end, as Ctrl+C does, so that it ends what it started.</summary>
    private static async Task EndAsync(Process script)
    {
        if (script.HasExited)
        {
            return;
        }

        using var kill = Process.Start("kill", ["-TERM", $"{script.Id}"]);
        await kill.WaitForExitAsync();
        await script.WaitForExitAsync();
    }

    /// <summary>The first of some ports in a row that nobody listens on.</summary>
    private static int FreePorts(int further)
    {
        for (var port = 21_000 + (Environment.ProcessId % 300 * 20); ; port += 20)
        {
            if (((int[])[port, port + 10, port + further]).All(IsFree))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
