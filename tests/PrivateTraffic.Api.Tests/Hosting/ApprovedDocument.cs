using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Hosting;

/// <summary>The OpenAPI document as it was read and approved: docs/openapi.json.</summary>
internal static class ApprovedDocument
{
    private static string File =>
        Path.Combine(Repository.Root.ShouldNotBeNull("the tests lie outside of the repository"), "docs", "openapi.json");

    public static async Task<string> ReadAsync(CancellationToken cancellation) =>
        (await System.IO.File.ReadAllTextAsync(File, cancellation)).TrimEnd('\n');

    /// <summary>Takes a document as approved, when UPDATE_APPROVED=1 says so.</summary>
    public static async Task UpdateAsync(string document, CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            await System.IO.File.WriteAllTextAsync(File, document + "\n", cancellation);
        }
    }
}
