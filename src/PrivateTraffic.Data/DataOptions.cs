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

    /// <summary>
    /// Whether a starting process brings the database to its own version. Default: yes for <c>sqlite</c>, no for servers, where
    /// <c>migrate</c> is a step of its own before the nodes start.
    /// </summary>
    public bool? MigrateOnStart { get; set; }

    internal bool MigratesOnStart => MigrateOnStart ?? Provider == "sqlite";

    internal string KeyRingPath => KeyRingFile ?? Path.Combine(Directory, "keys", "personal-data.json");

    internal string SqliteFile => Path.Combine(Directory, "privatetraffic.db");

    /// <summary>The kind of database, and its folder where it has one; never the connection string.</summary>
    public override string ToString() => Provider == "sqlite" ? $"{Provider}, {Path.GetFullPath(Directory)}" : Provider;
}
