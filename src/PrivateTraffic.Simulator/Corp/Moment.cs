using System.Text.Json.Nodes;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>A moment, planned by the world or made at run time.</summary>
/// <param name="Creator">Index of the member who made it; null for one made by API.</param>
internal sealed record Moment(long Number, string Id, int? Creator, bool IsCorporate, long CreatedAt, string Text, MadeMoment? Made);

/// <summary>What is particular to a moment made at run time.</summary>
internal sealed class MadeMoment
{
    /// <summary>Indices of those who are asked to publish.</summary>
    public required IReadOnlyList<int> Senders { get; init; }

    /// <summary>Only customers who have one of these; null for all.</summary>
    public IReadOnlyList<CorpTag>? Tags { get; init; }

    public JsonArray Attachments { get; init; } = [];

    /// <summary>When each sender published, Unix seconds.</summary>
    public Dictionary<int, long> Published { get; } = [];

    public bool IsCancelled { get; set; }

    /// <summary>When it was made, on the clock that never stands: the job behind it takes a moment.</summary>
    public TimeSpan StartedAt { get; init; }
}
