using PrivateTraffic.Sync.Tests.World;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Sync.Tests.Pull;

/// <summary>What a person at the shell sees of a pull.</summary>
public sealed class ProgressTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pull_names_its_areas_with_their_counts_and_puts_nothing_but_text_into_a_file()
    {
        var answerTime = TimeSpan.FromMilliseconds(50);
        await using var company = await SimulatedCompany.StartAsync(
            now: TimeProvider.System.GetUtcNow(), configure: o => o with { Latency = (answerTime, answerTime) }, cancellation: Cancellation);
        using var folder = new DataFolder();
        await company.FaultAsync(new { kind = "concurrency", api = "externalcontact/groupchat/get", limit = 2 }, Cancellation);

        var (output, errors) = await ProductProcess.RunAsync(folder, company, null, "sync", "--full");

        var relations = (await company.TruthAsync("relations", Cancellation))
            .Count(r => r.GetProperty("status").GetString() is "mutual" or "customer_left");
        output.ShouldBe($"Sync 1 finished.{Environment.NewLine}");
        errors.Split(Environment.NewLine).ShouldContain(line => line.StartsWith($"contacts: {relations:N0} (", StringComparison.Ordinal));
        foreach (var area in new[] { "members", "tags", "groups", "moments", "reactions", "bills", "statistics", "placements" })
        {
            errors.Split(Environment.NewLine).ShouldContain(line => line.StartsWith($"{area}: ", StringComparison.Ordinal));
        }

        errors.ShouldContain("Too many calls of externalcontact/groupchat/get", customMessage: "a line of the log is among them");
        errors.Where(c => char.IsControl(c) && !Environment.NewLine.Contains(c)).ShouldBeEmpty();
    }
}
