using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Api.Features.Matrix;

/// <summary>Customers by matrix cell.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Model">The version of the model; 0 for the defaults, null for one that was given to try it out.</param>
/// <param name="Total">Customers counted.</param>
/// <param name="Status">Whether the thresholds can be trusted.</param>
/// <param name="Reason">Why not more; null when accepted.</param>
/// <param name="Parameters">The axes and thresholds.</param>
/// <param name="Warnings">What is doubtful about the model itself: too-many-dimensions, not-derived, stale-thresholds.</param>
/// <param name="Bands">What makes each interaction band, rising.</param>
/// <param name="Cells">All sixteen cells, empty ones included; bands rising, stages rising within a band.</param>
public sealed record MatrixResponse(
    DateOnly AsOf,
    int? Model,
    long Total,
    EstimateStatus Status,
    string? Reason,
    SegmentationModel Parameters,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<BandResponse> Bands,
    IReadOnlyList<CellResponse> Cells);

/// <summary>What makes an interaction band, in days with an interaction within the window.</summary>
/// <param name="Key">silent, low, medium, high.</param>
/// <param name="EntersAt">The count from which a customer enters the band; 0 for the silent.</param>
/// <param name="StaysFrom">The count down to which a customer stays in it; 0 for the silent.</param>
public sealed record BandResponse(string Key, int EntersAt, int StaysFrom);

/// <summary>A matrix cell.</summary>
/// <param name="Key">Such as <c>high.repurchase</c>.</param>
/// <param name="Band">silent, low, medium, high.</param>
/// <param name="Stage">potential, first, repurchase, lapsed.</param>
/// <param name="Count">Customers.</param>
/// <param name="Share">Of all customers, 0 to 1.</param>
/// <param name="NetAmount">What they paid in all, in fen.</param>
public sealed record CellResponse(string Key, string Band, string Stage, long Count, double Share, long NetAmount);

/// <summary>Customers by lifecycle stage.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Model">The version of the model; 0 for the defaults, null for one that was given to try it out.</param>
/// <param name="Total">Customers counted.</param>
/// <param name="Status">Whether the thresholds can be trusted.</param>
/// <param name="Reason">Why not more; null when accepted.</param>
/// <param name="Parameters">The axes and thresholds.</param>
/// <param name="Warnings">What is doubtful about the model itself: too-many-dimensions, not-derived, stale-thresholds.</param>
/// <param name="Stages">All five stages, empty ones included.</param>
public sealed record LifecycleResponse(
    DateOnly AsOf,
    int? Model,
    long Total,
    EstimateStatus Status,
    string? Reason,
    SegmentationModel Parameters,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<StageResponse> Stages);

/// <summary>A lifecycle stage.</summary>
/// <param name="Key">introduction, growth, mature, silent, churn.</param>
/// <param name="Count">Customers.</param>
/// <param name="Share">Of all customers, 0 to 1.</param>
/// <param name="NetAmount">What they paid in all, in fen.</param>
public sealed record StageResponse(string Key, long Count, double Share, long NetAmount);
