using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Placements;

namespace PrivateTraffic.Sync.Tests.World;

/// <summary>Where everybody stands and how they came there, as it is stored.</summary>
internal static class Placed
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>
    /// What the calendar cannot change without a run on the day. The numbers behind are those of the day on
    /// which a customer was placed last, and so depend on when that was.
    /// </summary>
    public static async Task<string[]> LabelsAsync(Installation installation)
    {
        await using var db = installation.Open();
        var pages = await db.PlacementPages.AsNoTracking().OrderBy(p => p.Number).ToListAsync(Cancellation);
        return [.. pages.SelectMany(LabelsOn)];
    }

    /// <summary>Every move of every customer.</summary>
    public static async Task<string[]> TransitionsAsync(Installation installation)
    {
        await using var db = installation.Open();
        var transitions = await db.Transitions.AsNoTracking().ToListAsync(Cancellation);
        return
        [
            .. transitions.OrderBy(t => t.CustomerId).ThenBy(t => t.Day).ThenBy(t => t.Id)
                .Select(t => $"{t.CustomerId} {t.Day:O} {t.ModelVersion} {t.FromCell}/{t.FromStage} > {t.ToCell}/{t.ToStage}"),
        ];
    }

    private static List<string> LabelsOn(PlacementPage page)
    {
        var labels = new List<string>();
        for (var i = 0; i < PlacementRecord.PerPage; i++)
        {
            if (PlacementRecord.On(page.Records)[i].ToPlacement() is { } p)
            {
                labels.Add($"{(page.Number * PlacementRecord.PerPage) + i} {p.Cell.Index} {p.Stage} {p.ReactivatedOn:O} {p.NextOn:O}");
            }
        }

        return labels;
    }
}
