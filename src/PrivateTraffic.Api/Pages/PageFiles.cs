using System.Collections.Concurrent;

namespace PrivateTraffic.Api.Pages;

/// <summary>The files of the front end as they were built.</summary>
/// <param name="folder">Where they lie; there is none where the front end was left out.</param>
internal sealed class PageFiles(string folder)
{
    private readonly ConcurrentDictionary<(string Name, string Mount), string> documents = new();

    /// <summary>A document whose addresses begin at the mount path; null where it was not built.</summary>
    /// <param name="name">The file.</param>
    /// <param name="mount">The mount path with a slash behind, fit for an attribute.</param>
    public string? Document(string name, string mount)
    {
        var file = Path.Combine(folder, name);
        return !File.Exists(file) ? null : documents.GetOrAdd(
            (name, mount), _ => File.ReadAllText(file).Replace("<head>", $"<head><base href=\"{mount}\">", StringComparison.Ordinal));
    }

    /// <summary>The file of an asset; null where there is none of that name.</summary>
    public string? Asset(string name)
    {
        var assets = Path.Combine(folder, "assets") + Path.DirectorySeparatorChar;
        var file = Path.GetFullPath(Path.Combine(assets, name));
        return file.StartsWith(assets, StringComparison.Ordinal) && File.Exists(file) ? file : null;
    }
}
