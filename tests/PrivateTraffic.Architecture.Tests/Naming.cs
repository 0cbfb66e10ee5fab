using System.Reflection;

namespace PrivateTraffic.Architecture.Tests;

/// <summary>Names that say nothing are refused, and a type is found in the file that bears its name.</summary>
public sealed class Naming
{
    private static readonly string[] Empty = ["Common", "Helper", "Helpers", "Util", "Utils", "Manager", "Base", "Shared", "Misc"];

    public static TheoryData<string> Projects =>
        ["PrivateTraffic.Domain", "PrivateTraffic.WeCom", "PrivateTraffic.Data", "PrivateTraffic.Sync", "PrivateTraffic.Api", "PrivateTraffic.Simulator"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_type_or_folder_bears_an_empty_name(string project)
    {
        var names = Assembly.Load(project).GetTypes()
            .Where(t => t.Namespace?.StartsWith("PrivateTraffic", StringComparison.Ordinal) == true && !t.Name.Contains('<', StringComparison.Ordinal))
            .SelectMany(t => t.Namespace!.Split('.').Append(t.Name));

        names.Where(n => Empty.Any(e => n == e || n.EndsWith(e, StringComparison.Ordinal) && n.Length > e.Length && e is "Helper" or "Helpers" or "Utils" or "Manager"))
            .Distinct().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Classes_are_sealed_unless_somebody_inherits_from_them(string project)
    {
        var types = Assembly.Load(project).GetTypes();
        var parents = types.Select(t => t.BaseType).OfType<Type>().Select(t => t.IsGenericType ? t.GetGenericTypeDefinition() : t).ToHashSet();

        types.Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false }
                && t.Namespace?.StartsWith("PrivateTraffic", StringComparison.Ordinal) == true
                && !t.Namespace.Contains("Migrations", StringComparison.Ordinal)
                && !t.Name.Contains('<', StringComparison.Ordinal)
                && t.Name != "Program"
                && !parents.Contains(t))
            .Select(t => t.FullName)
            .ShouldBeEmpty();
    }
}
