using System.Text;
using Microsoft.Playwright;
using PrivateTraffic.Browser.Tests.Screens;
using PrivateTraffic.Browser.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace PrivateTraffic.Browser.Tests.Journeys;

/// <summary>A file of orders on its way in, as an operations manager brings it.</summary>
public sealed class ImportTests(Demo demo, Chromium chromium)
{
    [Theory]
    [InlineData(Chromium.Desktop)]
    [InlineData(Chromium.Phone)]
    public async Task A_file_is_mended_in_its_reading_and_its_good_rows_are_imported(int width)
    {
        await using var visitor = await chromium.VisitAsync(width);
        var page = visitor.Page;
        var console = await ConsolePage.EnterAsync(visitor, demo);
        await console.GoToAsync("导入");
        await Expect(console.Title).ToHaveTextAsync("导入");
        await Chromium.LookAsync(page, $"imports-{width}", wholePage: true);

        await ChooseAsync(page, "刚刚.csv", $"单号,客户,何时,金额\nB-{width}-1,BROWSER-{width},2026-01-05,12.5\nB-{width}-2,BROWSER-{width},没有,8\n");
        await Expect(console.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("paid_at");
        await Chromium.LookAsync(page, $"imports-refused-{width}", wholePage: true);

        await page.GetByLabel("付款时间").SelectOptionAsync("何时");
        await page.GetByRole(AriaRole.Button, new() { Name = "重新检查" }).ClickAsync();
        await Expect(console.Main).ToContainTextAsync("第 3 行");
        await Chromium.LookAsync(page, $"imports-checked-{width}", wholePage: true);

        await page.GetByRole(AriaRole.Button, new() { Name = "只导入好的 1 行，跳过 1 行" }).ClickAsync();
        await Expect(console.Main.GetByRole(AriaRole.Status)).ToContainTextAsync("新增 1，更新 0，不变 0，跳过 1。");
        await Expect(console.Main).ToContainTextAsync("新认识的客户 1 位。");
        await Chromium.LookAsync(page, $"imports-done-{width}", wholePage: true);
    }

    [Fact]
    public async Task A_file_can_be_left_and_found_again_and_dropped()
    {
        await using var visitor = await chromium.VisitAsync(locale: "en-GB");
        var page = visitor.Page;
        var console = await ConsolePage.EnterAsync(visitor, demo, "segments/start");
        await ChooseAsync(page, "orders.csv", "order_id,customer_id,paid_at,amount\nL-1,LEFT-1,2026-01-05,12.5\n", "Choose a CSV file");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Import these 1 rows" })).ToBeVisibleAsync();
        await console.GoToAsync("Imports", "Menu");

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Import these 1 rows" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Drop this file" }).ClickAsync();

        await Expect(page.GetByLabel("Choose a CSV file")).ToBeVisibleAsync();
    }

    private static Task ChooseAsync(IPage page, string name, string text, string label = "选择 CSV 文件") => page.GetByLabel(label)
        .SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
}
