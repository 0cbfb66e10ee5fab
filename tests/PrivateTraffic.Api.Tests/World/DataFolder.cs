using Microsoft.Data.Sqlite;

namespace PrivateTraffic.Api.Tests.World;

/// <summary>A folder for the data of one installation; it goes when it is disposed of.</summary>
public sealed class DataFolder : IDisposable
{
    private const string Database = "privatetraffic.db";

    public string Path { get; } = Directory.CreateTempSubdirectory("pt-api-").FullName;

    /// <summary>A path in the folder.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>A folder that holds the same as another one at this moment, also while the other is in use.</summary>
    public static DataFolder CopyOf(string other)
    {
        var copy = new DataFolder();
        foreach (var key in Directory.EnumerateFiles(System.IO.Path.Combine(other, "keys")))
        {
            File.Copy(key, System.IO.Path.Combine(Directory.CreateDirectory(copy["keys"]).FullName, System.IO.Path.GetFileName(key)));
        }

        using var from = Connect(System.IO.Path.Combine(other, Database));
        using var to = Connect(copy[Database]);
        from.BackupDatabase(to);
        return copy;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }

    private static SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
