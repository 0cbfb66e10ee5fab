using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Labels;
using PrivateTraffic.Domain.Labels.Categories;
using PrivateTraffic.Domain.Labels.Membership;
using PrivateTraffic.Domain.Labels.Preferences;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Tests.Labels;

public sealed class LabelReportTests
{
    private static readonly Gen<CustomerHistory[]> Populations =
        Gen.Choose(0, 40).SelectMany(n => Arbitraries.Histories.ArrayOf(n));

    [Fact]
    public void Tiers_cover_everybody_once_and_groups_never_hold_more_than_everybody() => ForAll((customers, day) =>
    {
        foreach (var family in ReportOf(customers, day).Families)
        {
            if (!family.Family.IsOverlapping && family.Labels.Count > 0)
            {
                family.Labels.Sum(l => l.Count).ShouldBe(family.Total, family.Family.Key);
            }

            family.Labels.ShouldAllBe(l => l.Count >= 0 && l.Count <= family.Total);
            family.Labels.Select(l => l.Label.Key).ShouldBeUnique();
        }
    });

    [Fact]
    public void Every_family_is_told_of_and_one_without_data_says_so() => ForAll((customers, day) =>
    {
        var families = ReportOf(customers, day).Families;

        families.Select(f => f.Family).ShouldBe(LabelFamily.All);
        families.Where(f => f.Labels.Count == 0).ShouldAllBe(f => f.Quality.Status == EstimateStatus.Default && f.Quality.Reason != null);
        families.Where(f => f.Quality.Status != EstimateStatus.Accepted).ShouldAllBe(f => f.Quality.Reason != null);
    });

    [Fact]
    public void The_counts_are_those_of_the_customers_one_by_one() => ForAll((customers, day) =>
    {
        var report = ReportOf(customers, day);
        var keys = Enumerable.Range(0, report.Count).SelectMany(i => report.KeysOf(report[i])).ToLookup(k => k.Family, k => k.Key);

        foreach (var family in report.Families)
        {
            family.Labels.ShouldAllBe(l => l.Count == keys[family.Family].LongCount(k => k == l.Label.Key));
        }
    });

    [Fact]
    public void The_order_of_customers_changes_no_count() => ForAll((customers, day) =>
        Counts(ReportOf([.. customers.Reverse()], day)).ShouldBe(Counts(ReportOf(customers, day))));

    [Fact]
    public void What_happens_later_changes_no_label() => ForAll((customers, day) =>
    {
        var known = customers.Select(c => CustomerHistory.Empty
            .WithAddedOn(c.AddedOn <= A.Day(day) ? c.AddedOn : null)
            .WithInteractions(c.Interactions.Where(i => i.At.Day <= A.Day(day)))
            .WithOrders(c.Orders.Where(o => o.PaidAt.Day <= A.Day(day))
                .Select(o => o with { Refunds = [.. o.Refunds.Where(r => r.On <= A.Day(day))] }))).ToArray();

        Counts(ReportOf(known, day)).ShouldBe(Counts(ReportOf(customers, day)));
    });

    [Fact]
    public void Nobody_at_all_is_no_data()
    {
        var report = ReportOf([], 0);

        (report.Count, report.Quality.Status, report.Quality.Reason).ShouldBe((0, EstimateStatus.Default, EstimateReason.NoData));
        report.Families.ShouldAllBe(f => f.Total == 0 && f.Quality.Reason == EstimateReason.NoData);
    }

    [Fact]
    public void Where_orders_alone_are_known_only_what_orders_tell_is_told()
    {
        var buyers = Enumerable.Range(0, 60).Select(i => A.Customer(null, orders: [A.Order(0, 100 * i), A.Order(20, 100)]));
        var report = ReportOf([.. buyers], 40);

        var withData = report.Families.Where(f => f.Quality.Reason != EstimateReason.NoData).Select(f => f.Family.Key);
        withData.ShouldBe(["rhythm", "pyramid", "membership", "risk", "propensity", "tenure"]);
        Family(report, LabelFamily.Rhythm).Estimates["medianGapDays"].ShouldBe(20);
        Family(report, LabelFamily.Risk).Quality.Reason.ShouldBe(EstimateReason.ShortHistory);
    }

