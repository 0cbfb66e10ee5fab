using System.Text.Json;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Api.Features.Models;

/// <summary>The versions of the model.</summary>
/// <param name="Today">The business day.</param>
/// <param name="Current">The version in effect today; 0 for the defaults.</param>
/// <param name="Latest">The version that was made last: what a change is based on.</param>
/// <param name="Versions">Every version, the latest first; the last one is version 0, the defaults.</param>
public sealed record ModelsResponse(DateOnly Today, int Current, int Latest, IReadOnlyList<ModelVersionResponse> Versions);

/// <summary>A version of the model: who made it, when, and why.</summary>
/// <param name="Number">Its number.</param>
/// <param name="State">Whether it holds today, will, did, or never came to.</param>
/// <param name="From">The first business day that it places; null for version 0.</param>
/// <param name="Through">The last one; null while no other version takes over.</param>
/// <param name="CreatedAt">When it was made, in UTC; null for version 0.</param>
/// <param name="CreatedBy">WeCom's userid of the member who made it; null for version 0 and from a shell.</param>
/// <param name="Note">Why, in their words.</param>
/// <param name="Restores">The version whose document it brings back.</param>
public sealed record ModelVersionResponse(
    int Number,
    ModelState State,
    DateOnly? From,
    DateOnly? Through,
    DateTime? CreatedAt,
    string? CreatedBy,
    string? Note,
    int? Restores);

/// <summary>A version with its document.</summary>
/// <param name="Version">Who made it, when, and why.</param>
/// <param name="Model">The document.</param>
/// <param name="Warnings">What is doubtful about it, such as <c>stale-thresholds</c>.</param>
public sealed record ModelResponse(ModelVersionResponse Version, SegmentationModel Model, IReadOnlyList<string> Warnings);

/// <summary>In what two models differ.</summary>
/// <param name="From">The version of the first; null for a model from a file.</param>
/// <param name="To">The version of the second; null for a model from a file.</param>
/// <param name="IsEqual">Whether they do not differ at all.</param>
/// <param name="Differences">Value by value, in the order of the document.</param>
public sealed record ModelDiffResponse(int? From, int? To, bool IsEqual, IReadOnlyList<ModelDifferenceResponse> Differences)
{
    internal static ModelDiffResponse Of(int? from, SegmentationModel first, int? to, SegmentationModel second)
    {
        var differences = ModelDifferenceResponse.Of(first, second);
        return new(from, to, differences.Count == 0, differences);
    }
}

/// <summary>A value in which two models differ.</summary>
/// <param name="Path">Where it stands in the document, such as <c>lifecycle.silentAfterDays</c>.</param>
/// <param name="From">The value of the first; null where it has none.</param>
/// <param name="To">The value of the second; null where it has none.</param>
/// <param name="Zh">What the value means, in Chinese.</param>
/// <param name="En">The same in English.</param>
public sealed record ModelDifferenceResponse(string Path, JsonElement? From, JsonElement? To, string Zh, string En)
{
    internal static IReadOnlyList<ModelDifferenceResponse> Of(SegmentationModel from, SegmentationModel to) =>
        [.. ModelDiff.Of(from, to).Select(d => new ModelDifferenceResponse(d.Path, d.From, d.To, d.Meaning.Zh, d.Meaning.En))];
}

/// <summary>What came of applying a model.</summary>
/// <param name="Number">The version that holds from <paramref name="From"/> on.</param>
/// <param name="IsNew">False when the model was in effect already, so that nothing was done.</param>
/// <param name="From">Its first business day.</param>
/// <param name="Restores">The version whose document was brought back.</param>
/// <param name="Withdrawn">Versions that were planned and whose place it takes.</param>
/// <param name="Placed">Customers who were placed anew; null when its day is still to come.</param>
/// <param name="Moved">Those among them whose cell or stage changed.</param>
public sealed record AppliedResponse(
    int Number, bool IsNew, DateOnly From, int? Restores, IReadOnlyList<int> Withdrawn, long? Placed, long? Moved);
