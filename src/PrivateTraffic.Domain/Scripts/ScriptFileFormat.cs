using PrivateTraffic.Domain.Lifecycle;

namespace PrivateTraffic.Domain.Scripts;

/// <summary>What may stand in a file of scripts. The schema beside the data says the same for editors; a test compares the two.</summary>
internal static class ScriptFileFormat
{
    /// <summary>The format this version reads; a later one that means something else gets another number.</summary>
    public const int Number = 1;

    public static readonly ObjectShape File = new("file", ["format", "group", "scripts"], ["$schema"]);
    public static readonly ObjectShape Group = new("group", ["key", "name"], []);
    public static readonly ObjectShape Script = new(
        "script", ["key", "name", "goal", "for", "text"], ["version", "when", "attachments", "priority", "enabled"]);

    public static readonly ObjectShape Words = new("words", ["zh", "en"], []);
    public static readonly ObjectShape Text = new("text", ["zh"], ["en"]);
    public static readonly ObjectShape Situation = new("situation", [], ["cells", "stages", "segments", "obstacles", "moments"]);
    public static readonly ObjectShape Conditions = new(
        "conditions", [], ["daysSinceAdded", "daysSinceOrder", "daysSinceInteraction", "purchaseDays", "reactivated", "inGroupChat"]);

    public static readonly ObjectShape Range = new("range", [], ["from", "to"]);
    public static readonly ObjectShape Attachment = new(
        "attachment", ["kind"], ["title", "description", "url", "material", "imageUrl", "appId", "page"]);

    public static readonly Vocabulary<CellPattern> Cells = new(
        "矩阵单元", "a matrix cell", CellPattern.All.ToDictionary(c => c.Key));

    public static readonly Vocabulary<LifecycleStage> Stages = new(
        "生命周期阶段", "a lifecycle stage", Enum.GetValues<LifecycleStage>().ToDictionary(LifecycleRules.KeyOf));

    public static readonly Vocabulary<Obstacle> Obstacles = new(
        "阻塞点", "an obstacle", Obstacle.All.ToDictionary(o => o.Key));

    public static readonly Vocabulary<ScriptMoment> Moments = new(
        "时机", "a moment", ScriptMoment.All.ToDictionary(m => m.Key));

    public static readonly Vocabulary<ScriptAttachmentKind> Kinds = new(
        "附件类型", "a kind of attachment", new Dictionary<string, ScriptAttachmentKind>
        {
            ["link"] = ScriptAttachmentKind.Link,
            ["image"] = ScriptAttachmentKind.Image,
            ["file"] = ScriptAttachmentKind.File,
            ["miniprogram"] = ScriptAttachmentKind.MiniProgram,
        });
}

/// <summary>The properties an object may have.</summary>
internal sealed record ObjectShape(string Name, IReadOnlyList<string> Required, IReadOnlyList<string> Optional)
{
    public IEnumerable<string> Properties => Required.Concat(Optional);

    public bool Has(string property) => Properties.Contains(property, StringComparer.Ordinal);
}

/// <summary>The words that may stand in one place, with their names in messages.</summary>
internal sealed record Vocabulary<T>(string Zh, string En, IReadOnlyDictionary<string, T> Entries);