    [Fact]
    public void A_propensity_that_may_not_be_shown_gives_way_to_what_came_of_equal_recency()
    {
        // Twenty bought in the first days and none of them again, thirty more bought 35 days ago: twelve of them again since.
        var report = ReportOf(
        [
            .. Enumerable.Range(0, 20).Select(_ => A.Customer(null, orders: [A.Order(0)])),
            .. Enumerable.Range(0, 30).Select(i => A.Customer(null, orders: i < 12 ? [A.Order(65), A.Order(85)] : [A.Order(65)])),
        ], 100);

        var family = Family(report, LabelFamily.Propensity);

        (family.Quality.Status, family.Quality.Reason).ShouldBe((EstimateStatus.Default, EstimateReason.TooFewOrders));
        report[0].Propensity.ShouldBeNull();
        family.Labels.Select(l => (l.Label.Key, l.Count)).Where(l => l.Count > 0)
            .ShouldBe([("0-30-days", 12), ("31-60-days", 18), ("91-180-days", 20)]);
        family.Labels[0].Rate!.Counted.ShouldBe(new Proportion(12, 30), "on the day 30 days before, all thirty had bought 5 days ago");
        family.Labels[2].Rate!.Counted.ShouldBe(new Proportion(0, 20), "and the others 70 days ago");
        family.Labels[3].Rate!.Quality.IsUsable.ShouldBeFalse("nobody was as long away as that");
    }

    [Fact]
    public void A_recommendation_is_not_on_record_and_has_no_rate()
    {
        var family = Family(ReportOf([.. Enumerable.Range(0, 40).Select(_ => A.Customer(0, likes: [3], orders: [A.Order(10)]))], 90),
            LabelFamily.Acquisition);

        family.Labels.Select(l => (l.Label.Key, l.Count)).ShouldBe(
            [("added", 40), ("activated", 40), ("retained", 40), ("bought", 40), ("referred", 0)]);
        family.Labels[1].Rate!.Counted.ShouldBe(new Proportion(40, 40));
        family.Labels[4].Rate!.Quality.Reason.ShouldBe(EstimateReason.NoData);
        family.Quality.ShouldBe(EstimateQuality.Accepted);
    }

    [Fact]
    public void Messages_and_links_tell_the_preferred_channel()
    {
        // Answers every message on the day after, opens one of ten links; the others do the opposite.
        var sent = Enumerable.Range(0, 10).Select(i => A.Time(i * 5)).ToArray();
        var answering = A.Customer(0, likes: [.. Enumerable.Range(0, 10).Select(i => (i * 5) + 1)]);
        var report = ReportOf(
            [answering, A.Customer(0), A.Customer(0)],
            60,
            [new([], null, sent, new ChannelTally(10, 1)), new([], null, sent, new ChannelTally(10, 9)), LabelFacts.None]);

        report[0].Channel.ShouldBe("message");
        report[1].Channel.ShouldBe("link");
        report[2].Channel.ShouldBeNull();
        Family(report, LabelFamily.Channel).Labels.Select(l => (l.Label.Key, l.Count)).ShouldBe([("link", 1), ("message", 1), ("none", 1)]);
    }

    [Fact]
    public void An_interaction_before_the_message_or_after_the_days_of_a_response_is_none()
    {
        var asked = A.Time(10, 43_200);
        int ResponsesTo(params (int Day, int? Second)[] interactions)
        {
            var history = CustomerHistory.Empty.WithAddedOn(A.Day(0))
                .WithInteractions(interactions.Select(i => new Interaction(InteractionKind.Chat, new FactTime(A.Day(i.Day), i.Second))));
            var report = ReportOf([history], 60, [new([], null, [asked], default)]);
            return (int)Family(report, LabelFamily.Channel).Labels.Single(l => l.Label.Key == "message").Rate!.Counted.Successes;
        }

        ResponsesTo((10, 40_000)).ShouldBe(0, "earlier on the same day");
        ResponsesTo((10, null)).ShouldBe(0, "on the same day, nobody knows when");
        ResponsesTo((10, 43_201)).ShouldBe(1);
        ResponsesTo((13, null)).ShouldBe(1);
        ResponsesTo((14, null)).ShouldBe(0);
    }

