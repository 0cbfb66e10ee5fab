namespace PrivateTraffic.Benchmarks;

/// <summary>What a benchmark is run with.</summary>
/// <param name="Size">Customers.</param>
/// <param name="Root">The folder of the repository.</param>
internal sealed record BenchmarkContext(int Size, string Root)
{
    /// <summary>Where stores and files are kept that take long to make; deleting it costs nothing but time.</summary>
    public string Cache { get; } = Path.Combine(Root, "artifacts", "bench");

    /// <summary>An empty folder for one benchmark.</summary>
    public string NewFolder(string name)
    {
        var folder = Path.Combine(Cache, name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>Tells somebody who waits what is being done.</summary>
    public static void Say(string text) => Console.Error.WriteLine($"  {text}");
}
