using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Api.Features.Matrix;
using PrivateTraffic.Api.Features.Reports;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Api.Tests.Features.Reports;

public sealed class SegmentReportTests(PulledCompany pulled)
{
    private const string Day = "2026-03-01";

    [Fact]
    public async Task The_value_segments_add_up_to_all_buyers_and_their_money()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var report = await manager.GetAsync<RfmResponse>($"/api/v1/reports/rfm?asOf={Day}");
        var matrix = await manager.GetAsync<MatrixResponse>($"/api/v1/matrix?asOf={Day}");

        report.Segments.Select(s => s.Key).ShouldBe(RfmSegment.All.Select(s => s.Key));
        report.Segments.Sum(s => s.Count).ShouldBe(report.Total);
        report.Boxes.Sum(b => b.Count).ShouldBe(report.Total);
        report.Total.ShouldBe(matrix.Total - matrix.Cells.Where(c => c.Stage == "potential").Sum(c => c.Count));
        report.Segments.Sum(s => s.NetAmount).ShouldBe(matrix.Cells.Sum(c => c.NetAmount));
        report.Thresholds.Select(t => t.Key).ShouldBe(["recency", "frequency", "monetary"]);
        report.Thresholds.ShouldAllBe(t => t.Sample == report.Total);
    }

    [Fact]
    public async Task The_recall_list_names_the_most_urgent_first()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var report = await manager.GetAsync<RfmResponse>("/api/v1/reports/rfm");

        var recall = report.Recall;
        recall.Count.ShouldBe(report.Segments.Single(s => s.Key == "key-recall").Count);
        recall.Priorities.Sum(p => p.Count).ShouldBe(recall.Count);
        recall.Customers.Count.ShouldBe((int)Math.Min(100, recall.Count));
        recall.Customers.ShouldBe(recall.Customers
            .OrderBy(c => c.Priority).ThenByDescending(c => c.Monetary).ThenBy(c => c.Recency).ThenBy(c => c.CustomerId));
        recall.Customers.ShouldAllBe(c => c.Recency > report.Thresholds[0].Value && c.Monetary >= report.Thresholds[2].Value);
    }

    [Fact]
    public async Task The_recall_list_carries_names_and_owners_as_the_list_of_customers_does()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var recalled = new List<RecallCustomer>();
        for (var day = new DateOnly(2025, 7, 1); day < new DateOnly(2026, 4, 1); day = day.AddMonths(1))
        {
            recalled.AddRange((await manager.GetAsync<RfmResponse>($"/api/v1/reports/rfm?asOf={day:yyyy-MM-dd}")).Recall.Customers);
        }

        var people = new Dictionary<long, CustomerRow>();
        for (var after = "0"; after is not null;)
        {
            var page = await manager.GetAsync<CustomerPage>($"/api/v1/customers?limit=100&after={after}");
            page.Items.ToList().ForEach(person => people.Add(person.Id, person));
            after = page.Next;
        }

        recalled.ShouldContain(c => c.Name != null && c.Owners.Count > 0);
        foreach (var customer in recalled)
        {
            customer.Name.ShouldBe(people[customer.CustomerId].Name);
            customer.Owners.ShouldBe(people[customer.CustomerId].Owners);
        }
    }

    [Fact]
    public async Task Validity_is_told_of_every_segmentation_with_the_counts_of_its_report()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var report = await manager.GetAsync<ValidityResponse>($"/api/v1/reports/validity?asOf={Day}&days=60");
        var matrix = await manager.GetAsync<MatrixResponse>($"/api/v1/matrix?asOf={Day}");

        report.Since.ShouldBe(new DateOnly(2025, 12, 31));
        report.Segmentations.Select(s => s.Key).ShouldBe(["matrix", "lifecycle", "rfm"]);
        report.Segmentations[0].Segments.Select(s => (s.Key, s.Count)).ShouldBe(matrix.Cells.Select(c => (c.Key, c.Count)));
        foreach (var segmentation in report.Segmentations)
        {
            segmentation.Segments.Sum(s => s.Count).ShouldBe(segmentation.Total);
            segmentation.Transitions.Where(t => t.To is not null).Sum(t => t.Count).ShouldBe(segmentation.Total);
            segmentation.Lift.Select(o => o.Key).ShouldBe(["order", "interaction"]);
            segmentation.Lift.SelectMany(o => o.Segments).ShouldAllBe(l => !(l.Q < l.P), "adjusted values are no smaller");
        }
    }

    [Fact]
    public async Task A_past_that_is_none_is_refused()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        (await manager.ProblemAsync("/api/v1/reports/validity?days=0", 400, "invalid")).Errors!.Keys.ShouldBe(["days"]);
    }

    [Fact]
    public async Task On_the_first_day_of_the_calendar_there_is_nobody_and_the_reports_say_so()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var rfm = await manager.GetAsync<RfmResponse>("/api/v1/reports/rfm?asOf=0001-01-01");
        var validity = await manager.GetAsync<ValidityResponse>("/api/v1/reports/validity?asOf=0001-01-01");

        (rfm.Total, rfm.Reason, rfm.Edges).ShouldBe((0, "no-data", null));
        (validity.Total, validity.Reason).ShouldBe((0, "no-data"));
    }
}