    [Fact]
    public void Categories_and_what_they_say_of_a_declared_gender_are_told()
    {
        var men = Enumerable.Range(0, 150).Select(i => Bought("male", i < 3 ? "skirts" : "ties")).ToArray();
        var women = Enumerable.Range(0, 150).Select(_ => Bought("female", "skirts")).ToArray();
        var facts = men.Concat(women).Append(Bought(null, "ties")).ToArray();

        var report = ReportOf([.. facts.Select(_ => A.Customer(null, orders: [A.Order(0)]))], 30, facts);

        Family(report, LabelFamily.Categories).Labels.Select(l => (l.Label.Key, l.Count)).ShouldBe([("skirts", 153), ("ties", 148)]);
        Family(report, LabelFamily.Gender).Labels.Where(l => l.Count > 0).Select(l => (l.Label.Key, l.Count))
            .ShouldBe([("confirmed", 297), ("contradicted", 3), ("inferred-only", 1)]);
        (report[0].Gender.Declared, report[0].Gender.Inferred).ShouldBe(("male", "female"), "both are kept");
    }

    [Fact]
    public void Points_are_those_of_what_is_left_of_an_order()
    {
        var customer = A.Customer(null, orders: [A.Order(0, 60_050, (5, 10_000), (9, 50_050))]);
        var points = OrderPoints.Of(customer.View(), fenPerPoint: 100).ToArray();

        points.ShouldBe([new GrowthPoints(A.Day(0), 600), new GrowthPoints(A.Day(5), -100), new GrowthPoints(A.Day(9), -500)]);
        ReportOf([customer], 4)[0].Membership.Level.ShouldBe(1);
    }

    [Fact]
    public void The_document_of_a_model_states_the_rules_and_says_what_is_wrong_with_them()
    {
        var rules = new LabelRules();

        rules.Problems().ShouldBeEmpty();
        rules.ShouldBe(new LabelRules());
        (rules with { InUse = ["rhythm"] }).ShouldNotBe(rules);
        (rules with { GapDays = 0 }).Problems().ShouldHaveSingleItem().ShouldBe("labels.gapDays is 0; it must be 1 to 3660.");
        (rules with { InUse = ["mood"] }).Problems().ShouldHaveSingleItem().ShouldContain("'mood'");
        (rules with { Risk = rules.Risk with { HighFrom = 50 } }).Problems()
            .ShouldHaveSingleItem().ShouldContain("labels.risk.highFrom is 50");
        (rules with { Membership = rules.Membership with { Levels = [] } }).Problems()
            .ShouldHaveSingleItem().ShouldContain("3 to 7 levels");
        (rules with { Journey = rules.Journey with { Steps = [] } }).Problems().ShouldHaveSingleItem().ShouldContain("has no steps");
    }

    [Fact]
    public void Families_in_use_count_among_the_dimensions_of_the_model()
    {
        var model = new SegmentationModel { Labels = new LabelRules { InUse = ["rhythm", "membership", "hour"] } };

        model.Dimensions().ShouldBe(
            [.. new SegmentationModel().Dimensions(), "days-from-first-to-last-order", "growth-points", "interactions-by-hour"]);
        ModelWarnings.Of(model, A.Day(0)).ShouldContain(EstimateReason.TooManyDimensions);
    }

    private static LabelFacts Bought(string? declared, string category) =>
        new([.. Enumerable.Range(0, 8).Select(i => new CategoryPurchase(category, A.Day(i), 100))], declared, [], default);

    private static FamilyReport Family(LabelReport report, LabelFamily family) => report.Families.Single(f => f.Family == family);

    private static List<string> Counts(LabelReport report) =>
        [.. report.Families.SelectMany(f => f.Labels.Select(l => $"{f.Family.Key} {f.Quality} {l.Label.Key} {l.Count}"))];

    private static LabelReport ReportOf(CustomerHistory[] customers, int day, LabelFacts[]? facts = null)
    {
        var sample = new LabelSample(new SegmentationModel(), A.Day(day));
        for (var i = 0; i < customers.Length; i++)
        {
            sample.Add(i, new HistoryView().LoadWithTimes(customers[i].Pack()), facts?[i] ?? LabelFacts.None);
        }

        return LabelReport.Of(sample);
    }

    private static void ForAll(Action<CustomerHistory[], int> holds) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60),
        Prop.ForAll(Populations.ToArbitrary(), Gen.Choose(-60, 120).ToArbitrary(), holds));
}
