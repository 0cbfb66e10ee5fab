using PrivateTraffic.Domain.Scripts;

namespace PrivateTraffic.Domain.Tests.Scripts;

/// <summary>The scripts that come with the product, as the build copied them beside the tests.</summary>
internal static class Shipped
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "scripts");

    public static IReadOnlyList<ScriptFile> Files { get; } =
    [
        .. Directory.GetFiles(Folder).Where(ScriptFile.IsNamedLikeOne).Order(StringComparer.Ordinal)
            .Select(path => new ScriptFile(Path.GetFileName(path), File.ReadAllText(path))),
    ];

    public static ScriptLibraryReading Reading { get; } = ScriptLibrary.Read(Files);

    public static IReadOnlyList<Script> Scripts => Reading.Library.Scripts;
}
