using System.ComponentModel.DataAnnotations;

namespace PrivateTraffic.Data;

/// <summary>Where the data are.</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>The folder of the embedded database, of keys and of files. Default <c>./data</c>.</summary>
    [Required]
    public string Directory { get; set; } = "./data";

    /// <summary><c>sqlite</c> (default, a file in <see cref="Directory"/>) or <c>postgresql</c>.</summary>
    [Required]
    public string Provider { get; set; } = "sqlite";

    /// <summary>How to reach the database server; not used by <c>sqlite</c>. A secret: it may hold a password.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The key ring of personal data. Default: <c>keys/personal-data.json</c> in <see cref="Directory"/>.</summary>
    public string? KeyRingFile { get; set; }

    internal string KeyRingPath => KeyRingFile ?? Path.Combine(Directory, "keys", "personal-data.json");

    internal string SqliteFile => Path.Combine(Directory, "privatetraffic.db");

    public override string ToString() => $"{Provider} in {Directory}";
}
