using System.Collections;
using System.CommandLine;

namespace PrivateTraffic.Api.Cli;

/// <summary>What a command finds around it: where it speaks, the variables of the shell, and the folder it was started in.</summary>
internal sealed class Surroundings : InvocationConfiguration
{
    /// <summary>Whether a person watches the messages, so that progress may be written over.</summary>
    public bool IsWatched { get; init; }

    /// <summary>The folder that the command was started in.</summary>
    public string Folder { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>The variables of the shell.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get; init; } = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .ToDictionary(v => (string)v.Key, v => (string?)v.Value);

    /// <summary>Those of the process.</summary>
    public static Surroundings OfProcess() => new() { IsWatched = !Console.IsErrorRedirected };

    /// <summary>Those that a command was called with.</summary>
    public static Surroundings Of(ParseResult parse) => parse.InvocationConfiguration as Surroundings ?? OfProcess();

    /// <summary>The variables as settings: two underscores stand for a colon.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings() =>
        Variables.Select(v => KeyValuePair.Create(v.Key.Replace("__", ":", StringComparison.Ordinal), v.Value))
            .DistinctBy(v => v.Key, StringComparer.OrdinalIgnoreCase);
}
