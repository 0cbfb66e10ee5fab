namespace PrivateTraffic.Domain.Validity;

/// <summary>The status of an estimate and why it is not better. Equal iff status and reasons are.</summary>
public sealed class EstimateQuality : IEquatable<EstimateQuality>
{
    private readonly EstimateReason[] reasons;

    private EstimateQuality(EstimateStatus status, EstimateReason[] reasons) => (Status, this.reasons) = (status, reasons);

    /// <summary>Derived from enough data, with nothing to say.</summary>
    public static EstimateQuality Accepted { get; } = new(EstimateStatus.Accepted, []);

    /// <summary>How far the estimate can be trusted.</summary>
    public EstimateStatus Status { get; }

    /// <summary>Why it is not better, or what was done to it, the weightiest first; each reason once.</summary>
    public IReadOnlyList<EstimateReason> Reasons => reasons;

    /// <summary>The weightiest reason; null when there is nothing to say.</summary>
    public EstimateReason? Reason => reasons.Length == 0 ? null : reasons[0];

    /// <summary>Whether the estimate may be used.</summary>
    public bool IsUsable => Status != EstimateStatus.Default;

    /// <summary>Usable, with a warning.</summary>
    public static EstimateQuality Provisional(EstimateReason reason) => new(EstimateStatus.Provisional, [reason]);

    /// <summary>Too little data: the configured default is used.</summary>
    public static EstimateQuality Default(EstimateReason reason) => new(EstimateStatus.Default, [reason]);

    /// <summary>The same estimate with another thing to say: never better than before. Reasons of a worse status come first.</summary>
    public EstimateQuality With(EstimateReason reason, EstimateStatus atBest) =>
        And(new EstimateQuality(atBest, [reason]));

    /// <summary>What is left of an estimate that rests on two: the worse status and the reasons of both.</summary>
    public EstimateQuality And(EstimateQuality other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (worse, better) = other.Status > Status ? (other, this) : (this, other);
        return new(worse.Status, Union([.. worse.reasons, .. better.reasons]));
    }

    /// <inheritdoc/>
    public bool Equals(EstimateQuality? other) =>
        other is not null && Status == other.Status && reasons.AsSpan().SequenceEqual(other.reasons);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EstimateQuality);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Status, Reason);

    /// <inheritdoc/>
    public override string ToString() =>
        reasons.Length == 0 ? Status.ToString() : $"{Status}: {string.Join(", ", reasons.Select(r => r.Key))}";

    private static EstimateReason[] Union(IEnumerable<EstimateReason> all) => [.. all.Distinct()];
}
