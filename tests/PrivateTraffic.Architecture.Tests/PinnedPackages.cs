using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PrivateTraffic.Architecture.Tests;

/// <summary>
/// A version in Directory.Packages.props that lifts a package of a package counts in this repository alone. A platform that hosts us gets
/// the lower version that the outer package asks for, and we would look for one that is not there: what we call, we name.
/// </summary>
public sealed partial class PinnedPackages
{
    public static TheoryData<string> Projects =>
        ["PrivateTraffic.Domain", "PrivateTraffic.WeCom", "PrivateTraffic.Data", "PrivateTraffic.Sync", "PrivateTraffic.Api"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_package_that_is_lifted_above_what_others_ask_for_is_referenced_where_it_is_used(string project)
    {
        var called = Assembly.Load(project).GetReferencedAssemblies().Select(a => a.Name).ToHashSet();
        using var locked = JsonDocument.Parse(Repository.Read($"src/{project}/packages.lock.json"));
        var packages = locked.RootElement.GetProperty("dependencies").GetProperty("net10.0").EnumerateObject().ToList();

        packages.Where(p => p.Value.GetProperty("type").GetString() == "CentralTransitive" && called.Contains(p.Name))
            .Where(p => VersionOf(p.Value.GetProperty("resolved").GetString()!) > Asked(packages, p.Name))
            .Select(p => p.Name)
            .ShouldBeEmpty();
    }

    /// <summary>The highest version that another package, or a project of ours, asks for.</summary>
    private static Version Asked(IEnumerable<JsonProperty> packages, string name) => packages
        .Where(p => p.Value.TryGetProperty("dependencies", out _))
        .SelectMany(p => p.Value.GetProperty("dependencies").EnumerateObject())
        .Where(d => d.Name == name)
        .Select(d => VersionOf(d.Value.GetString()!))
        .DefaultIfEmpty(new Version(0, 0))
        .Max()!;

    private static Version VersionOf(string text) => Version.Parse(Number().Match(text).Value);

    [GeneratedRegex(@"\d+(\.\d+)+")]
    private static partial Regex Number();
}
