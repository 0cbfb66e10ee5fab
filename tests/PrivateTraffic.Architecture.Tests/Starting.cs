using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PrivateTraffic.Simulator;

namespace PrivateTraffic.Architecture.Tests;

/// <summary>What the scripts and settings by which people start the product promise.</summary>
public sealed class Starting
{
    [Fact]
    public void The_demo_offers_companies_of_the_sizes_that_the_simulator_makes()
    {
        var demo = Repository.Read("demo.sh");

        demo.ShouldContain(
            $"{SimulatorOptions.FewestCustomers} to {SimulatorOptions.MostCustomers} (default {new SimulatorOptions().Customers})");
        demo.ShouldContain($"-ge {SimulatorOptions.FewestCustomers} ]");
        demo.ShouldContain($"-le {SimulatorOptions.MostCustomers} ]");
    }

    [Fact]
    public void The_address_that_is_served_is_told()
    {
        var settings = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(Repository.Root, "src", "PrivateTraffic.Api", "appsettings.json")).Build();
        using var logs = LoggerFactory.Create(b => b.AddConfiguration(settings.GetSection("Logging")).AddConsole());

        // The framework says under this name where it listens: with --port 0 nobody would know otherwise.
        logs.CreateLogger("Microsoft.Hosting.Lifetime").IsEnabled(LogLevel.Information).ShouldBeTrue();
    }
}
