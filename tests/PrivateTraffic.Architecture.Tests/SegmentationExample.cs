using System.Globalization;
using System.Text.RegularExpressions;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Sync.Imports.Cells;

namespace PrivateTraffic.Architecture.Tests;

/// <summary>The example of docs/segmentation.md comes out as the page says, day by day.</summary>
public sealed partial class SegmentationExample
{
    private static readonly string Page = Repository.Read("docs/segmentation.md");

    public static TheoryData<string, string, string> Rows =>
        [.. Row().Matches(Page).Select(m => (m.Groups["day"].Value, m.Groups["cell"].Value, m.Groups["stage"].Value))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void On_each_day_the_customer_stands_where_the_page_says(string day, string cell, string stage)
    {
        var placement = new Placer(new SegmentationModel()).Place(Example().View(), Day(day)).ShouldNotBeNull();

        placement.Cell.Key.ShouldBe(cell);
        LifecycleRules.KeyOf(placement.Stage).ShouldBe(stage);
    }

    [Fact]
    public void The_customer_comes_back_as_the_page_says()
    {
        var placer = new Placer(new SegmentationModel());
        DateOnly? Reactivated(string day) => placer.Place(Example().View(), Day(day))!.Value.ReactivatedOn;

        Page.ShouldContain("`reactivatedOn` is 2026-06-10 until 27 June");
        Reactivated("2026-06-10").ShouldBe(Day("2026-06-10"));
        Reactivated("2026-06-27").ShouldBe(Day("2026-06-10"));
        Reactivated("2026-06-28").ShouldBeNull();
    }

    private static CustomerHistory Example()
    {
        var files = File().Matches(Page).Select(m => m.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var interactions = CellsOf(files[0]).Select(c => new Interaction(InteractionKinds.Find(c[3])!.Value, At(c[2])));
        var orders = CellsOf(files[1]).Select(c => new Order(At(c[2]), 100 * long.Parse(c[3], CultureInfo.InvariantCulture)));
        return CustomerHistory.Empty.WithInteractions(interactions).WithOrders(orders);
    }

    private static IEnumerable<string[]> CellsOf(string[] lines) => lines.Skip(1).Select(line => line.Split(','));

    private static FactTime At(string text) => new(Day(text[..10]), null);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| (?<day>\d{4}-\d\d-\d\d) \| `(?<cell>[a-z]+\.[a-z]+)` \| `(?<stage>[a-z]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("^```csv\n(?<lines>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex File();
}
