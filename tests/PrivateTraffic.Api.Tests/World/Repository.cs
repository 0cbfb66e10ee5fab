namespace PrivateTraffic.Api.Tests.World;

/// <summary>The folder that holds the solution, and what lies in it and beside it.</summary>
internal static class Repository
{
    /// <summary>The folder of PrivateTraffic.sln; null where the tests were copied away from it.</summary>
    public static string? Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string? Find(DirectoryInfo? folder) => folder is null ? null
        : File.Exists(Path.Combine(folder.FullName, "PrivateTraffic.sln")) ? folder.FullName
        : Find(folder.Parent);
}
