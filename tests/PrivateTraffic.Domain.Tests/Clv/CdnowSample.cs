using System.Globalization;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Purchasing;

namespace PrivateTraffic.Domain.Tests.Clv;

/// <summary>
/// The 1/10 sample of the CDNOW purchases on which the papers of Fader, Hardie and Lee report their fits: 2,357 customers who first bought
/// in the first quarter of 1997. The file lies beside the repository and is not part of it.
/// </summary>
internal static class CdnowSample
{
    public const string Missing = "The file shared/data/cdnow_sample_orders.csv does not lie beside the repository.";

    /// <summary>The end of the calibration period of the papers.</summary>
    public static readonly DateOnly CalibrationEnd = new(1997, 9, 30);

    private static readonly string? File = Find();

    public static bool IsMissing => File is null;

    public static PurchaseLog Read()
    {
        var log = new PurchaseLog();
        var orders = System.IO.File.ReadLines(File!).Skip(1).Select(line => line.Split(','));
        foreach (var customer in orders.GroupBy(o => o[1]).OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            var history = CustomerHistory.Empty.WithOrders(customer.Select(o => new Order(
                new FactTime(DateOnly.ParseExact(o[2][..10], "yyyy-MM-dd", CultureInfo.InvariantCulture), null),
                (long)(decimal.Parse(o[3], CultureInfo.InvariantCulture) * 100))));
            log.Add(long.Parse(customer.Key, CultureInfo.InvariantCulture), history.View());
        }

        return log;
    }

    private static string? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "PrivateTraffic.sln")))
        {
            folder = folder.Parent;
        }

        var file = folder?.Parent is { } beside ? Path.Combine(beside.FullName, "shared", "data", "cdnow_sample_orders.csv") : null;
        return System.IO.File.Exists(file) ? file : null;
    }
}
