using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using PrivateTraffic.Browser.Tests.World;
using PrivateTraffic.Testing;

[assembly: AssemblyFixture(typeof(Demo))]

namespace PrivateTraffic.Browser.Tests.World;

/// <summary>
/// What <c>./demo.sh</c> starts, on free ports and in a folder of its own: a simulated company, pulled and placed, and the product before it.
/// </summary>
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
            () => script.HasExited
                ? throw new InvalidOperationException($"The demo ended:\n{Printed}")
                : Printed.Contains("/client", StringComparison.Ordinal),
            $"the demo to be up; it printed\n{Printed}",
            TimeSpan.FromMinutes(5),
            Cancellation);
        await MeetAsync();
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

    /// <summary>The member with the most friends among the customers.</summary>
    public Colleague Sales { get; private set; } = null!;

    /// <summary>A member who serves nobody: an empty company, as far as they may see.</summary>
    public string UserIdWithoutCustomers { get; private set; } = null!;

    /// <summary>Has somebody do something, see the simulator's README.</summary>
    public async Task<JsonElement> ActAsync(object act)
    {
        using var answer = await Control.PostAsJsonAsync("act", act, Cancellation);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Cancellation));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    /// <summary>Has something go wrong in WeCom, see the simulator's README.</summary>
    public async Task SpoilAsync(object fault)
    {
        using var answer = await Control.PostAsJsonAsync("faults", fault, Cancellation);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>The address of the chat client: of a member, and of their chat with a customer.</summary>
    public Uri ChatWindow(string userId, string? externalUserId = null, string language = "zh") =>
        new(WeCom, $"client?member={userId}&lang={language}{(externalUserId is null ? "" : $"&customer={externalUserId}")}");

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

    private async Task MeetAsync()
    {
        var members = (await TruthAsync("members")).Where(m => m.GetProperty("active").GetBoolean()).ToList();
        UserIdWithoutCustomers = members
            .First(m => !m.GetProperty("serves_customers").GetBoolean() && !m.GetProperty("is_leader").GetBoolean())
            .GetProperty("userid").GetString()!;
        var busiest = (await TruthAsync("relations")).Where(r => r.GetProperty("status").GetString() == "mutual")
            .GroupBy(r => r.GetProperty("userid").GetString()!, r => r.GetProperty("external_userid").GetString()!)
            .MaxBy(friends => friends.Count())!;
        var buyers = (await Control.GetStringAsync("orders.csv", Cancellation)).Split('\n').Skip(1)
            .Select(row => row.Split(',').ElementAtOrDefault(1)).ToHashSet();
        var chats = await Control.GetFromJsonAsync<List<JsonElement>>(
            $"../client/api/conversations?member={busiest.Key}&kind=customer", Cancellation);
        Sales = new Colleague(
            busiest.Key,
            members.Single(m => m.GetProperty("userid").GetString() == busiest.Key).GetProperty("name").GetString()!,
            [.. chats!.Select(c => (Id: c.GetProperty("id").GetString()!, Name: c.GetProperty("name").GetString()!))
                .Where(c => busiest.Contains(c.Id))
                .GroupBy(c => c.Name).Where(namesakes => namesakes.Count() == 1).SelectMany(one => one)
                .Select(c => new Friend(c.Id, c.Name, buyers.Contains(c.Id)))]);
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
