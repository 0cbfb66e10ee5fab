namespace PrivateTraffic.Data.Providers.Sqlite;

/// <summary>
/// A lock on a file, held by one process at a time and given back by the operating system when the process ends, however it ends.
/// </summary>
internal static class MigrationLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until the file is ours. The file stays: whoever deleted it could take it from under the next one.</summary>
    /// <returns>The lock, given back by disposing it.</returns>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to.</exception>
    public static async Task<IAsyncDisposable> TakeAsync(string file, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file))
            {
                await Task.Delay(Pause, TimeProvider.System, cancellation);
            }
        }
    }
}
