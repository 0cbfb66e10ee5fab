namespace PrivateTraffic.Data;

/// <summary>The database cannot be opened or reached.</summary>
/// <param name="database">Which database: its kind, and its folder where it has one. Never a connection string.</param>
/// <param name="cause">What the database said.</param>
public sealed class DatabaseUnavailableException(string database, Exception cause) : Exception($"{database}: {cause.Message}", cause)
{
    /// <summary>Which database.</summary>
    public string Database { get; } = database;
}
