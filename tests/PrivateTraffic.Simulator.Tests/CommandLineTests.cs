namespace PrivateTraffic.Simulator.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void Without_arguments_the_documented_defaults_hold()
    {
        var options = CommandLine.Parse([]).Options!;

        options.Port.ShouldBe(5090);
        options.ProxyPort.ShouldBe(5091);
        options.Customers.ShouldBe(1000);
        options.Seed.ShouldBe(42);
        options.ClockRuns.ShouldBeTrue();
        options.CallsPerMinute.ShouldBe(10_000);
        options.CallsPerHour.ShouldBe(150_000);
    }

    [Fact]
    public void Everything_can_be_said()
    {
        var options = CommandLine.Parse(
        [
            "--port", "0", "--customers", "250000", "--staff", "700", "--seed", "-7", "--now", "2026-03-01T02:00:00Z", "--anchor", "2026-02-01", "--clock", "fixed",
            "--callback-url", "http://127.0.0.1:5080/callbacks/wecom/a", "--sidebar-url", "http://127.0.0.1:5080/sidebar", "--trusted-domain", "crm.example.test",
            "--trusted-domain", "b.example.test:81", "--latency", "50-200", "--limits", "100,1000", "--concurrency", "3", "--verbose",
        ]).Options!;

        (options.Port, options.ProxyPort).ShouldBe((0, 0));
        options.Customers.ShouldBe(250_000);
        options.Staff.ShouldBe(700);
        options.Seed.ShouldBe(-7);
        options.Now.ShouldBe(new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero));
        options.Anchor.ShouldBe(new DateOnly(2026, 2, 1));
        options.ClockRuns.ShouldBeFalse();
        options.CallbackUrl.ShouldBe(new Uri("http://127.0.0.1:5080/callbacks/wecom/a"));
        options.SidebarUrl.ShouldBe(new Uri("http://127.0.0.1:5080/sidebar"));
        options.TrustedDomains.ShouldBe(["crm.example.test", "b.example.test:81"]);
        options.Latency.ShouldBe((TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200)));
        (options.CallsPerMinute, options.CallsPerHour).ShouldBe((100, 1000));
        options.Concurrency.ShouldBe(3);
        options.Verbose.ShouldBeTrue();
    }

    [Fact]
    public void Limits_can_be_switched_off()
    {
        var options = CommandLine.Parse(["--limits", "off"]).Options!;

        (options.CallsPerMinute, options.CallsPerHour).ShouldBe((null, null));
    }

    [Theory]
    [InlineData("--customers 99", "100 to 1000000")]
    [InlineData("--customers many", "100 to 1000000")]
    [InlineData("--port 70000", "0 to 65535")]
    [InlineData("--clock slow", "running, fixed")]
    [InlineData("--now yesterday", "ISO time")]
    [InlineData("--sidebar-url sidebar", "http")]
    [InlineData("--latency 5-1", "--latency 1")]
    [InlineData("--limits 10", "10000,150000")]
    [InlineData("--now 2026-01-01 --anchor 2026-02-01", "later than --now")]
    [InlineData("--port", "needs a value")]
    [InlineData("--colour red", "--colour is not known")]
    public void A_wrong_value_is_explained_and_ends_with_code_2(string line, string explanation)
    {
        var command = CommandLine.Parse(line.Split(' '));

        command.Options.ShouldBeNull();
        command.ExitCode.ShouldBe(2);
        command.Text!.ShouldContain(explanation);
    }

    [Fact]
    public void Help_is_no_mistake()
    {
        var command = CommandLine.Parse(["--help"]);

        command.ExitCode.ShouldBe(0);
        command.Text!.ShouldContain("--sidebar-url");
    }
}
