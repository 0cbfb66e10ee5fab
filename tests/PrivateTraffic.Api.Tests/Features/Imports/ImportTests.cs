using System.Net;
using System.Text;
using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Api.Features.Imports;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Api.Tests.Features.Imports;

public sealed class ImportTests(PulledCompany pulled)
{
    private const string Good = "订单号,客户,付款时间,金额\nA-1,NEW-1,2026-01-05 10:00,128.00\nA-2,NEW-1,2026-02-05 10:00,30.5\n";
    private const string HalfGood = Good + "A-3,NEW-2,2026-02-31,12\nA-4,NEW-2,2026-02-03,-12\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_checked_then_written_and_its_customers_are_placed()
    {
        await using var copy = await pulled.CopyAsync();
        using var manager = await copy.Api.SignInAsync(copy.Cast.Manager);

        var uploaded = await UploadAsync(manager, Good);
        var written = await WriteAsync(manager, uploaded.Id, keepGood: false);

        (uploaded.Kind, uploaded.Name, uploaded.Bytes, uploaded.State)
            .ShouldBe((ImportKind.Orders, "orders.csv", Encoding.UTF8.GetByteCount(Good), ImportState.Checked));
        var findings = uploaded.Findings.ShouldNotBeNull();
        (findings.GoodRows, findings.BadRows, findings.FirstDay, findings.LastDay, findings.Amount)
            .ShouldBe((2, 0, new DateOnly(2026, 1, 5), new DateOnly(2026, 2, 5), 15_850));
        findings.Columns["paid_at"].ShouldBe("付款时间");
        uploaded.Outcome.ShouldBeNull("nothing is written by a check");
        (written.State, written.Outcome).ShouldBe((ImportState.Done, new ImportOutcome(2, 0, 0, 0, 1)));
        (await CountAsync(manager)).ShouldBe(await CountAsync(pulled) + 1);

        var again = await WriteAsync(manager, (await UploadAsync(manager, Good)).Id, keepGood: false);
        again.Outcome.ShouldBe(new ImportOutcome(0, 0, 2, 0, 0), "the same file again changes nothing");
    }

    [Fact]
    public async Task Bad_rows_keep_a_file_out_until_somebody_says_that_the_good_ones_are_enough()
    {
        await using var copy = await pulled.CopyAsync();
        using var manager = await copy.Api.SignInAsync(copy.Cast.Manager);
        manager.Speak("en");
        var checkedFile = await UploadAsync(manager, HalfGood);

        var refused = await WriteAsync(manager, checkedFile.Id, keepGood: false);
        var kept = await WriteAsync(manager, checkedFile.Id, keepGood: true);

        (checkedFile.Findings!.GoodRows, checkedFile.Findings.BadRows, checkedFile.Findings.ProblemCount).ShouldBe((2, 2, 2));
        checkedFile.Findings.Problems[0].ShouldStartWith("Line 4, 付款时间 \"2026-02-31\": ");
        (refused.State, refused.Outcome).ShouldBe((ImportState.Checked, null));
        kept.Outcome.ShouldBe(new ImportOutcome(2, 0, 0, 2, 1));
        using var problems = await manager.GetAsync($"/api/v1/imports/{checkedFile.Id}/problems");
        problems.Content.Headers.ContentDisposition!.FileName.ShouldBe("problems.txt");
        (await problems.Content.ReadAsStringAsync(Cancellation)).Split("\r\n").ShouldBe(checkedFile.Findings.Problems);
        using var over = await manager.PostAsync($"/api/v1/imports/{checkedFile.Id}/write", new WriteRequest());
        await over.ShouldBeProblemAsync(409, "import-over");
    }

    [Fact]
    public async Task A_file_whose_columns_nobody_knows_is_read_once_somebody_names_them()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        var file = Good.Replace("付款时间", "何时", StringComparison.Ordinal).Replace("2026-01-05 10:00", "05/01/2026", StringComparison.Ordinal);

        var refused = await UploadAsync(manager, file);
        var read = await CheckAsync(manager, refused.Id, new(new Dictionary<string, string> { ["paid_at"] = "何时" }));
        var readAsMeant = await CheckAsync(manager, refused.Id, new(new Dictionary<string, string> { ["paid_at"] = "何时" }, DateForm: "dmy"));

