namespace PrivateTraffic.Sync.Tests.World;

/// <summary>A folder for the data of one installation, gone when disposed.</summary>
public sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pt-sync-").FullName;

    /// <summary>The embedded database.</summary>
    public string Database => System.IO.Path.Combine(Path, "privatetraffic.db");

    /// <summary>The same content in another folder.</summary>
    public DataFolder Copy()
    {
        var copy = new DataFolder();
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(copy.Path, System.IO.Path.GetRelativePath(Path, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
