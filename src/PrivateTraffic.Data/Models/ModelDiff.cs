using System.Text.Json;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Data.Models;

/// <summary>A value in which two models differ.</summary>
/// <param name="Path">Where it stands in the document, such as <c>lifecycle.silentAfterDays</c>.</param>
/// <param name="From">The value of the first model; null where it has none.</param>
/// <param name="To">The value of the second.</param>
/// <param name="Meaning">What the value means.</param>
public sealed record ModelDifference(string Path, JsonElement? From, JsonElement? To, LocalizedText Meaning);

/// <summary>Compares two models value by value.</summary>
public static class ModelDiff
{
    /// <summary>The values in which two models differ, in the order of the document; empty when they are equal.</summary>
    public static IReadOnlyList<ModelDifference> Of(SegmentationModel from, SegmentationModel to)
    {
        var differences = new List<ModelDifference>();
        Compare("", ModelDocument.ToJson(from), ModelDocument.ToJson(to), differences);
        return differences;
    }

    private static void Compare(string path, JsonElement from, JsonElement to, List<ModelDifference> differences)
    {
        if (JsonElement.DeepEquals(from, to))
        {
            return;
        }

        if ((from.ValueKind, to.ValueKind) == (JsonValueKind.Object, JsonValueKind.Object))
        {
            // Both were written from the same type, so that they have the same names in the same order.
            foreach (var (before, after) in from.EnumerateObject().Zip(to.EnumerateObject()))
            {
                Compare(path.Length == 0 ? before.Name : $"{path}.{before.Name}", before.Value, after.Value, differences);
            }
        }
        else if ((from.ValueKind, to.ValueKind) == (JsonValueKind.Array, JsonValueKind.Array)
            && from.GetArrayLength() == to.GetArrayLength())
        {
            for (var i = 0; i < from.GetArrayLength(); i++)
            {
                Compare($"{path}[{i}]", from[i], to[i], differences);
            }
        }
        else
        {
            differences.Add(new ModelDifference(path, ValueOf(from), ValueOf(to), ModelMeanings.Of(path)));
        }
    }

    private static JsonElement? ValueOf(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value;
}
