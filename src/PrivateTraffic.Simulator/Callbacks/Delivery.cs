namespace PrivateTraffic.Simulator.Callbacks;

/// <summary>One callback on its way to one app, and what became of it.</summary>
/// <param name="IsOfApp">Whether it came about between a member and the app; the envelope then carries the AgentID.</param>
/// <param name="Xml">The event before encryption.</param>
internal sealed record Delivery(int Id, int AgentId, string Event, string? ChangeType, bool IsOfApp, string Xml)
{
    public int Attempts { get; set; }

    /// <summary>waiting, delivered, lost (by a fault), or why it failed.</summary>
    public string Outcome { get; set; } = "waiting";
}
