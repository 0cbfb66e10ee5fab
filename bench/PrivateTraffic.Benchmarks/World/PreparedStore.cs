using System.Globalization;

namespace PrivateTraffic.Benchmarks.World;

/// <summary>A filled store and the same facts as files for others, made once for each size and kept.</summary>
internal sealed class PreparedStore
{
    /// <summary>Facts of earlier days are in the store; those of this day and later come in day by day.</summary>
    public const int FirstReplayedDay = Workload.Days - 30;

    /// <summary>To be raised when workload, filling or the layout of the store change.</summary>
    private const int Version = 2;

    private readonly string folder;

    private PreparedStore(string folder, Workload workload)
    {
        this.folder = folder;
        Workload = workload;
    }

    public Workload Workload { get; }

    /// <summary>The folder with <c>customers.csv</c>, <c>interactions.csv</c> and <c>orders.csv</c>: all facts of all days.</summary>
    public string Files => Path.Combine(folder, "files");

    /// <summary>Where another database may keep the same facts.</summary>
    public string DuckDbFile => Path.Combine(folder, "facts.duckdb");

    public static async Task<PreparedStore> OpenAsync(BenchmarkContext context, int customers, CancellationToken cancellation)
    {
        var folder = Path.Combine(context.Cache, customers.ToString(CultureInfo.InvariantCulture));
        var stamp = Path.Combine(folder, $"version-{Version}");
        var prepared = new PreparedStore(folder, new Workload(customers));
        if (!File.Exists(stamp))
        {
            context.NewFolder(Path.GetFileName(folder));
            BenchmarkContext.Say($"making a store of {customers:N0} customers, once …");
            await prepared.FillAsync(cancellation);
            prepared.WriteFiles();
            await File.WriteAllTextAsync(stamp, "", cancellation);
        }

        return prepared;
    }

    /// <summary>A copy of the filled store, to be changed.</summary>
    public async Task<Store> CopyAsync(CancellationToken cancellation)
    {
        var copy = Path.Combine(folder, "copy");
        if (Directory.Exists(copy))
        {
            Directory.Delete(copy, recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "store"), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Path.Combine(folder, "store"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return await Store.OpenAsync(copy, cancellation);
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        await using var store = await Store.OpenAsync(Path.Combine(folder, "store"), cancellation);
        await using var filler = new StoreFiller(store, Workload);
        await filler.FillAsync(FirstReplayedDay, cancellation);
    }

    private void WriteFiles()
    {
        Directory.CreateDirectory(Files);
        using var customers = new StreamWriter(Path.Combine(Files, "customers.csv"));
        using var interactions = new StreamWriter(Path.Combine(Files, "interactions.csv"));
        using var orders = new StreamWriter(Path.Combine(Files, "orders.csv"));
        for (var i = 0; i < Workload.Customers; i++)
        {
            var customer = Workload.Customer(i);
            customers.Write(string.Create(CultureInfo.InvariantCulture, $"{i},{Workload.DayOf(customer.AddedSecond)}\n"));
            foreach (var (second, kind) in customer.Interactions)
            {
                interactions.Write(string.Create(CultureInfo.InvariantCulture, $"{i},{second},{(int)kind}\n"));
            }

            foreach (var (second, amount, refunded) in customer.Orders)
            {
                orders.Write(string.Create(CultureInfo.InvariantCulture, $"{i},{second},{amount},{refunded / 86_400}\n"));
            }
        }
    }
}
