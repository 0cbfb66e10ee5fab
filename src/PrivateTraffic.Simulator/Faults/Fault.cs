namespace PrivateTraffic.Simulator.Faults;

/// <summary>Something that shall go wrong.</summary>
internal sealed record Fault
{
    public int Id { get; init; }

    public required FaultKind Kind { get; init; }

    /// <summary>The API, as in "externalcontact/get"; "*" for all.</summary>
    public string Api { get; init; } = Everywhere;

    /// <summary>How many calls it spoils before it is over; null until cleared.</summary>
    public int? Times { get; init; }

    /// <summary>Share of the calls that are spoilt.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>How long: a slow answer, a delayed callback, a block.</summary>
    public double? Seconds { get; init; }

    public int? Errcode { get; init; }

    /// <summary>Calls at once (concurrency), callbacks held back and let go together (burst).</summary>
    public int? Limit { get; init; }

    public int? PerMinute { get; init; }

    public int? PerHour { get; init; }

    /// <summary>Whether the call is carried out before its answer is spoilt.</summary>
    public bool Afterwards { get; init; }

    public const string Everywhere = "*";

    public bool Concerns(string api) => Api == Everywhere || string.Equals(Api, api, StringComparison.OrdinalIgnoreCase);

    public TimeSpan Duration(double fallbackSeconds) => TimeSpan.FromSeconds(Seconds ?? fallbackSeconds);
}
