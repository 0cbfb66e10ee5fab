namespace PrivateTraffic.Api.Cli;

/// <summary>What the program tells its caller when it ends. Documented in docs/command-line.md.</summary>
internal enum ExitCode
{
    Done = 0,

    /// <summary>Something went wrong that no other code names.</summary>
    Failed = 1,

    /// <summary>The command line or a setting is wrong; nothing was done.</summary>
    Usage = 2,

    /// <summary>A file has rows or a form that cannot be taken; nothing was stored, unless it was asked for.</summary>
    BadInput = 3,

    /// <summary>The database cannot be opened or reached.</summary>
    DatabaseUnavailable = 4,

    /// <summary>WeCom cannot be reached, or refused.</summary>
    WeComUnavailable = 5,

    /// <summary>doctor found something to repair.</summary>
    ProblemsFound = 6,

    /// <summary>Stopped by Ctrl+C; the same command goes on where it stood.</summary>
    Interrupted = 130,
}
