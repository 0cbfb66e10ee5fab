using System.Globalization;

namespace PrivateTraffic.Api.Tests.World;

/// <summary>
/// The public CDNOW sample as a file of orders, where it lies beside the repository; read without any of the product's code.
/// </summary>
internal static class CdnowSample
{
    /// <summary>The file; null where it is not there.</summary>
    public static string? File { get; } = Repository.Root is { } root
        && Path.GetFullPath(Path.Combine(root, "..", "shared", "data", "cdnow_sample_orders.csv")) is var file
        && System.IO.File.Exists(file) ? file : null;

    /// <summary>Leaves out a test where the file is not there.</summary>
    public static void SkipWithout() =>
        Assert.SkipUnless(File is not null, "cdnow_sample_orders.csv does not lie in ../shared/data beside the repository.");

    /// <summary>The orders: customer, business day in Shanghai, fen.</summary>
    public static IReadOnlyList<(string Customer, DateOnly Day, long Amount)> Orders()
    {
        var rows = System.IO.File.ReadLines(File!).Skip(1).Select(line => line.Split(','));
        return [.. rows.Select(r => (
            r[1],
            DateOnly.FromDateTime(DateTimeOffset.Parse(r[2], CultureInfo.InvariantCulture).ToOffset(TimeSpan.FromHours(8)).DateTime),
            (long)(decimal.Parse(r[3], CultureInfo.InvariantCulture) * 100)))];
    }
}
