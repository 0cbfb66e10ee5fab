using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Features.Labels;
using PrivateTraffic.Api.Features.Matrix;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Domain.Labels;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Api.Tests.Features.Labels;

public sealed class LabelTests(PulledCompany pulled)
{
    private const string Path = "/api/v1/reports/labels?asOf=2026-03-01";
    private static readonly DateOnly Day = new(2026, 3, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_family_is_answered_and_its_tiers_add_up_to_all_customers()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var report = await manager.GetAsync<LabelsResponse>(Path);
        var matrix = await manager.GetAsync<MatrixResponse>("/api/v1/matrix?asOf=2026-03-01");

        report.Total.ShouldBe(matrix.Total);
        report.Warnings.ShouldBe(["not-derived"]);
        report.Families.Select(f => f.Key).ShouldBe(LabelFamily.All.Select(f => f.Key));
        foreach (var family in report.Families.Where(f => !f.IsOverlapping && f.Labels.Count > 0))
        {
            family.Labels.Sum(l => l.Count).ShouldBe(report.Total, family.Key);
            family.Labels.Sum(l => l.Share).ShouldBe(1, 1e-9, family.Key);
        }

        report.Families.Where(f => f.Reason == "no-data").Select(f => f.Key).ShouldBe(["demand", "channel", "roles"]);
        report.Families.Where(f => f.Status != EstimateStatus.Accepted).ShouldAllBe(f => f.Reason != null);
    }

    [Fact]
    public async Task The_cohorts_hold_what_the_ledger_says_of_those_added()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        await using var db = pulled.Api.Open();
        var added = (await db.FollowRelations.AsNoTracking().ToListAsync(Cancellation))
            .GroupBy(r => r.CustomerId).Select(r => (Id: r.Key, Day: BeijingDay(r.Min(x => x.AddedAt)))).Where(c => c.Day <= Day).ToList();
        var acts = (await db.Interactions.AsNoTracking().ToListAsync(Cancellation))
            .ToLookup(i => i.CustomerId, i => BeijingDay(i.OccurredAt));
        var orders = await BoughtAsync(db);

        var family = (await manager.GetAsync<LabelsResponse>(Path)).Families.Single(f => f.Key == "acquisition");

        family.Total.ShouldBe(added.Count);
        family.Cohorts!.Select(c => (c.Start, c.Count)).ShouldBe(
            added.GroupBy(c => new DateOnly(c.Day.Year, c.Day.Month, 1)).OrderBy(c => c.Key).Select(c => (c.Key, c.LongCount())));
        foreach (var cohort in family.Cohorts!)
        {
            var members = added.Where(c => c.Day >= cohort.Start && c.Day <= cohort.End).ToList();
            long Count(Func<(long Id, DateOnly Day), bool> reached) => members.LongCount(reached);
            bool Within(DateOnly day, DateOnly from, int first, int last) =>
                day >= from.AddDays(first) && day <= from.AddDays(last) && day <= Day;

            cohort.Stages.Select(s => s.Count).ShouldBe(
            [
                Count(m => acts[m.Id].Any(d => Within(d, m.Day, 0, 7))),
                Count(m => acts[m.Id].Concat(orders[m.Id]).Any(d => Within(d, m.Day, 8, 30))),
                Count(m => orders[m.Id].Any() && Within(orders[m.Id].Min(), m.Day, 0, 30)),
                null,
            ]);
            var (isNew, isYoung) = (cohort.End.AddDays(7) > Day, cohort.End.AddDays(30) > Day);
            cohort.Stages.Select(s => s.IsOpen).ShouldBe([isNew, isYoung, isYoung, isYoung]);
        }

        var closed = family.Cohorts!.Where(c => !c.Stages[0].IsOpen).ToList();
        var rate = family.Labels.Single(l => l.Key == "activated").Rate!;
        (rate.Count, rate.Of).ShouldBe((closed.Sum(c => c.Stages[0].Count!.Value), closed.Sum(c => c.Count)));
        family.Labels.Single(l => l.Key == "referred").Rate!.Reason.ShouldBe("no-data");
    }

    [Fact]
    public async Task The_categories_are_those_that_orders_name()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        await using var db = pulled.Api.Open();
        var named = await db.Orders.Where(o => o.Category != null).Select(o => o.Category!).Distinct().ToListAsync(Cancellation);

        var families = (await manager.GetAsync<LabelsResponse>(Path)).Families;

        var categories = families.Single(f => f.Key == "categories");
        categories.IsOverlapping.ShouldBeTrue();
        categories.Labels.Select(l => l.Key).ShouldBeSubsetOf(named);
        categories.Labels.Sum(l => l.Count).ShouldBeGreaterThan(categories.Sample / 2);
        categories.Sample.ShouldBeInRange(1, categories.Total);
    }

    [Fact]
    public async Task On_the_first_day_of_the_calendar_there_is_nobody_and_every_family_says_so()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var report = await manager.GetAsync<LabelsResponse>("/api/v1/reports/labels?asOf=0001-01-01");

        (report.Total, report.Status, report.Reason).ShouldBe((0, EstimateStatus.Default, "no-data"));
        report.Families.ShouldAllBe(f => f.Reason == "no-data" && f.Total == 0);
    }

    [Fact]
    public async Task The_last_day_of_the_calendar_is_a_day_like_others()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var report = await manager.GetAsync<LabelsResponse>("/api/v1/reports/labels?asOf=9999-12-31");

        report.Families.Single(f => f.Key == "rhythm").Labels.Single(l => l.Key == "on-time").Count.ShouldBe(0);
    }

    [Fact]
    public async Task Sales_staff_are_not_shown_everybody()
    {
        using var staff = await pulled.Api.SignInAsync(pulled.Cast.Staff);

        await staff.ProblemAsync(Path, 403, "not-allowed");
    }

    private static async Task<ILookup<long, DateOnly>> BoughtAsync(Data.PrivateTrafficDb db)
    {
        var refunds = (await db.Refunds.AsNoTracking().ToListAsync(Cancellation)).Where(r => BeijingDay(r.RefundedAt) <= Day)
            .ToLookup(r => (r.Source, r.OrderNumber), r => r.Amount);
        return (await db.Orders.AsNoTracking().ToListAsync(Cancellation))
            .Where(o => BeijingDay(o.PaidAt) <= Day)
            .Where(o => !refunds[(o.Source, o.Number)].Any() || refunds[(o.Source, o.Number)].Sum() < o.Amount)
            .ToLookup(o => o.CustomerId, o => BeijingDay(o.PaidAt));
    }

    private static DateOnly BeijingDay(DateTime utc) => DateOnly.FromDateTime(utc.AddHours(8));
}
