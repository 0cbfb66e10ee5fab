using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Api.Features.Labels;

/// <summary>Customers by the further labels.</summary>
/// <param name="AsOf">The last day of the data.</param>
/// <param name="Model">The version of the model; null for one that was given to try it out.</param>
/// <param name="Total">Customers seen by that day.</param>
/// <param name="Status">The worst status of the families for which there is data.</param>
/// <param name="Reason">The weightiest reason; null when there is nothing to say.</param>
/// <param name="Reasons">All reasons.</param>
/// <param name="Parameters">The model; its <c>labels</c> are the rules of this report.</param>
/// <param name="Warnings">What is doubtful about the model itself: too-many-dimensions, not-derived, stale-thresholds.</param>
/// <param name="Families">Every family of labels, also those for which there is no data.</param>
public sealed record LabelsResponse(
    DateOnly AsOf,
    int? Model,
    long Total,
    EstimateStatus Status,
    string? Reason,
    IReadOnlyList<string> Reasons,
    SegmentationModel Parameters,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<LabelFamilyResponse> Families);

/// <summary>A family of labels.</summary>
/// <param name="Key">Such as <c>rhythm</c> or <c>pyramid</c>.</param>
/// <param name="Zh">Its Chinese name.</param>
/// <param name="En">Its English name.</param>
/// <param name="IsOverlapping">
/// Whether a customer may carry several of the labels, or none; otherwise everybody carries exactly one, and the counts add up to the
/// total.
/// </param>
/// <param name="IsInUse">Whether the model is segmented by it.</param>
/// <param name="Total">The customers who were asked about.</param>
/// <param name="Sample">The customers that the labels rest on.</param>
/// <param name="Status">Whether the labels can be trusted.</param>
/// <param name="Reason">The weightiest reason, such as <c>no-data</c>; null when there is nothing to say.</param>
/// <param name="Reasons">All reasons.</param>
/// <param name="Parameters">What was configured, by name.</param>
/// <param name="Estimates">What was derived from the data, by name; null for what could not be.</param>
/// <param name="Labels">All labels, empty ones included; none where there is no data.</param>
/// <param name="Validation">How a prediction did on days that it had not seen; null elsewhere.</param>
/// <param name="Cohorts">For the acquisition funnel the customers added in each period, the earliest first; null elsewhere.</param>
public sealed record LabelFamilyResponse(
    string Key,
    string Zh,
    string En,
    bool IsOverlapping,
    bool IsInUse,
    long Total,
    long Sample,
    EstimateStatus Status,
    string? Reason,
    IReadOnlyList<string> Reasons,
    IReadOnlyDictionary<string, double?> Parameters,
    IReadOnlyDictionary<string, double?> Estimates,
    IReadOnlyList<LabelResponse> Labels,
    PredictionResponse? Validation,
    IReadOnlyList<CohortResponse>? Cohorts);

/// <summary>A label.</summary>
/// <param name="Key">Such as <c>on-time</c>.</param>
/// <param name="Zh">Its Chinese name.</param>
/// <param name="En">Its English name.</param>
/// <param name="Count">Customers who carry it.</param>
/// <param name="Share">Of the total of the family, 0 to 1.</param>
/// <param name="Rate">The rate that goes with the label; null where none does.</param>
public sealed record LabelResponse(string Key, string Zh, string En, long Count, double Share, LabelRateResponse? Rate);

/// <summary>A rate that goes with a label: how many of those who could did.</summary>
/// <param name="Count">Those who did.</param>
/// <param name="Of">Those who could: the denominator.</param>
/// <param name="Value">The rate, 0 to 1; null below ten.</param>
/// <param name="Low">The lower end of its 95% interval (Wilson); null without a rate.</param>
/// <param name="High">The upper end; null without a rate.</param>
/// <param name="Status">Whether the rate can be trusted.</param>
/// <param name="Reason">Why not more.</param>
public sealed record LabelRateResponse(
    long Count, long Of, double? Value, double? Low, double? High, EstimateStatus Status, string? Reason);

/// <summary>How probabilities foretold what happened on days that they had not seen.</summary>
/// <param name="Customers">Customers judged.</param>
/// <param name="Positives">Those to whom it happened.</param>
/// <param name="Auc">The area under the ROC curve; null when it happened to everybody or nobody.</param>
/// <param name="Brier">The mean squared distance of probability and outcome.</param>
/// <param name="BaseBrier">What always naming the average would have reached.</param>
/// <param name="TopDecileLift">How many times more often it happened to the tenth with the highest probabilities.</param>
/// <param name="Calibration">Predicted against actual in at most ten bins, the lowest probabilities first.</param>
public sealed record PredictionResponse(
    int Customers,
    int Positives,
    double? Auc,
    double Brier,
    double BaseBrier,
    double? TopDecileLift,
    IReadOnlyList<CalibrationResponse> Calibration);

/// <summary>Customers with similar probabilities.</summary>
/// <param name="Count">Customers.</param>
/// <param name="Predicted">Their mean probability.</param>
/// <param name="Actual">The share of them to whom it happened.</param>
public sealed record CalibrationResponse(int Count, double Predicted, double Actual);

/// <summary>The customers added in one period.</summary>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day.</param>
/// <param name="Count">Those added: the denominator of every rate.</param>
/// <param name="Stages">activated, retained, bought, referred.</param>
public sealed record CohortResponse(DateOnly Start, DateOnly End, long Count, IReadOnlyList<CohortStageResponse> Stages);

/// <summary>How many of a cohort reached a stage.</summary>
/// <param name="Key">The stage.</param>
/// <param name="Count">Customers; null where it is not on record.</param>
/// <param name="Rate">Of those added, so far where the stage is open; null where it is not on record.</param>
/// <param name="IsOpen">Whether the days of the stage have not passed for everybody; left out of averages.</param>
public sealed record CohortStageResponse(string Key, long? Count, double? Rate, bool IsOpen);
