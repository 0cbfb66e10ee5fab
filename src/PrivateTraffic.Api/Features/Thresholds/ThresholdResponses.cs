using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Thresholds;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Api.Features.Thresholds;

/// <summary>The thresholds that the data say, with their evidence, beside those in use.</summary>
/// <param name="AsOf">The last day of the data.</param>
/// <param name="Model">The version of the model; null for one that was given to try it out.</param>
/// <param name="Total">Customers seen by that day.</param>
/// <param name="Status">The worst status of all thresholds.</param>
/// <param name="Reason">The weightiest reason; null when there is nothing to say.</param>
/// <param name="Reasons">All reasons.</param>
/// <param name="Parameters">The model: rules, and the thresholds in use.</param>
/// <param name="Warnings">What is doubtful about the model itself, such as <c>stale-thresholds</c>.</param>
/// <param name="Thresholds">silent, churn, lapsed, and custom where a rule was asked for.</param>
/// <param name="Bands">The entry levels of the interaction axis.</param>
/// <param name="Proposed">The model with these thresholds.</param>
public sealed record ThresholdsResponse(
    DateOnly AsOf,
    int? Model,
    long Total,
    EstimateStatus Status,
    string? Reason,
    IReadOnlyList<string> Reasons,
    SegmentationModel Parameters,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<ThresholdResponse> Thresholds,
    BandsResponse Bands,
    SegmentationModel Proposed);

/// <summary>A threshold of days.</summary>
/// <param name="Key">silent, churn, lapsed or custom.</param>
/// <param name="Days">The value; null where a custom rule gives none.</param>
/// <param name="Low">The lower end of its 95% interval; null where there is none.</param>
/// <param name="High">The upper end; null where there is none or it lies beyond what was observed.</param>
/// <param name="Sample">
/// What it rests on: customers who came back, for return odds gaps still at risk, for the residual customers who came back after the silent
/// threshold.
/// </param>
/// <param name="Status">Whether it can be trusted.</param>
/// <param name="Reason">The weightiest reason.</param>
/// <param name="Reasons">All reasons.</param>
/// <param name="InUse">The value in use; null for a custom rule.</param>
/// <param name="Replaces">Whether the value differs enough to replace the one in use; null for a custom rule.</param>
/// <param name="Evidence">The gaps behind it; null for churn, whose modes carry theirs.</param>
/// <param name="Mode">For churn: the mode that gave the value; null where none did.</param>
/// <param name="Modes">For churn: every mode, in the order of preference; empty for others.</param>
public sealed record ThresholdResponse(
    string Key,
    int? Days,
    int? Low,
    int? High,
    double Sample,
    EstimateStatus Status,
    string? Reason,
    IReadOnlyList<string> Reasons,
    int? InUse,
    bool? Replaces,
    GapEvidence? Evidence,
    ChurnMode? Mode,
    IReadOnlyList<ChurnModeResponse> Modes);

/// <summary>The gaps of one rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="RecordedDays">The length of the record in days.</param>
/// <param name="WindowDays">The chosen window in days.</param>
/// <param name="HorizonDays">The horizon in days.</param>
/// <param name="ReturnShare">The share that comes back within the horizon.</param>
/// <param name="Customers">Customers with an anchor in the window.</param>
/// <param name="Gaps">Completed gaps in the window.</param>
/// <param name="Estimators">All estimators in the chosen window, side by side.</param>
/// <param name="Windows">The estimate in each candidate window, by rising length.</param>
/// <param name="Curve">The share that has come back within so many days, up to the horizon.</param>
public sealed record GapEvidence(
    GapRule Rule,
    int RecordedDays,
    int WindowDays,
    int HorizonDays,
    double ReturnShare,
    long Customers,
    long Gaps,
    IReadOnlyList<EstimateResponse> Estimators,
    IReadOnlyList<EstimateResponse> Windows,
    IReadOnlyList<CurvePoint> Curve);

