using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Cli;

public sealed class AudienceCommandTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task A_definition_is_counted_saved_built_exported_and_explained()
    {
        await ImportAsync();

        var count = (await shell.CallAsync("audience count orders>=2 --json")).ShouldSucceed().Json;
        var past = (await shell.CallAsync("audience count orders>=2 --as-of 2026-01-15 --json")).ShouldSucceed().Json;
        var saved = (await shell.CallAsync("audience save twice orders>=2 --json")).ShouldSucceed().Json;
        var listed = (await shell.CallAsync("audience list --json")).ShouldSucceed().Json;
        var built = (await shell.CallAsync("audience build twice")).ShouldSucceed();
        var file = shell.Files["twice.csv"];
        var exported = (await shell.CallAsync($"audience export twice {file} --json")).ShouldSucceed().Json;
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);

        count.GetProperty("count").GetInt64().ShouldBe(2);
        count.GetProperty("total").GetInt64().ShouldBe(3);
        count.GetProperty("effects")[0].GetProperty("without").GetInt64().ShouldBe(3);
        (past.GetProperty("total").GetInt64(), past.GetProperty("count").GetInt64()).ShouldBe((2, 1));
        saved.GetProperty("size").GetInt64().ShouldBe(2);
        listed.GetProperty("audiences")[0].GetProperty("name").GetString().ShouldBe("twice");
        built.Output.ShouldStartWith("'twice' (dynamic): 2 customers, built in ");
        exported.GetProperty("customers").GetInt64().ShouldBe(2);
        lines.Length.ShouldBe(3);
        lines[1].ShouldContain(",ann,");
        var ann = lines[1].Split(',')[0];
        (await shell.CallAsync($"audience why {ann} --audience twice")).ShouldSucceed().Output.ShouldContain("✓ orders >= 2 (found: 2)");
        (await shell.CallAsync($"audience why {ann} --text orders>=2 --as-of 2026-01-05", "zh")).ShouldSucceed().Output
            .ShouldContain("✗ orders >= 2（实际：1）");
    }

    [Fact]
    public async Task Mistakes_are_told_in_the_language_of_the_person()
    {
        await ImportAsync();

        (await shell.CallAsync("audience count order>=2")).ShouldFail(2).Errors
            .ShouldContain("Line 1, column 6: expected then; there is '>='.");
        (await shell.CallAsync("audience count orders>=x", "zh")).ShouldFail(2).Errors
            .ShouldContain("第 1 行第 9 列：此处应为0 到 2147483647 之间的整数");
        (await shell.CallAsync("audience build nobody", "zh")).ShouldFail(1).Errors.ShouldContain("没有编号为 nobody 的人群");
        (await shell.CallAsync("audience why 1")).ShouldFail(2).Errors.ShouldContain("Give either --audience or --text.");
    }

    private async Task ImportAsync()
    {
        var orders = shell.Write("orders.csv", """
            customer_id,order_id,paid_at,amount
            ann,1,2026-01-01,10
            ann,2,2026-01-10,10
            bob,3,2026-01-02,10
            cid,4,2026-02-01,10
            cid,5,2026-02-02,10
            """);
        (await shell.CallAsync($"import orders {orders}")).ShouldSucceed();
        (await shell.CallAsync("place")).ShouldSucceed();
    }
}
