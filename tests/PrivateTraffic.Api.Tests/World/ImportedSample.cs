namespace PrivateTraffic.Api.Tests.World;

/// <summary>
/// An installation into which the CDNOW sample was imported, for the tests of one class; empty where the file is not there.
/// </summary>
public sealed class ImportedSample : IAsyncLifetime
{
    public Shell Shell { get; } = new();

    /// <summary>What the import said.</summary>
    public Outcome? Import { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (CdnowSample.File is { } file)
        {
            Import = (await Shell.RunAsync($"import orders {file} --json")).ShouldSucceed();
        }
    }

    /// <summary>A report as JSON; that of the day which everybody asks for is made by a process of its own.</summary>
    public Task<Outcome> ReportAsync(string name, string day) => day == "1997-09-30"
        ? Shell.RunAsync($"report {name} --as-of {day} --json")
        : Shell.CallAsync($"report {name} --as-of {day} --json");

    public ValueTask DisposeAsync()
    {
        Shell.Dispose();
        return ValueTask.CompletedTask;
    }
}