/// <summary>A quantile of gaps by one estimator in one window.</summary>
/// <param name="Estimator">The estimator.</param>
/// <param name="WindowDays">The window in days.</param>
/// <param name="HorizonDays">The horizon in days; the naive estimator knows none and has that of the window.</param>
/// <param name="Days">The value; null where there is none.</param>
/// <param name="Low">The lower end of its 95% interval.</param>
/// <param name="High">The upper end; null where it lies beyond the horizon.</param>
/// <param name="ReturnShare">The share that comes back within the horizon.</param>
/// <param name="Returners">Customers with a completed gap within the horizon.</param>
/// <param name="Customers">Customers with an anchor in the window.</param>
/// <param name="Gaps">Completed gaps in the window.</param>
/// <param name="Status">Whether the sample suffices.</param>
/// <param name="Reason">Why not more.</param>
public sealed record EstimateResponse(
    GapEstimator Estimator,
    int WindowDays,
    int HorizonDays,
    int? Days,
    int? Low,
    int? High,
    double ReturnShare,
    long Returners,
    long Customers,
    long Gaps,
    EstimateStatus Status,
    string? Reason);

/// <summary>A point of the gap curve.</summary>
/// <param name="Day">Days since the anchor.</param>
/// <param name="Share">The share that has come back by then, 0 to 1.</param>
/// <param name="AtRisk">The weight of gaps and open gaps of at least so many days.</param>
public sealed record CurvePoint(int Day, double Share, double AtRisk);

/// <summary>The churn threshold by one mode, before it is raised above the silent threshold.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Days">The value; null where the mode gives none.</param>
/// <param name="Low">The lower end of its 95% interval.</param>
/// <param name="High">The upper end; null where it lies beyond what was observed.</param>
/// <param name="Sample">What it rests on.</param>
/// <param name="WindowDays">The window in days.</param>
/// <param name="Status">Whether it can be used.</param>
/// <param name="Reason">The weightiest reason.</param>
/// <param name="Reasons">All reasons.</param>
/// <param name="Backtest">What the labels would have been worth; null where the mode gives no value.</param>
/// <param name="Curve">
/// What it is read from: the share that has come back within so many days, or, for return odds, of those still away after so many days the
/// share that comes back soon.
/// </param>
public sealed record ChurnModeResponse(
    ChurnMode Mode,
    int? Days,
    int? Low,
    int? High,
    double Sample,
    int WindowDays,
    EstimateStatus Status,
    string? Reason,
    IReadOnlyList<string> Reasons,
    BacktestResponse? Backtest,
    ChurnCurve Curve);

/// <summary>What the labels would have been worth.</summary>
/// <param name="LabelledOn">The day the labels are of.</param>
/// <param name="AsOf">The last day of the outcome.</param>
/// <param name="IsOrdered">Whether customers of a better label came back more often.</param>
/// <param name="Labels">active, silent, churn, and newly-churned among the latter.</param>
public sealed record BacktestResponse(DateOnly LabelledOn, DateOnly AsOf, bool IsOrdered, IReadOnlyList<BacktestLabel> Labels);

/// <summary>Customers of one label, and how many came back.</summary>
/// <param name="Key">active, silent, churn, newly-churned.</param>
/// <param name="Count">Customers.</param>
/// <param name="Returned">Those who came back.</param>
/// <param name="Rate">The share; null below ten customers.</param>
/// <param name="Low">The lower end of its 95% Wilson interval.</param>
/// <param name="High">The upper end.</param>
public sealed record BacktestLabel(string Key, long Count, long Returned, double? Rate, double Low, double High);

/// <summary>Entry levels of the interaction axis, in interaction days.</summary>
/// <param name="Low">From which a customer enters 低.</param>
/// <param name="Medium">From which a customer enters 中.</param>
/// <param name="High">From which a customer enters 高.</param>
/// <param name="Sample">Customers with an interaction in the window.</param>
/// <param name="Status">Whether the levels can be trusted; by default they are the configured ones.</param>
/// <param name="Reason">Why not more.</param>
public sealed record BandsResponse(int Low, int Medium, int High, long Sample, EstimateStatus Status, string? Reason);
