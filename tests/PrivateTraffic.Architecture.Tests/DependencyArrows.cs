using System.Reflection;

namespace PrivateTraffic.Architecture.Tests;

/// <summary>The arrows of docs/architecture.md: who may know whom. A dependency that turns round fails here.</summary>
public sealed class DependencyArrows
{
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["PrivateTraffic.Domain"] = [],
        ["PrivateTraffic.WeCom"] = [],
        ["PrivateTraffic.Data"] = ["PrivateTraffic.Domain"],
        ["PrivateTraffic.Sync"] = ["PrivateTraffic.Domain", "PrivateTraffic.Data", "PrivateTraffic.WeCom"],
        ["PrivateTraffic.Api"] = ["PrivateTraffic.Domain", "PrivateTraffic.Data", "PrivateTraffic.WeCom", "PrivateTraffic.Sync"],
        ["PrivateTraffic.Simulator"] = [],
    };

    public static TheoryData<string> Projects => [.. MayKnow.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_knows_only_those_it_may(string project)
    {
        var known = Assembly.Load(project).GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("PrivateTraffic.", StringComparison.Ordinal));

        known.Except(MayKnow[project]).ShouldBeEmpty();
    }

    [Fact]
    public void Every_project_of_the_product_has_its_arrows_drawn()
    {
        var here = Directory.GetFiles(AppContext.BaseDirectory, "PrivateTraffic.*.dll").Select(f => Path.GetFileNameWithoutExtension(f)!)
            .Where(n => !n.Contains("Tests", StringComparison.Ordinal));

        here.Except(MayKnow.Keys).ShouldBeEmpty();
    }

    [Fact]
    public void The_domain_rests_on_the_framework_alone()
    {
        var others = Assembly.Load("PrivateTraffic.Domain").GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => n != "netstandard" && !n.StartsWith("System.", StringComparison.Ordinal) && n != "MathNet.Numerics");

        others.ShouldBeEmpty();
    }

    [Fact]
    public void The_domain_neither_waits_nor_looks_at_a_clock()
    {
        var domain = Assembly.Load("PrivateTraffic.Domain");

        domain.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => typeof(Task).IsAssignableFrom(m.ReturnType) || m.ReturnType == typeof(ValueTask))
            .Select(m => $"{m.DeclaringType}.{m.Name}")
            .ShouldBeEmpty();
        domain.GetReferencedAssemblies().Select(a => a.Name).ShouldNotContain("System.Net.Http");
    }
}
