namespace PrivateTraffic.Architecture.Tests;

/// <summary>The files of the repository, found upwards from where the tests run.</summary>
internal static class Repository
{
    /// <summary>Folders whose content is made by builds, installations and runs.</summary>
    private static readonly string[] Made = [".git", "artifacts", "bin", "data", "dist", "node_modules", "obj"];

    public static string Root { get; } = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Has(string path) => File.Exists(Path.Combine(Root, path)) || Directory.Exists(Path.Combine(Root, path));

    /// <summary>The files with an ending, as paths from the root with forward slashes.</summary>
    public static IEnumerable<string> Files(string ending) => FilesBelow(Root)
        .Where(f => f.EndsWith(ending, StringComparison.Ordinal))
        .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'));

    private static IEnumerable<string> FilesBelow(string folder) => Directory.EnumerateFiles(folder).Concat(
        Directory.EnumerateDirectories(folder).Where(d => !Made.Contains(Path.GetFileName(d))).SelectMany(FilesBelow));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PrivateTraffic.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No PrivateTraffic.sln above {AppContext.BaseDirectory}.");
    }
}
