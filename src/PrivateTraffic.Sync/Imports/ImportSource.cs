namespace PrivateTraffic.Sync.Imports;

/// <summary>
/// Where the rows come from. The bytes are read several times from the beginning (to find the encoding, to check, to write), so what
/// arrives only once, such as an upload, is first put into a file.
/// </summary>
/// <param name="Name">What people call it, usually the file's name.</param>
/// <param name="Open">Opens the bytes at the beginning; the reader closes what it gets.</param>
/// <param name="Length">The size in bytes for progress, or null when nobody knows.</param>
public sealed record ImportSource(string Name, Func<Stream> Open, long? Length)
{
    /// <summary>A file on disk.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static ImportSource File(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new FileNotFoundException($"There is no file {path}.", path);
        }

        // The reader has a buffer of its own.
        var reading = new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan };
        return new(file.Name, () => new FileStream(path, reading), file.Length);
    }
}
