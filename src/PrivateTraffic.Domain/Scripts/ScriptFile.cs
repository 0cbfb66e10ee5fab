namespace PrivateTraffic.Domain.Scripts;

/// <summary>A file of scripts, already read from wherever it lies.</summary>
/// <param name="Name">The name in messages.</param>
/// <param name="Text">The content: JSON with comments and trailing commas.</param>
public sealed record ScriptFile(string Name, string Text)
{
    /// <summary>Whether a file in the folder of scripts holds scripts: every <c>.json</c> but the schema beside them.</summary>
    public static bool IsNamedLikeOne(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        return fileName.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            && !fileName.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase);
    }
}
