using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Api.Features.Reports;

/// <summary>Whether the segmentations of a model are any good, and whether they drift.</summary>
/// <param name="AsOf">The last day of the data.</param>
/// <param name="Since">The day of the labels of the past: drift is against it, outcomes are counted after it.</param>
/// <param name="Model">The version of the model; null for one that was given to try it out.</param>
/// <param name="Total">Customers with a matrix cell.</param>
/// <param name="Status">The worst status of the segmentations.</param>
/// <param name="Reason">The weightiest reason; null when there is nothing to say.</param>
/// <param name="Reasons">All reasons.</param>
/// <param name="Parameters">The model.</param>
/// <param name="Dimensions">The numbers of a customer that decide about labels.</param>
/// <param name="Warnings">What is doubtful about the model itself: too-many-dimensions, not-derived, stale-thresholds.</param>
/// <param name="Segmentations">matrix, lifecycle, rfm.</param>
public sealed record ValidityResponse(
    DateOnly AsOf,
    DateOnly Since,
    int? Model,
    long Total,
    EstimateStatus Status,
    string? Reason,
    IReadOnlyList<string> Reasons,
    SegmentationModel Parameters,
    IReadOnlyList<string> Dimensions,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<SegmentationResponse> Segmentations);

/// <summary>One segmentation.</summary>
/// <param name="Key">matrix, lifecycle or rfm.</param>
/// <param name="Total">Customers with a segment.</param>
/// <param name="Status">Whether there is anything to measure.</param>
/// <param name="Reason">Why not; null when there is.</param>
/// <param name="Segments">All defined segments, empty ones included.</param>
/// <param name="Measures">How far segments differ in each measure.</param>
/// <param name="BetweenShare">The share of all differences that lies between segments, 0 to 1.</param>
/// <param name="CalinskiHarabasz">Higher is better separated.</param>
/// <param name="CentroidSilhouette">For comparison between rule sets only: low and negative values are normal.</param>
/// <param name="DaviesBouldin">Lower is better separated.</param>
/// <param name="Silhouette">The exact silhouette of a sample.</param>
/// <param name="SilhouetteSample">Customers in that sample, at most 2,000.</param>
/// <param name="Entropy">How evenly customers are spread, 0 to 1.</param>
/// <param name="Psi">Population stability index against the day of the past labels.</param>
/// <param name="Drift">What it means: stable, look or review.</param>
/// <param name="Transitions">Customers by segment then and now, pairs without any left out; null for no segment.</param>
/// <param name="Flapping">Customers who changed their label and changed back in the last week, the changes at most 14 days apart.</param>
/// <param name="FlappingShare">Of all customers; the target is below 0.01.</param>
/// <param name="Lift">
/// Outcomes of the segments of the past against all others: a description, not the effect of anything that was done.
/// </param>
public sealed record SegmentationResponse(
    string Key,
    long Total,
    EstimateStatus Status,
    string? Reason,
    IReadOnlyList<ValiditySegment> Segments,
    IReadOnlyList<ValidityMeasure> Measures,
    double? BetweenShare,
    double? CalinskiHarabasz,
    double? CentroidSilhouette,
    double? DaviesBouldin,
    double? Silhouette,
    int SilhouetteSample,
    double? Entropy,
    double? Psi,
    DriftVerdict? Drift,
    IReadOnlyList<TransitionResponse> Transitions,
    long Flapping,
    double? FlappingShare,
    IReadOnlyList<OutcomeResponse> Lift);

/// <summary>A segment.</summary>
/// <param name="Key">Such as <c>high.repurchase</c>, <c>mature</c> or <c>key-value</c>.</param>
/// <param name="Count">Customers.</param>
/// <param name="Share">Of all customers with a segment, 0 to 1.</param>
/// <param name="Reason">too-small-to-act below 30 customers or 1%; null otherwise.</param>
public sealed record ValiditySegment(string Key, long Count, double Share, string? Reason);

/// <summary>How far segments differ in one measure.</summary>
/// <param name="Key">Such as <c>recency</c> or <c>log-monetary</c>.</param>
/// <param name="Eta2">Between over total; null where every value is the same.</param>
/// <param name="Omega2">The same without what chance adds.</param>
/// <param name="F">Between over within, each by its degrees of freedom.</param>
/// <param name="Strength">What omega² says in a word.</param>
/// <param name="Means">The mean by segment, in their order; null where it is empty.</param>
public sealed record ValidityMeasure(
    string Key, double? Eta2, double? Omega2, double? F, SeparationStrength? Strength, IReadOnlyList<double?> Means);

/// <summary>Customers who were in one segment and are in another, or the same.</summary>
public sealed record TransitionResponse(string? From, string? To, long Count);

/// <summary>The lift of one outcome.</summary>
/// <param name="Key">order or interaction.</param>
/// <param name="Segments">Each segment of the past.</param>
public sealed record OutcomeResponse(string Key, IReadOnlyList<LiftResponse> Segments);

/// <summary>The outcome of one segment against all other customers.</summary>
/// <param name="Key">The segment.</param>
/// <param name="Count">Its customers on the day of the past labels.</param>
/// <param name="Outcomes">Those with the outcome since.</param>
/// <param name="Rate">The share; null below ten customers.</param>
/// <param name="Status">Whether the rate can be trusted.</param>
/// <param name="Reason">Why not more.</param>
/// <param name="Difference">The rate minus that of all others.</param>
/// <param name="DifferenceInterval">95% (Newcombe).</param>
/// <param name="Ratio">The rate over that of all others.</param>
/// <param name="RatioInterval">95%; null where one side has no outcome.</param>
/// <param name="P">Two-sided, before adjustment.</param>
/// <param name="Q">Adjusted together with all segments and outcomes of this segmentation (Benjamini and Hochberg).</param>
/// <param name="IsExact">Whether Fisher's exact test was used.</param>
public sealed record LiftResponse(
    string Key,
    long Count,
    long Outcomes,
    double? Rate,
    EstimateStatus Status,
    string? Reason,
    double? Difference,
    Interval? DifferenceInterval,
    double? Ratio,
    Interval? RatioInterval,
    double? P,
    double? Q,
    bool IsExact);
