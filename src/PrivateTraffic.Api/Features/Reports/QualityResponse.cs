using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Api.Features.Reports;

/// <summary>Whether a number can be trusted.</summary>
/// <param name="Status">Accepted, provisional, or default: too little data, the configured value is used.</param>
/// <param name="Reason">The weightiest reason, such as <c>not-flat</c>; null when there is nothing to say.</param>
/// <param name="Reasons">All reasons, the weightiest first.</param>
internal sealed record QualityResponse(EstimateStatus Status, string? Reason, IReadOnlyList<string> Reasons)
{
    public static QualityResponse Of(EstimateQuality quality) =>
        new(quality.Status, quality.Reason?.Key, [.. quality.Reasons.Select(r => r.Key)]);
}
