using Microsoft.Extensions.Options;
using PrivateTraffic.Data;
using PrivateTraffic.Domain.Scripts;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Scripts;

/// <summary>
/// The script library in use: the files that come with the product, each replaced by the operator's file of the same name in
/// <c>scripts</c> of the data folder, and the operator's own beside them. Edits are noticed within seconds; a script with an error is left out.
/// </summary>
internal sealed class ScriptShelf(IOptions<DataOptions> data, TimeProvider clock, ILogger<ScriptShelf> log)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(5);
    private readonly string shipped = Path.Combine(AppContext.BaseDirectory, "scripts");
    private readonly string own = Path.Combine(data.Value.Directory, "scripts");
    private readonly Lock gate = new();
    private Shelf? shelf;
    private DateTimeOffset lookedAt;

    /// <summary>The scripts as they are now.</summary>
    public ScriptLibrary Library => Current.Reading.Library;

    /// <summary>Ranks the scripts as they are now.</summary>
    public ScriptRanking Ranking => Current.Ranking;

    /// <summary>What the operator should look at.</summary>
    public IReadOnlyList<ScriptProblem> Problems => Current.Reading.Problems;

    /// <summary>The name of a script; its key where it is no longer on the shelf.</summary>
    public string NameOf(string key, TextLanguage language) => Library.TryFind(key, out var script) ? script.Name.In(language) : key;

    private Shelf Current
    {
        get
        {
            lock (gate)
            {
                var now = clock.GetUtcNow();
                if (shelf is null || now - lookedAt > LookAgainAfter)
                {
                    lookedAt = now;
                    var files = Files();
                    var fingerprint = string.Join('|', files.Select(f => $"{f.FullName} {f.LastWriteTimeUtc.Ticks} {f.Length}"));
                    if (shelf?.Fingerprint != fingerprint)
                    {
                        shelf = Load(files, fingerprint);
                    }
                }

                return shelf;
            }
        }
    }

    private Shelf Load(IReadOnlyList<FileInfo> files, string fingerprint)
    {
        var reading = ScriptLibrary.Read(files.Select(f => new ScriptFile(f.Name, File.ReadAllText(f.FullName))));
        foreach (var problem in reading.Errors)
        {
            Log.ScriptLeftOut(log, problem.ToString());
        }

        return new Shelf(fingerprint, reading, new ScriptRanking(reading.Library));
    }

    private List<FileInfo> Files() =>
    [
        .. new[] { own, shipped }
            .Where(Directory.Exists)
            .SelectMany(d => new DirectoryInfo(d).EnumerateFiles())
            .Where(f => ScriptFile.IsNamedLikeOne(f.Name))
            .DistinctBy(f => f.Name)
            .OrderBy(f => f.Name, StringComparer.Ordinal),
    ];

    private sealed record Shelf(string Fingerprint, ScriptLibraryReading Reading, ScriptRanking Ranking);
}
