namespace PrivateTraffic.Simulator.Seed;

/// <summary>An employee. Times are Unix seconds.</summary>
internal sealed record Member
{
    public required int Index { get; init; }

    public required string UserId { get; init; }

    public required string Name { get; init; }

    public required long Department { get; init; }

    public required string Position { get; init; }

    public bool IsLeader { get; init; }

    public required long HiredAt { get; init; }

    /// <summary>When the member leaves the company; <see cref="long.MaxValue"/> for never.</summary>
    public long LeavesAt { get; init; } = long.MaxValue;

    /// <summary>Whether the member holds the customer-contact feature (客户联系功能).</summary>
    public required bool ServesCustomers { get; init; }

    /// <summary>How much of what should be done is done: about 0.3 to 1.</summary>
    public double Diligence { get; init; } = 0.7;

    /// <summary>Share of customers drawn to this member, relative to the others.</summary>
    public double Appeal { get; init; }

    public int Gender { get; init; }

    public bool IsEmployedAt(long at) => HiredAt <= at && at < LeavesAt;
}
