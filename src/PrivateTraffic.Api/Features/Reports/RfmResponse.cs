using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Rfm;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Api.Features.Reports;

/// <summary>Buyers by value segment, and what the thresholds rest on.</summary>
/// <param name="AsOf">The last day of the data.</param>
/// <param name="Model">The version of the model; null for one that was given to try it out.</param>
/// <param name="Total">Buyers: customers with at least one valid order in the RFM window.</param>
/// <param name="Status">Whether the thresholds can be trusted.</param>
/// <param name="Reason">The weightiest reason; null when there is nothing to say.</param>
/// <param name="Reasons">All reasons.</param>
/// <param name="Parameters">The model.</param>
/// <param name="Warnings">What is doubtful about the model itself: too-many-dimensions, not-derived, stale-thresholds.</param>
/// <param name="Thresholds">recency in days, frequency in orders, monetary in fen.</param>
/// <param name="BuyersShare">x of "x% of buyers bring y% of revenue": the share of buyers on the high side of M.</param>
/// <param name="RevenueShare">y: the share of revenue they bring.</param>
/// <param name="Edges">The edges of the quintile scores; null without buyers.</param>
/// <param name="Segments">All eight value segments, empty ones included.</param>
/// <param name="Boxes">The named segments of scores, empty ones included, and the rest.</param>
/// <param name="Recall">The recall list of 重要挽留.</param>
/// <param name="Lorenz">Revenue by buyers, from those who spend most: a hundred points and the origin.</param>
public sealed record RfmResponse(
    DateOnly AsOf,
    int? Model,
    long Total,
    EstimateStatus Status,
    string? Reason,
    IReadOnlyList<string> Reasons,
    SegmentationModel Parameters,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<RfmThresholdResponse> Thresholds,
    double BuyersShare,
    double RevenueShare,
    RfmEdgesResponse? Edges,
    IReadOnlyList<RfmSegmentResponse> Segments,
    IReadOnlyList<RfmSegmentResponse> Boxes,
    RecallResponse Recall,
    IReadOnlyList<LorenzPoint> Lorenz);

/// <summary>The threshold of one axis.</summary>
/// <param name="Key">recency, frequency, monetary.</param>
/// <param name="Value">Days, orders, or fen.</param>
/// <param name="High">How a value on the high side compares with it: at-most, above, or at-least.</param>
/// <param name="Sample">Buyers it was derived from.</param>
/// <param name="HighCount">Buyers on the high side.</param>
/// <param name="HighShare">Of all buyers, 0 to 1.</param>
/// <param name="IsDegenerate">Whether the high side holds nobody or more than half; not for targeting without review.</param>
public sealed record RfmThresholdResponse(
    string Key, long Value, string High, long Sample, long HighCount, double HighShare, bool IsDegenerate);

/// <summary>The 20, 40, 60 and 80% quantiles of each axis.</summary>
public sealed record RfmEdgesResponse(IReadOnlyList<double> R, IReadOnlyList<double> F, IReadOnlyList<double> M);

/// <summary>A segment.</summary>
/// <param name="Key">Such as <c>key-recall</c> or <c>champions</c>.</param>
/// <param name="Zh">Its Chinese name.</param>
/// <param name="En">Its English name.</param>
/// <param name="Count">Buyers.</param>
/// <param name="Share">Of all buyers, 0 to 1.</param>
/// <param name="NetAmount">What they spent in the RFM window, in fen.</param>
public sealed record RfmSegmentResponse(string Key, string Zh, string En, long Count, double Share, long NetAmount);

/// <summary>The recall list.</summary>
/// <param name="Count">Buyers of 重要挽留.</param>
/// <param name="ValuableFrom">Fen: valuable within the list from this amount on.</param>
/// <param name="LatelyUntil">Days: left lately up to this recency.</param>
/// <param name="Priorities">first, second and third, with the buyers of each.</param>
/// <param name="Customers">The most urgent ones, at most a hundred: by priority, then amount, then recency.</param>
public sealed record RecallResponse(
    long Count,
    long ValuableFrom,
    int LatelyUntil,
    IReadOnlyList<RecallPriorityResponse> Priorities,
    IReadOnlyList<RecallCustomer> Customers);

/// <summary>Buyers of one priority.</summary>
public sealed record RecallPriorityResponse(RecallPriority Key, long Count);

/// <summary>A buyer of the recall list.</summary>
/// <param name="CustomerId">Our number of the customer.</param>
/// <param name="Priority">How urgent it is.</param>
/// <param name="Recency">Days since the last order.</param>
/// <param name="Frequency">Orders.</param>
/// <param name="Monetary">Fen.</param>
/// <param name="Name">The name in WeCom; null for a buyer whom nobody has added, and where names were not asked for.</param>
/// <param name="Owners">Names of the members who have them, the latest first; empty where names were not asked for.</param>
public sealed record RecallCustomer(
    long CustomerId,
    RecallPriority Priority,
    int Recency,
    int Frequency,
    long Monetary,
    string? Name,
    IReadOnlyList<string> Owners);

/// <summary>A point of the Lorenz curve.</summary>
/// <param name="Buyers">The share of buyers, from those who spend most.</param>
/// <param name="Revenue">The share of revenue they bring.</param>
public sealed record LorenzPoint(double Buyers, double Revenue);
