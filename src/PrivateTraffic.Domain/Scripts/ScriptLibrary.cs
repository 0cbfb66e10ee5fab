using System.Diagnostics.CodeAnalysis;

namespace PrivateTraffic.Domain.Scripts;

/// <summary>All scripts that can be used. Immutable; may be used from several threads.</summary>
public sealed class ScriptLibrary
{
    private readonly Dictionary<string, Script> byKey;

    private ScriptLibrary(IReadOnlyList<Script> scripts)
    {
        Scripts = scripts;
        Groups = [.. scripts.Select(s => s.Group).DistinctBy(g => g.Key)];
        byKey = scripts.ToDictionary(s => s.Key, StringComparer.Ordinal);
    }

    /// <summary>No scripts.</summary>
    public static ScriptLibrary Empty { get; } = new([]);

    /// <summary>The scripts, disabled ones too, in the order of the files (by name) and within them.</summary>
    public IReadOnlyList<Script> Scripts { get; }

    /// <summary>The groups that have scripts, in the order of their first script.</summary>
    public IReadOnlyList<ScriptGroup> Groups { get; }

    /// <summary>
    /// Reads files into a library. Scripts with an error are left out, so that one slip does not leave members without scripts. The order
    /// in which the files are given does not matter.
    /// </summary>
    public static ScriptLibraryReading Read(IEnumerable<ScriptFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var problems = new List<ScriptProblem>();
        var read = new List<SourcedScript>();
        foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            read.AddRange(new ScriptFileReader(file.Name, problems).Read(file.Text));
        }

        return Combine(read, problems);
    }

    /// <summary>Makes a library of scripts that do not come from files. Scripts with an error are left out.</summary>
    public static ScriptLibraryReading Of(IEnumerable<Script> scripts)
    {
        ArgumentNullException.ThrowIfNull(scripts);
        var problems = new List<ScriptProblem>();
        var sound = new List<SourcedScript>();
        foreach (var script in scripts)
        {
            var own = script.Problems();
            problems.AddRange(own);
            if (own.All(p => p.Severity != ScriptProblemSeverity.Error))
            {
                sound.Add(new SourcedScript(null, null, script));
            }
        }

        return Combine(sound, problems);
    }

    /// <summary>Finds a script by its key.</summary>
    /// <returns>False when the library has no such script.</returns>
    public bool TryFind(string? key, [NotNullWhen(true)] out Script? script)
    {
        script = key is null ? null : byKey.GetValueOrDefault(key);
        return script is not null;
    }

    private static ScriptLibraryReading Combine(List<SourcedScript> read, List<ScriptProblem> problems)
    {
        var scripts = new Dictionary<string, SourcedScript>(StringComparer.Ordinal);
        var groups = new Dictionary<string, SourcedScript>(StringComparer.Ordinal);
        var kept = new List<Script>();
        foreach (var candidate in read)
        {
            var script = candidate.Script;
            if (!scripts.TryAdd(script.Key, candidate))
            {
                var first = scripts[script.Key].File;
                problems.Add(ScriptProblem.Error(
                    script.Key,
                    candidate.PathOf("key"),
                    $"标识“{script.Key}”已经被{(first is null ? "另一条话术" : $" {first} 里的话术")}用了，请换一个",
                    $"the key '{script.Key}' is already that of {(first is null ? "another script" : $"a script in {first}")}",
                    candidate.File));
                continue;
            }

            if (!groups.TryAdd(script.Group.Key, candidate) && groups[script.Group.Key] is var other && other.Script.Group != script.Group)
            {
                // One word about a file that renames a group is enough.
                if (!problems.Any(p => p.File == candidate.File && p.Path == "group.name"))
                {
                    problems.Add(ScriptProblem.Warning(
                        null,
                        "group.name",
                        $"分组“{script.Group.Key}”已有名称“{other.Script.Group.Name.Zh}”，这里的名称不会使用",
                        $"the group '{script.Group.Key}' is already called '{other.Script.Group.Name.En}'; the name given here is not used",
                        candidate.File));
                }

                script = script with { Group = other.Script.Group };
            }

            kept.Add(script);
        }

        return new ScriptLibraryReading(new ScriptLibrary(kept), problems);
    }
}

/// <summary>What came of reading scripts.</summary>
/// <param name="Library">The scripts that can be used.</param>
/// <param name="Problems">Everything an author should look at; empty when all is well.</param>
public sealed record ScriptLibraryReading(ScriptLibrary Library, IReadOnlyList<ScriptProblem> Problems)
{
    /// <summary>The problems for which scripts were left out.</summary>
    public IEnumerable<ScriptProblem> Errors => Problems.Where(p => p.Severity == ScriptProblemSeverity.Error);
}

/// <summary>A script and where it was written.</summary>
internal sealed record SourcedScript(string? File, string? Path, Script Script)
{
    public string PathOf(string property) => Path is null ? property : $"{Path}.{property}";
}
