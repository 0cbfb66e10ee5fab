using Microsoft.Data.Sqlite;

namespace PrivateTraffic.Api.Tests.World;

/// <summary>As long as it lives, a folder stands in the place of an embedded database, which cannot be opened.</summary>
internal sealed class MissingDatabase : IDisposable
{
    private static readonly string[] Endings = ["", "-wal", "-shm"];

    private readonly string file;

    public MissingDatabase(string folder)
    {
        file = Path.Combine(folder, "privatetraffic.db");
        SqliteConnection.ClearAllPools();
        foreach (var ending in Endings.Where(e => File.Exists(file + e)))
        {
            File.Move(file + ending, $"{file}.away{ending}");
        }

        Directory.CreateDirectory(file);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(file);
        foreach (var ending in Endings.Where(e => File.Exists($"{file}.away{e}")))
        {
            File.Move($"{file}.away{ending}", file + ending);
        }
    }
}
