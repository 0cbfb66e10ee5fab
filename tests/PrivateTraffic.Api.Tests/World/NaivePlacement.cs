namespace PrivateTraffic.Api.Tests.World;

/// <summary>
/// Where a customer stands by the text of the segmentation specification, sections 4 and 5, with its default thresholds: written as it is
/// read, day by day, and sharing nothing with the product.
/// </summary>
/// <param name="interactionDays">Days with an inbound interaction.</param>
/// <param name="purchaseDays">Days with a valid order.</param>
/// <param name="addedOn">The day on which the customer was added; null for customers known by facts alone.</param>
internal sealed class NaivePlacement(IEnumerable<DateOnly> interactionDays, IEnumerable<DateOnly> purchaseDays, DateOnly? addedOn = null)
{
    private const int Window = 30;
    private const int SilentAfter = 18;
    private const int ChurnAfter = 27;
    private const int LapsedAfter = 90;
    private static readonly int[] Entry = [0, 1, 3, 8];
    private static readonly string[] Bands = ["silent", "low", "medium", "high"];

    private readonly SortedSet<DateOnly> interactions = [.. interactionDays];
    private readonly SortedSet<DateOnly> purchases = [.. purchaseDays];

    /// <summary>Whether anything is known of the customer on a day.</summary>
    public bool IsSeenOn(DateOnly day) => interactions.Concat(purchases).Append(addedOn ?? DateOnly.MaxValue).Min() <= day;

    /// <summary>Such as <c>high.repurchase</c>.</summary>
    public string CellOn(DateOnly day) => $"{Bands[BandOn(day)]}.{PurchaseStageOn(day)}";

    /// <summary>Interaction days in the window that ends with a day.</summary>
    public int CountOn(DateOnly day) => interactions.Count(d => d <= day && d > day.AddDays(-Window));

    /// <summary>Such as <c>growth</c>.</summary>
    public string LifecycleOn(DateOnly day)
    {
        var events = interactions.Concat(purchases).Where(d => d <= day).ToList();
        var away = day.DayNumber - (events.Count > 0 ? events.Max() : addedOn!.Value).DayNumber;
        return (away, purchases.Count(d => d <= day)) switch
        {
            ( > ChurnAfter, _) => "churn",
            ( > SilentAfter, _) => "silent",
            (_, >= 2) => "mature",
            (_, 1) => "growth",
            _ => "introduction",
        };
    }

    private int BandOn(DateOnly day)
    {
        var level = 0;
        for (var today = interactions.Count > 0 ? interactions.Min : day; today <= day; today = today.AddDays(1))
        {
            var count = CountOn(today);
            level = Enumerable.Range(0, 4).Last(j => count >= Entry[j] || (j <= level && count >= ExitOf(j)));
        }

        return level;
    }

    private static int ExitOf(int level) => level == 0 ? 0 : Math.Max(1, Entry[level] - Math.Max(1, (int)Math.Ceiling(0.2 * Entry[level])));

    private string PurchaseStageOn(DateOnly day)
    {
        var visible = purchases.Where(d => d <= day).ToList();
        return visible.Count == 0 ? "potential"
            : day.DayNumber - visible.Max().DayNumber > LapsedAfter ? "lapsed"
            : visible.Count == 1 ? "first"
            : "repurchase";
    }
}
