namespace PrivateTraffic.Sync.Pull;

/// <summary>The names of the areas, in the order in which a run takes them.</summary>
public static class Areas
{
    public const string Members = "members";
    public const string Tags = "tags";
    public const string Contacts = "contacts";
    public const string ContactChanges = "contact-changes";
    public const string VanishedContacts = "vanished-contacts";
    public const string Groups = "groups";
    public const string VanishedGroups = "vanished-groups";
    public const string Moments = "moments";
    public const string Reactions = "reactions";
    public const string Bills = "bills";
    public const string Statistics = "statistics";
    public const string Placements = "placements";
}
