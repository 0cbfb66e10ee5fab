using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Domain.Previews;
using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Domain.Tests.Previews;

public sealed class ModelPreviewProperties
{
    private static readonly Arbitrary<(CustomerHistory[] World, SegmentationModel Current, SegmentationModel Candidate, int Day)> Worlds =
        (from world in Gen.Choose(0, 40).SelectMany(n => Arbitraries.Histories.ArrayOf(n))
         from current in Arbitraries.Models
         from candidate in Arbitraries.Models
         from windowBefore in Gen.Elements<int?>(null, 20, 60)
         from windowAfter in Gen.Elements<int?>(null, 20, 60)
         from day in Gen.Choose(-60, Arbitraries.LastDay + 30)
         select (
             world,
             current with { Rfm = new RfmRules { WindowDays = windowBefore } },
             candidate with { Rfm = new RfmRules { WindowDays = windowAfter, Fixed = new RfmThresholds { Recency = 10, Frequency = 1 } } },
             day)).ToArbitrary();

    [Fact]
    public void Flows_are_what_placing_each_customer_under_each_model_gives() => Prop.ForAll(Worlds, w =>
    {
        var (preview, asOf) = (Preview(w.World, w.Current, w.Candidate, w.Day), A.Day(w.Day));
        var placed = w.World.Select(history => View(history)).Select(view => (
                View: view, Before: new Placer(w.Current).Place(view, asOf), After: new Placer(w.Candidate).Place(view, asOf)))
            .Where(p => p.Before is not null).Select(p => (p.View, Before: p.Before!.Value, After: p.After!.Value)).ToArray();

        preview.Total.ShouldBe(placed.Length);
        preview.Moved.Customers.ShouldBe(placed.Count(p => !p.Before.HasSameCellAndStageAs(p.After)));
        preview.Moved.NetAmount.ShouldBe(placed.Where(p => !p.Before.HasSameCellAndStageAs(p.After)).Sum(p => p.Before.NetAmount));
        preview.Cells.Flows.OrderBy(f => (f.From, f.To)).ShouldBe(placed
            .GroupBy(p => (From: p.Before.Cell.Index, To: p.After.Cell.Index)).OrderBy(g => g.Key)
            .Select(g => (g.Key.From, g.Key.To, new Flow(g.Count(), g.Sum(p => p.Before.NetAmount)))));
        preview.Stages.Flows.OrderBy(f => (f.From, f.To)).ShouldBe(placed
            .GroupBy(p => (From: (int)p.Before.Stage, To: (int)p.After.Stage)).OrderBy(g => g.Key)
            .Select(g => (g.Key.From, g.Key.To, new Flow(g.Count(), g.Sum(p => p.Before.NetAmount)))));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Value_segments_are_those_that_each_models_own_buyers_give() => Prop.ForAll(Worlds, w =>
    {
        var (preview, asOf) = (Preview(w.World, w.Current, w.Candidate, w.Day), A.Day(w.Day));
        var (before, after) = (SegmentsOf(w.World, w.Current.Rfm, asOf), SegmentsOf(w.World, w.Candidate.Rfm, asOf));

        preview.Segments.Flows.OrderBy(f => (f.From, f.To)).Select(f => (f.From, f.To, f.Flow.Customers)).ShouldBe(before.Zip(after)
            .Where(pair => pair.First is not null || pair.Second is not null)
            .GroupBy(pair => (
                From: pair.First?.Index ?? ModelPreview.NoSegment, To: pair.Second?.Index ?? ModelPreview.NoSegment))
            .OrderBy(g => g.Key).Select(g => (g.Key.From, g.Key.To, g.LongCount())));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void However_the_customers_are_shared_out_the_preview_is_the_same() => Prop.ForAll(Worlds, w =>
    {
        var whole = Preview(w.World, w.Current, w.Candidate, w.Day);
        var merged = Sample(w.Current, w.Candidate, w.Day);
        for (var part = 2; part >= 0; part--)
        {
            var sample = Sample(w.Current, w.Candidate, w.Day);
            for (var i = part; i < w.World.Length; i += 3)
            {
                sample.Add(i, View(w.World[i]));
            }

            merged.Merge(sample);
        }

        var shared = ModelPreview.Of(merged);
        shared.Cells.Flows.ShouldBe(whole.Cells.Flows);
        shared.Stages.Flows.ShouldBe(whole.Stages.Flows);
        shared.Segments.Flows.ShouldBe(whole.Segments.Flows);
        shared.Customers.ShouldBe(whole.Customers);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_model_in_effect_moves_nobody() => Prop.ForAll(Worlds, w =>
    {
        var preview = Preview(w.World, w.Current, w.Current, w.Day);

        preview.Moved.ShouldBe(default);
        foreach (var table in new[] { preview.Cells, preview.Stages, preview.Segments })
        {
            table.Moved.ShouldBe(default);
            table.Flows.ShouldAllBe(f => f.From == f.To);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Who_stands_where_before_and_after_adds_up_to_everybody() => Prop.ForAll(Worlds, w =>
    {
        var preview = Preview(w.World, w.Current, w.Candidate, w.Day);

        Enumerable.Range(0, MatrixCell.All.Count).Sum(cell => preview.Cells.Before(cell).Customers).ShouldBe(preview.Total);
        Enumerable.Range(0, MatrixCell.All.Count).Sum(cell => preview.Cells.After(cell).Customers).ShouldBe(preview.Total);
        Enum.GetValues<LifecycleStage>().Sum(stage => preview.Stages.After((int)stage).NetAmount)
            .ShouldBe(Enum.GetValues<LifecycleStage>().Sum(stage => preview.Stages.Before((int)stage).NetAmount));
    }).QuickCheckThrowOnFailure();

    private static ModelPreview Preview(CustomerHistory[] world, SegmentationModel current, SegmentationModel candidate, int day)
    {
        var sample = Sample(current, candidate, day);
        for (var i = 0; i < world.Length; i++)
        {
            sample.Add(i, View(world[i]));
        }

        return ModelPreview.Of(sample);
    }

    private static PreviewSample Sample(SegmentationModel current, SegmentationModel candidate, int day) =>
        new(current, candidate, A.Day(day), keepsAll: true);

    private static HistoryView View(CustomerHistory history) => history.View();

    private static RfmSegment?[] SegmentsOf(CustomerHistory[] world, RfmRules rules, DateOnly asOf)
    {
        var reader = new RfmReader(rules.WindowDays);
        var facts = world.Select(history => reader.Read(View(history), asOf)).ToArray();
        var population = new RfmPopulation();
        foreach (var buyer in facts.OfType<RfmFacts>())
        {
            population.Add(buyer);
        }

        var rfm = RfmSegmentation.Of(population, rules);
        return [.. facts.Select(f => f is { } buyer ? rfm.LabelOf(buyer).Segment : null)];
    }
}
