using System.Globalization;

namespace PrivateTraffic.Simulator;

/// <summary>What the command line asks for: options to start with, or a text to print and an exit code.</summary>
internal sealed record CommandLine(SimulatorOptions? Options, string? Text, int ExitCode)
{
    public const int DefaultPort = 5090;

    private const int Misused = 2;

    private const string Help = """
        A WeCom server for demos and tests: API, callbacks, sign-in pages and a chat client, on 127.0.0.1 only.

        --port N            API and pages (default 5090; 0 for a free port)
        --proxy-port N      origin of the sidebar inside the chat client (default: port + 1; 0 for a free port)
        --customers N       customers on the anchor day, 100 to 1000000 (default 1000)
        --staff N           members who serve customers, 6 to 20000 (default: one per 120 customers)
        --seed N            which world (default 42)
        --now TIME          start of the world's clock, ISO 8601 (default: now)
        --anchor DAY        day on which the world has that many customers, e.g. 2026-03-01 (default: the day of --now)
        --clock MODE        running (default) or fixed
        --callback-url URL  where events of the main app are sent (also PUT /_sim/callbacks)
        --sidebar-url URL   page shown beside a chat in /client
        --trusted-domain H  host or host:port that may be redirected to after sign-in; may be repeated
        --latency A[-B]     milliseconds an answer takes, or a range (default 0)
        --limits M,H|off    calls of one API per minute and hour (default 10000,150000)
        --concurrency N     simultaneous calls of one storage API before 45033 (default 20)
        --verbose           log requests
        --help              this text
        """;

    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        if (args.Contains("--help") || args.Contains("-h"))
        {
            return new CommandLine(null, Help, 0);
        }

        try
        {
            var options = new SimulatorOptions { Port = DefaultPort, ProxyPort = -1 };
            for (var i = 0; i < args.Count; i++)
            {
                var isSwitch = args[i] == "--verbose";
                var value = isSwitch ? "" : i + 1 < args.Count ? args[i + 1] : throw new CommandLineException($"{args[i]} needs a value.");
                options = With(options, args[i], value);
                i += isSwitch ? 0 : 1;
            }

            return new CommandLine(Complete(options), null, 0);
        }
        catch (CommandLineException wrong)
        {
            return new CommandLine(null, wrong.Message + " See --help.", Misused);
        }
    }

    private static SimulatorOptions With(SimulatorOptions options, string key, string value) => key switch
    {
        "--port" => options with { Port = Number(key, value, 0, 65535) },
        "--proxy-port" => options with { ProxyPort = Number(key, value, 0, 65535) },
        "--customers" => options with { Customers = Number(key, value, SimulatorOptions.FewestCustomers, SimulatorOptions.MostCustomers) },
        "--staff" => options with { Staff = Number(key, value, SimulatorOptions.FewestStaff, SimulatorOptions.MostStaff) },
        "--seed" => options with { Seed = Number(key, value, int.MinValue, int.MaxValue) },
        "--now" => options with { Now = Time(key, value) },
        "--anchor" => options with { Anchor = Day(key, value) },
        "--clock" => options with { ClockRuns = OneOf(key, value, "running", "fixed") == "running" },
        "--callback-url" => options with { CallbackUrl = Address(key, value) },
        "--sidebar-url" => options with { SidebarUrl = Address(key, value) },
        "--trusted-domain" => options with { TrustedDomains = [.. options.TrustedDomains, value] },
        "--latency" => options with { Latency = Range(key, value) },
        "--limits" => Limits(options, key, value),
        "--concurrency" => options with { Concurrency = Number(key, value, 1, 10_000) },
        "--verbose" => options with { Verbose = true },
        _ => throw new CommandLineException($"{key} is not known."),
    };

    private static SimulatorOptions Complete(SimulatorOptions options)
    {
        if (options is { Now: { } now, Anchor: { } anchor } && Seed.Beijing.DayOf(anchor) > Seed.Beijing.DayOf(now.ToUnixTimeSeconds()))
        {
            throw new CommandLineException($"--anchor {anchor:yyyy-MM-dd} is later than --now.");
        }

        var followsPort = options.ProxyPort < 0;
        return !followsPort ? options : options with { ProxyPort = options.Port == 0 ? 0 : Math.Min(options.Port + 1, 65535) };
    }

    private static int Number(string key, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least
            && number <= most
            ? number
            : throw new CommandLineException(
                string.Create(CultureInfo.InvariantCulture, $"{key} {value}: a whole number from {least} to {most} is wanted."));

    private static DateTimeOffset Time(string key, string value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && time.Year is >= 2015 and < 2099
            ? time
            : throw new CommandLineException($"{key} {value}: an ISO time from 2015 to 2098 is wanted, such as 2026-03-01T02:00:00Z.");

    private static DateOnly Day(string key, string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 2015 and < 2099
            ? day
            : throw new CommandLineException($"{key} {value}: a day such as 2026-03-01 is wanted.");

    private static string OneOf(string key, string value, params string[] allowed) =>
        allowed.Contains(value) ? value : throw new CommandLineException($"{key} {value}: one of {string.Join(", ", allowed)} is wanted.");

    private static Uri Address(string key, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new CommandLineException($"{key} {value}: an http or https address is wanted.");

    private static (TimeSpan, TimeSpan) Range(string key, string value)
    {
        var parts = value.Split('-');
        var least = Number(key, parts[0], 0, 60_000);
        var most = parts.Length == 2 ? Number(key, parts[1], least, 60_000) : least;
        return parts.Length <= 2
            ? (TimeSpan.FromMilliseconds(least), TimeSpan.FromMilliseconds(most))
            : throw new CommandLineException($"{key} {value}: milliseconds or a range such as 50-200 is wanted.");
    }

    private static SimulatorOptions Limits(SimulatorOptions options, string key, string value)
    {
        if (value == "off")
        {
            return options with { CallsPerMinute = null, CallsPerHour = null };
        }

        var parts = value.Split(',');
        return parts.Length == 2
            ? options with { CallsPerMinute = Number(key, parts[0], 1, int.MaxValue), CallsPerHour = Number(key, parts[1], 1, int.MaxValue) }
            : throw new CommandLineException($"{key} {value}: calls per minute and hour are wanted, such as 10000,150000, or off.");
    }

    private sealed class CommandLineException(string message) : Exception(message);
}
