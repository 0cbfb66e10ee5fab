using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Api.Features.Models;

/// <summary>Who would move where if a model were applied; nothing is changed.</summary>
/// <param name="AsOf">The day on which customers are placed under both models.</param>
/// <param name="Model">The version in effect, with which the other is compared.</param>
/// <param name="Total">Customers seen by that day.</param>
/// <param name="IsExact">
/// Whether everybody was looked at. Otherwise the counts are estimates, with 95% intervals, from <paramref name="Sample"/> customers.
/// </param>
/// <param name="Sample">Customers looked at.</param>
/// <param name="Parameters">The model in effect.</param>
/// <param name="Candidate">The model that would take its place.</param>
/// <param name="Warnings">What is doubtful about it, such as <c>not-derived</c>.</param>
/// <param name="Differences">In what it differs.</param>
/// <param name="Moved">Those whose cell or lifecycle stage would change.</param>
/// <param name="Cells">Between the cells of the matrix.</param>
/// <param name="Stages">Between lifecycle stages.</param>
/// <param name="Segments">
/// Between value segments, of buyers; null in an estimate, because the thresholds of the segments come from all buyers.
/// </param>
public sealed record PreviewResponse(
    DateOnly AsOf,
    int Model,
    long Total,
    bool IsExact,
    long Sample,
    SegmentationModel Parameters,
    SegmentationModel Candidate,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<ModelDifferenceResponse> Differences,
    MovedCount Moved,
    FlowsResponse Cells,
    FlowsResponse Stages,
    SegmentFlowsResponse? Segments);

/// <summary>How many would move.</summary>
/// <param name="Count">Customers.</param>
/// <param name="Low">The lower end of the 95% interval of an estimate; null where the count is exact.</param>
/// <param name="High">The upper end.</param>
/// <param name="Share">Of all customers, 0 to 1.</param>
/// <param name="NetAmount">What they paid in all, in fen: the revenue touched.</param>
public sealed record MovedCount(long Count, long? Low, long? High, double Share, long NetAmount);

/// <summary>The moves between some places.</summary>
/// <param name="Moved">All of them.</param>
/// <param name="Places">Every place, with those who stand there before and after.</param>
/// <param name="Flows">From place to place, the greatest first; those who stay are left out.</param>
public sealed record FlowsResponse(MovedCount Moved, IReadOnlyList<PlaceChange> Places, IReadOnlyList<FlowResponse> Flows);

/// <summary>The moves between value segments.</summary>
/// <param name="Moved">All of them.</param>
/// <param name="Places">Every segment, and <c>none</c> for buyers without an order in the window of RFM.</param>
/// <param name="Flows">From segment to segment, the greatest first.</param>
/// <param name="Status">Whether the thresholds of the other model can be trusted.</param>
/// <param name="Reason">The weightiest reason why not; null when there is nothing to say.</param>
/// <param name="Reasons">All reasons.</param>
public sealed record SegmentFlowsResponse(
    MovedCount Moved,
    IReadOnlyList<PlaceChange> Places,
    IReadOnlyList<FlowResponse> Flows,
    EstimateStatus Status,
    string? Reason,
    IReadOnlyList<string> Reasons);

/// <summary>Who stands in a place before and after.</summary>
/// <param name="Key">The place.</param>
/// <param name="Before">Customers under the model in effect.</param>
/// <param name="After">Customers under the other one.</param>
/// <param name="NetAmountBefore">What the former paid in all, in fen.</param>
/// <param name="NetAmountAfter">What the latter paid in all, in fen.</param>
public sealed record PlaceChange(string Key, long Before, long After, long NetAmountBefore, long NetAmountAfter);

/// <summary>Customers who would go from one place to another.</summary>
/// <param name="From">The place under the model in effect.</param>
/// <param name="To">The place under the other one.</param>
/// <param name="Count">Customers.</param>
/// <param name="Low">The lower end of the 95% interval of an estimate; null where the count is exact.</param>
/// <param name="High">The upper end.</param>
/// <param name="NetAmount">What they paid in all, in fen.</param>
public sealed record FlowResponse(string From, string To, long Count, long? Low, long? High, long NetAmount);
