using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Scripts;

/// <summary>A folder of the library as members see it.</summary>
/// <param name="Key">Lower-case letters, digits, dots and hyphens, at most 64 characters.</param>
/// <param name="Name">The name on the screen.</param>
public sealed record ScriptGroup(string Key, LocalizedText Name);
