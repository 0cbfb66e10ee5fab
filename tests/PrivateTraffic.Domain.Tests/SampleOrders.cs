using System.Globalization;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;

namespace PrivateTraffic.Domain.Tests;

/// <summary>The orders of the CDNOW sample, 2,357 customers, where the file lies beside the repository.</summary>
internal static class SampleOrders
{
    private static readonly Lazy<IReadOnlyList<CustomerHistory>?> Customers = new(Read);

    /// <summary>One history a customer; skips the test where the file is missing.</summary>
    public static IReadOnlyList<CustomerHistory> OrSkip()
    {
        Assert.SkipUnless(Customers.Value is not null, "The file shared/data/cdnow_sample_orders.csv does not lie beside the repository.");
        return Customers.Value!;
    }

    private static List<CustomerHistory>? Read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PrivateTraffic.sln")))
        {
            folder = folder.Parent;
        }

        var file = folder?.Parent is { } beside ? Path.Combine(beside.FullName, "shared", "data", "cdnow_sample_orders.csv") : null;
        return file is null || !File.Exists(file) ? null :
        [
            .. File.ReadLines(file).Skip(1).Select(line => line.Split(','))
                .GroupBy(cells => cells[1])
                .Select(orders => CustomerHistory.Empty.WithOrders(orders.Select(o => OrderOf(o[2], o[3])))),
        ];
    }

    private static Order OrderOf(string paidAt, string amount) => new(
        BusinessCalendar.Shanghai.TimeOf(DateTimeOffset.Parse(paidAt, CultureInfo.InvariantCulture)),
        (long)(decimal.Parse(amount, CultureInfo.InvariantCulture) * 100));
}
