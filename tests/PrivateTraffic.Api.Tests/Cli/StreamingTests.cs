using System.Globalization;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Cli;

public sealed class StreamingTests : IDisposable
{
    private const int Rows = 50_000;
    private const int Customers = 12_500;

    /// <summary>A column that is not read, so that the file is large: more than 200 MB, or twice that as text in memory.</summary>
    private const int RemarkLength = 5_000;

    /// <summary>What the program holds at most, however long the rows are. Without any file it is about 110 MB.</summary>
    private const long MostBytes = 320L << 20;

    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task A_large_file_streams_through_bounded_memory()
    {
        await WriteAsync(shell.Files["many.csv"]);

        var import = (await shell.RunAsync($"import orders {shell.Files["many.csv"]} --json")).ShouldSucceed();

        new FileInfo(shell.Files["many.csv"]).Length.ShouldBeGreaterThan(200_000_000);
        import.Json.GetProperty("added").GetInt32().ShouldBe(Rows);
        import.Json.GetProperty("customersCreated").GetInt32().ShouldBe(Customers);
        import.PeakBytes.ShouldBeInRange(1, MostBytes);
    }

    private static async Task WriteAsync(string file)
    {
        await using var writer = new StreamWriter(file);
        await writer.WriteLineAsync("order_id,customer_id,paid_at,amount,remark");
        var remark = new string('x', RemarkLength);
        var first = new DateOnly(2025, 1, 1);
        for (var row = 0; row < Rows; row++)
        {
            var day = first.AddDays(row % 365);
            var customer = row * 7919L % Customers;
            await writer.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"M{row:D9},customer-{customer:D7},{day:yyyy-MM-dd} 12:00:00,{row % 500}.{row % 100:D2},{remark}"));
        }
    }
}
