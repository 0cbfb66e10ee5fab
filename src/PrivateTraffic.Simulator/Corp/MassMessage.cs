using System.Text.Json.Nodes;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>A group send (企业群发): a task for members, nothing more until they confirm it.</summary>
internal sealed class MassMessage
{
    public required string Id { get; init; }

    public required bool ToGroups { get; init; }

    /// <summary>Agent id of the app that made it; 0 for a member.</summary>
    public required int Agent { get; init; }

    /// <summary>Index of the member who made it; null if an app did.</summary>
    public int? Creator { get; init; }

    public required long CreatedAt { get; init; }

    /// <summary>On the clock that never stands: for a moment after it, reads are refused.</summary>
    public required TimeSpan DispatchedAt { get; init; }

    public required string Text { get; init; }

    public JsonArray Attachments { get; init; } = [];

    /// <summary>The tasks by member index, in the order in which they are listed.</summary>
    public required IReadOnlyDictionary<int, MassTask> Tasks { get; init; }

    public bool IsCancelled { get; set; }

    public List<TimeSpan> Reminders { get; } = [];
}

internal sealed class MassTask(IReadOnlyList<long> targets)
{
    /// <summary>Numbers of customers, or of groups.</summary>
    public IReadOnlyList<long> Targets { get; } = targets;

    /// <summary>Unix seconds; null until the member confirms.</summary>
    public long? SentAt { get; set; }

    public Dictionary<long, DeliveryStatus> Deliveries { get; } = [];
}

/// <summary>Status of one recipient, as get_groupmsg_send_result numbers it.</summary>
internal enum DeliveryStatus
{
    NotSent = 0,
    Sent = 1,
    NotAFriend = 2,
    QuotaUsedUp = 3,
}