        (refused.State, refused.Findings).ShouldBe((ImportState.Refused, null));
        refused.Refusal.ShouldNotBeNull().ShouldContain("paid_at");
        refused.Columns.ShouldBe(["订单号", "客户", "何时", "金额"]);
        refused.Fields.Where(f => f.IsRequired).Select(f => f.Name).ShouldBe(["order_id", "customer_id", "paid_at", "amount"]);
        (read.State, read.Findings!.BadRows).ShouldBe((ImportState.Checked, 1), "the fifth of January, or the first of May");
        (readAsMeant.Findings!.BadRows, readAsMeant.Findings.FirstDay).ShouldBe((0, new DateOnly(2026, 1, 5)));
        readAsMeant.Reading.DateForm.ShouldBe("dmy");
        await DropAsync(manager, refused.Id);
    }

    [Theory]
    [InlineData("", "文件是空的。")]
    [InlineData("PK\u0003\u0004xyz", "Excel")]
    public async Task What_is_no_file_of_rows_is_refused_in_words(string text, string words)
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var refused = await UploadAsync(manager, text);

        refused.State.ShouldBe(ImportState.Refused);
        refused.Refusal.ShouldNotBeNull().ShouldContain(words);
        using var response = await manager.PostAsync($"/api/v1/imports/{refused.Id}/check", new CheckFile.Request(DateForm: "yyyy", Source: " "));
        (await response.ShouldBeProblemAsync(400, "invalid")).Errors!.Keys.ShouldBe(["dateForm", "source"], ignoreOrder: true);
        await DropAsync(manager, refused.Id);
    }

    [Fact]
    public async Task Only_managers_import_and_a_dropped_file_is_gone()
    {
        await using var copy = await pulled.CopyAsync();
        using var manager = await copy.Api.SignInAsync(copy.Cast.Manager);
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        var file = await UploadAsync(manager, Good);

        await staff.ProblemAsync($"/api/v1/imports/{file.Id}", 403, "not-allowed");
        using var upload = await staff.SendAsync(HttpMethod.Post, "/api/v1/imports?kind=orders&name=a.csv", new StringContent(Good));
        await upload.ShouldBeProblemAsync(403, "not-allowed");
        await DropAsync(manager, file.Id);
        await manager.ProblemAsync($"/api/v1/imports/{file.Id}", 404, "not-found");
        using var nameless = await manager.SendAsync(HttpMethod.Post, "/api/v1/imports?kind=orders&name=", new StringContent(Good));
        await nameless.ShouldBeProblemAsync(400, "invalid");
        using var kindless = await manager.SendAsync(HttpMethod.Post, "/api/v1/imports?kind=letters&name=a.csv", new StringContent(Good));
        await kindless.ShouldBeProblemAsync(400, "bad-request");
    }

    [Fact]
    public async Task A_company_has_so_many_files_on_the_desk_and_no_more()
    {
        await using var copy = await pulled.CopyAsync();
        using var manager = await copy.Api.SignInAsync(copy.Cast.Manager);
        for (var i = 0; i < 4; i++)
        {
            await UploadAsync(manager, Good);
        }

        using var fifth = await manager.SendAsync(HttpMethod.Post, "/api/v1/imports?kind=orders&name=a.csv", new StringContent(Good));

        (await fifth.ShouldBeProblemAsync(409, "too-many-imports")).Title.ShouldContain("4");
    }

    private static async Task<ImportResponse> UploadAsync(Browser browser, string text)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        using var response = await browser.SendAsync(HttpMethod.Post, "/api/v1/imports?kind=orders&name=orders.csv", content);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return await EndAsync(browser, (await response.ReadAsync<ImportResponse>()).Id);
    }

    private static async Task<ImportResponse> CheckAsync(Browser browser, Guid id, CheckFile.Request request)
    {
        using var response = await browser.PostAsync($"/api/v1/imports/{id}/check", request);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return await EndAsync(browser, id);
    }

    private static async Task<ImportResponse> WriteAsync(Browser browser, Guid id, bool keepGood)
    {
        using var response = await browser.PostAsync($"/api/v1/imports/{id}/write", new WriteRequest(keepGood));
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return await EndAsync(browser, id);
    }

    private static async Task<ImportResponse> EndAsync(Browser browser, Guid id)
    {
        ImportResponse? import = null;
        await Poll.Until(
            async () => (import = await browser.GetAsync<ImportResponse>($"/api/v1/imports/{id}")).State
                is not (ImportState.Checking or ImportState.Writing),
            "the file to be done with",
            cancellation: Cancellation);
        return import!;
    }

    private static async Task DropAsync(Browser browser, Guid id)
    {
        using var response = await browser.DeleteAsync($"/api/v1/imports/{id}");
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    private static async Task<long> CountAsync(PulledCompany company)
    {
        using var manager = await company.Api.SignInAsync(company.Cast.Manager);
        return await CountAsync(manager);
    }

    private static async Task<long> CountAsync(Browser manager) => (await manager.GetAsync<CustomerPage>("/api/v1/customers")).Total;
}
