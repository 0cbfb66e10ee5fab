namespace PrivateTraffic.Simulator.Callbacks;

/// <summary>
/// An event before it is addressed to an app. Values go into CDATA, numbers too; <see cref="Items"/> become a list element.
/// </summary>
/// <param name="At">CreateTime, Unix seconds.</param>
/// <param name="Event">Null for a message a member sends to an app.</param>
internal sealed record CallbackEvent(long At, string? Event, string? ChangeType, params IReadOnlyList<(string Name, string Value)> Fields)
{
    /// <summary>Index of the member it is about: apps that do not see them get nothing. Null for events about the whole corp.</summary>
    public int? Member { get; init; }

    /// <summary>Set for app-level events: only this app gets it, and it comes from a member.</summary>
    public (int AgentId, string FromUserId)? FromMember { get; init; }

    /// <summary>A list inside the event, as MemChangeList has it.</summary>
    public (string Name, IReadOnlyList<string> Values)? Items { get; init; }
}
