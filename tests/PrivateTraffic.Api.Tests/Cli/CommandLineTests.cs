using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task Help_names_every_command_and_writes_nothing()
    {
        var help = (await shell.RunRawAsync("--help")).ShouldSucceed();

        foreach (var command in new[] { "serve", "migrate", "import", "sync", "place", "model", "report", "doctor" })
        {
            help.Output.ShouldContain($"\n  {command} ");
        }

        help.Errors.ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(shell.Files.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("frobnicate", "Unrecognized command or argument 'frobnicate'.", "无法识别的命令或参数：frobnicate。")]
    [InlineData("report", "Required command was not provided.", "缺少子命令。")]
    [InlineData("import orders", "Required argument missing for command: 'orders'.", "命令 orders 缺少参数。")]
    [InlineData("report matrix --as-of yesterday", "--as-of is 'yesterday'; it must be a day such as 2026-03-31.",
        "--as-of 的值“yesterday”不是日期，应写成 2026-03-31。")]
    [InlineData("serve --port abc", "--port takes a number from 0 to 65535.", "--port 应为 0 到 65535 的整数。")]
    [InlineData("serve --port 70000", "--port takes a number from 0 to 65535.", "--port 应为 0 到 65535 的整数。")]
    [InlineData("import orders x.csv --encoding latin9", "--encoding is 'latin9'; it must be one of Gb18030, Utf16, Utf16BigEndian, Utf8.",
        "--encoding 的值“latin9”无法识别；可用：Gb18030, Utf16, Utf16BigEndian, Utf8。")]
    [InlineData("import orders x.csv --source 123456789012345678901234567890123",
        "--source takes 1 to 32 characters.", "--source 应为 1 到 32 个字符。")]
    public async Task A_command_line_that_cannot_be_understood_is_a_mistake_of_use_and_changes_nothing(
        string arguments, string english, string chinese)
    {
        var inEnglish = (await shell.CallRawAsync($"{arguments} --lang en")).ShouldFail(2);
        var inChinese = (await shell.CallRawAsync($"{arguments} --lang zh-CN")).ShouldFail(2);

        inEnglish.Errors.ShouldStartWith(english + "\n");
        inEnglish.Errors.ShouldEndWith("--help for the usage.\n");
        inChinese.Errors.ShouldStartWith(chinese + "\n");
        inChinese.Errors.ShouldEndWith("--help 查看用法。\n");
        (inEnglish.Output + inChinese.Output).ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(shell.Files.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_language_is_that_of_the_shell_unless_it_is_named()
    {
        shell.With("LC_ALL", "zh_CN.UTF-8");

        (await shell.RunRawAsync("frobnicate")).ShouldFail(2).Errors.ShouldStartWith("无法识别的命令或参数");
        (await shell.RunRawAsync("frobnicate --lang en")).ShouldFail(2).Errors.ShouldStartWith("Unrecognized command");
    }

    [Fact]
    public async Task Migrate_makes_the_database_and_then_has_nothing_to_do()
    {
        var first = (await shell.RunAsync("migrate --json")).ShouldSucceed();
        var second = (await shell.CallAsync("migrate", "zh")).ShouldSucceed();

        first.Json.GetProperty("applied").GetArrayLength().ShouldBeGreaterThan(0);
        File.Exists(Path.Combine(shell.Data, "privatetraffic.db")).ShouldBeTrue();
        second.Output.ShouldBe("数据库已是最新。\n");
    }

    [Theory]
    [InlineData("PrivateTraffic__Sync__Interval", "00:00:01",
        "A setting is wrong: PrivateTraffic:Sync:Interval is 00:00:01; it must be 00:01:00 to 1.00:00:00.",
        "配置有误：PrivateTraffic:Sync:Interval 的值是 00:00:01，应在 00:01:00 到 1.00:00:00 之间。")]
    [InlineData("PrivateTraffic__WeCom__Resilience__MaxRetries", "9",
        "A setting is wrong: PrivateTraffic:WeCom:Resilience:MaxRetries is 9; it must be 0 to 3.",
        "配置有误：PrivateTraffic:WeCom:Resilience:MaxRetries 的值是 9，应在 0 到 3 之间。")]
    [InlineData("PrivateTraffic__Sync__Concurrency", "many",
        "A setting is wrong: PrivateTraffic:Sync:Concurrency is 'many'; it must be a whole number.",
        "配置有误：PrivateTraffic:Sync:Concurrency 的值是“many”，应为整数。")]
    [InlineData("PrivateTraffic__Data__Provider", "oracle",
        "A setting is wrong: PrivateTraffic:Data:Provider is 'oracle'; it must be one of sqlite, postgresql.",
        "配置有误：PrivateTraffic:Data:Provider 的值是 'oracle'，应为以下之一：sqlite, postgresql。")]
    public async Task A_setting_out_of_range_is_named_with_its_value_and_what_is_allowed(
        string name, string value, string english, string chinese)
    {
        shell.With(name, value);

        (await shell.CallAsync("report matrix")).ShouldFail(2).Errors.ShouldBe(english + "\n");
        (await shell.RunAsync("report matrix", "zh")).ShouldFail(2).Errors.ShouldBe(chinese + "\n");
        Directory.Exists(shell.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task All_wrong_settings_are_named_at_once_and_secrets_are_not_repeated()
    {
        shell.With("PrivateTraffic__Access__SessionLength", "00:00:01").With("PrivateTraffic__Sync__Concurrency", "99")
            .With("PrivateTraffic__Corps__0__CorpId", "wwcorp").With("PrivateTraffic__Corps__0__Secret", "very-secret")
            .With("PrivateTraffic__Corps__0__EncodingAesKey", "hidden-key").With("PrivateTraffic__Corps__0__TimeZone", "Mars/Olympus");

        var errors = (await shell.CallAsync("doctor")).ShouldFail(2).Errors;

        foreach (var part in new[]
        {
            "PrivateTraffic:Access:SessionLength is 00:00:01", "PrivateTraffic:Sync:Concurrency is 99",
            "PrivateTraffic:Corps:0:EncodingAesKey takes", "PrivateTraffic:Corps:0:AgentId",
            "PrivateTraffic:Corps:0:TimeZone is 'Mars/Olympus'; it must be an IANA time zone",
        })
        {
            errors.ShouldContain(part);
        }

        errors.ShouldNotContain("very-secret");
        errors.ShouldNotContain("hidden-key");
    }

    [Fact]
    public async Task Serve_too_reads_the_settings_of_the_folder_and_then_those_of_the_shell()
    {
        shell.Write("appsettings.json", """{ "PrivateTraffic": { "Sync": { "Concurrency": 99, "HistoryDays": 999 } } }""");
        shell.With("PrivateTraffic__Sync__HistoryDays", "30");

        var errors = (await shell.RunAsync("serve --port 0")).ShouldFail(2).Errors;

        errors.ShouldContain("PrivateTraffic:Sync:Concurrency is 99; it must be 1 to 16.");
        errors.ShouldNotContain("HistoryDays");
    }

    [Fact]
    public async Task A_settings_file_that_is_broken_is_named_with_the_place()
    {
        shell.Write("appsettings.json", "{ \"PrivateTraffic\": { \"Sync\": }");

        var errors = (await shell.CallAsync("report matrix")).ShouldFail(2).Errors;

        errors.ShouldContain("appsettings.json");
        errors.ShouldContain("LineNumber: 0");
    }

    [Theory]
    [InlineData("report matrix")]
    [InlineData("import orders orders.csv")]
    [InlineData("serve --port 0")]
    public async Task Where_a_file_stands_in_the_place_of_the_data_folder_it_is_named(string command)
    {
        shell.Write("data", "not a folder");

        var errors = (await shell.RunAsync(command)).ShouldFail(4).Errors;

        errors.ShouldContain("The database cannot be opened (sqlite, ");
        errors.ShouldContain(shell.Data);
        errors.ShouldContain("Check the data folder and its permissions");
        File.ReadAllText(shell.Data).ShouldBe("not a folder");
    }

    [Fact]
    public async Task A_damaged_database_is_named_and_left_as_it_is()
    {
        Directory.CreateDirectory(shell.Data);
        var file = Path.Combine(shell.Data, "privatetraffic.db");
        var garbage = new byte[20_000];
        new Random(7).NextBytes(garbage);
        await File.WriteAllBytesAsync(file, garbage, TestContext.Current.CancellationToken);

        var outcome = (await shell.RunAsync("report matrix", "zh")).ShouldFail(4);

        outcome.Errors.ShouldContain($"数据库无法打开（sqlite, {shell.Data}: ");
        outcome.Errors.ShouldContain("请从备份恢复");
        (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).ShouldBe(garbage);
    }

    [Fact]
    public async Task A_database_server_that_is_away_is_said_without_the_password()
    {
        shell.With("PrivateTraffic__Data__Provider", "postgresql")
            .With("PrivateTraffic__Data__ConnectionString", "Host=127.0.0.1;Port=1;Username=app;Password=hush-hush;Database=x;Timeout=2");

        var errors = (await shell.CallAsync("migrate")).ShouldFail(4).Errors;

        errors.ShouldContain("The database cannot be opened (postgresql: ");
        errors.ShouldNotContain("hush-hush");
    }

    [Fact]
    public async Task A_company_that_is_not_configured_is_refused()
    {
        (await shell.CallAsync("report matrix --corp wwother")).ShouldFail(2).Errors.ShouldBe("No company wwother is configured.\n");
        (await shell.CallAsync("report matrix --corp wwother", "zh")).ShouldFail(2).Errors.ShouldBe("没有配置企业 wwother。\n");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_with_the_way_out()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;

        var errors = (await shell.RunAsync($"serve --port {port}")).ShouldFail(1).Errors;

        errors.ShouldContain($"http://127.0.0.1:{port}");
        errors.ShouldContain("端口已被占用");
        errors.ShouldContain("Name another port by --port");
    }
}
