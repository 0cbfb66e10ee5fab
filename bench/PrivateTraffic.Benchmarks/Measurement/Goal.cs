namespace PrivateTraffic.Benchmarks.Measurement;

/// <summary>A number to reach.</summary>
internal sealed class Goal
{
    private readonly double limit;
    private readonly bool isCeiling;
    private readonly Goal? then;

    private Goal(double limit, bool isCeiling, Goal? then)
    {
        this.limit = limit;
        this.isCeiling = isCeiling;
        this.then = then;
    }

    public static Goal AtMost(double limit) => new(limit, isCeiling: true, null);

    public static Goal AtLeast(double limit) => new(limit, isCeiling: false, null);

    /// <summary>A further goal, once this one is reached.</summary>
    public Goal Then(Goal further) => new(limit, isCeiling, further);

    /// <summary>Whether a measurement reaches it, and by how much it is missed.</summary>
    public string Verdict(double measured)
    {
        var isReached = isCeiling ? measured <= limit : measured >= limit;
        return (isReached, then) switch
        {
            (false, _) => $"missed, {Spread.Short(isCeiling ? measured / limit : limit / measured)} times off",
            (true, null) => "reached",
            (true, { } further) =>
                further.Verdict(measured) is var second && second == "reached" ? "both reached" : $"first reached; second {second}",
        };
    }

    public override string ToString() => $"{(isCeiling ? "≤" : "≥")} {Spread.Short(limit)}{(then is null ? "" : $", then {then}")}";
}
