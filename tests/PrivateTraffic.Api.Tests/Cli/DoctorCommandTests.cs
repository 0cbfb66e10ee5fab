using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Simulator;

namespace PrivateTraffic.Api.Tests.Cli;

public sealed class DoctorCommandTests(FreshCompany fresh) : IClassFixture<FreshCompany>, IDisposable
{
    private readonly Shell shell = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task In_a_healthy_installation_everything_is_good()
    {
        var doctor = (await shell.ConnectedTo(fresh.Company).RunAsync("doctor --json")).ShouldSucceed();

        doctor.Json.GetProperty("findings").EnumerateArray()
            .Select(f => $"{f.GetProperty("check").GetString()} {f.GetProperty("state").GetString()}").ShouldBe(
            ["settings good", "database good", "keys good", "scripts good", "wecom good", "clock good", "callbacks good"]);
        doctor.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_an_app_an_installation_for_files_is_healthy_too()
    {
        var doctor = (await shell.CallAsync("doctor", "zh")).ShouldSucceed();

        doctor.Output.ShouldContain("! wecom: 没有配置企业微信应用：只能导入订单与互动文件。");
    }

    [Theory]
    [InlineData("Secret", "another-apps-secret-00000000000000000000000", "✗ wecom: The secret is wrong or another app's")]
    [InlineData("CorpId", "wwnosuchcorp", "✗ wecom: The corpid is wrong")]
    [InlineData("ApiBaseAddress", "http://127.0.0.1:1/",
        "✗ wecom: WeCom gettoken: no connection. Check network, proxy and ApiBaseAddress.")]
    public async Task What_is_wrong_with_the_app_is_said_with_the_remedy(string setting, string value, string finding)
    {
        shell.ConnectedTo(fresh.Company).With($"PrivateTraffic__Corps__0__{setting}", value)
            .With("PrivateTraffic__WeCom__Resilience__MaxRetries", "0");

        (await DoctorFindsAsync()).ShouldContain(finding);
    }

    [Fact]
    public async Task An_app_without_customer_contact_is_told_where_to_switch_it_on()
    {
        shell.ConnectedTo(fresh.Company).With("PrivateTraffic__Corps__0__AgentId", $"{DemoIdentity.UnlistedAgentId}")
            .With("PrivateTraffic__Corps__0__Secret", DemoIdentity.UnlistedSecret);

        (await DoctorFindsAsync()).ShouldContain(
            "✗ wecom: The app may not use customer contact: console → 客户联系 → API → 可调用接口的应用, tick this app.");
    }

    [Fact]
    public async Task A_machine_that_WeCom_does_not_trust_learns_its_own_address()
    {
        await using var company = await FreshCompany.StartCompanyAsync();
        await company.FaultAsync(new { kind = "wrong_ip" }, Cancellation);
        shell.ConnectedTo(company);

        (await DoctorFindsAsync()).ShouldContain("✗ wecom: This machine's address 127.0.0.1 is not trusted");
    }

    [Fact]
    public async Task Missing_callbacks_are_worth_knowing_and_no_fault()
    {
        shell.ConnectedTo(fresh.Company).With("PrivateTraffic__Corps__0__CallbackToken", null)
            .With("PrivateTraffic__Corps__0__EncodingAesKey", null);

        (await shell.CallAsync("doctor")).ShouldSucceed().Output.ShouldContain("! callbacks: No callbacks are configured");
    }

    [Fact]
    public async Task A_script_of_the_operator_with_an_error_is_named()
    {
        Directory.CreateDirectory(Path.Combine(shell.Data, "scripts"));
        shell.Write("data/scripts/own.json", """{ "format": 1, "scripts": [ { "key": "own.one" } ] }""");

        var doctor = (await shell.CallAsync("doctor")).ShouldSucceed();

        doctor.Output.ShouldContain("! scripts: ");
        doctor.Output.ShouldContain("own.json");
    }

    [Fact]
    public async Task A_damaged_key_ring_is_bad()
    {
        Directory.CreateDirectory(Path.Combine(shell.Data, "keys"));
        shell.Write("data/keys/personal-data.json", "{ half a");

        (await DoctorFindsAsync()).ShouldContain("✗ keys: The keys of personal data cannot be read");
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_bad()
    {
        shell.Write("data", "not a folder");

        (await DoctorFindsAsync()).ShouldContain("✗ database: The database cannot be opened (sqlite, ");
    }

    /// <summary>What doctor prints of an installation that is ill.</summary>
    private async Task<string> DoctorFindsAsync()
    {
        var outcome = await shell.CallAsync("doctor");
        outcome.ExitCode.ShouldBe(6, outcome.Output + outcome.Errors);
        return outcome.Output;
    }
}
