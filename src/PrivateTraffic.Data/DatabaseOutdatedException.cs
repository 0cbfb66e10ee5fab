namespace PrivateTraffic.Data;

/// <summary>The database is older than this program, and bringing it up to date is not this process's business.</summary>
/// <param name="missing">How many migrations it lacks.</param>
public sealed class DatabaseOutdatedException(int missing)
    : Exception($"The database lacks {missing} migrations: run 'migrate' before starting, or set Data:MigrateOnStart.")
{
    /// <summary>How many migrations it lacks.</summary>
    public int Missing { get; } = missing;
}
