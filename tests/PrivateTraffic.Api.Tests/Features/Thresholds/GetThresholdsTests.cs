using System.Globalization;
using PrivateTraffic.Api.Features.Thresholds;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Thresholds;

namespace PrivateTraffic.Api.Tests.Features.Thresholds;

public sealed class GetThresholdsTests(PulledCompany pulled)
{
    [Fact]
    public async Task Every_threshold_comes_with_its_sample_its_interval_and_its_evidence()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var report = await manager.GetAsync<ThresholdsResponse>("/api/v1/thresholds");

        report.AsOf.ShouldBe(new DateOnly(2026, 3, 1), "yesterday is the last complete day");
        report.Thresholds.Select(t => t.Key).ShouldBe(["silent", "churn", "lapsed"]);
        (report.Thresholds[1].Days > report.Thresholds[0].Days).ShouldBeTrue("churn lies above silent");
        report.Thresholds.Select(t => t.InUse).ShouldBe([18, 27, 90]);
        foreach (var evidence in report.Thresholds.Select(t => t.Evidence).OfType<GapEvidence>())
        {
            evidence.Estimators.Select(e => e.Estimator).ShouldBe(Enum.GetValues<GapEstimator>());
            evidence.Windows.ShouldContain(w => w.WindowDays == evidence.WindowDays);
            evidence.Curve.Select(p => p.Share).ShouldBe(evidence.Curve.Select(p => p.Share).Order());
        }

        report.Thresholds.ShouldAllBe(t => t.Reason == (t.Reasons.Count == 0 ? null : t.Reasons[0]));
        report.Warnings.ShouldBe(["not-derived"]);
        report.Proposed.Problems().ShouldBeEmpty();
        report.Proposed.Lifecycle.SilentAfterDays.ShouldBe(report.Thresholds[0].Days!.Value);
    }

    [Fact]
    public async Task Another_pair_of_events_can_be_asked_for()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        var report = await manager.GetAsync<ThresholdsResponse>("/api/v1/thresholds?anchor=order&return=open&level=0.5&windowDays=120");

        var custom = report.Thresholds.Single(t => t.Key == "custom");
        custom.Evidence!.Rule.ShouldBe(new GapRule { Anchor = EventSet.Order, Return = EventSet.Open, Level = 0.5m, WindowDays = 120 });
        (custom.Evidence.WindowDays, custom.InUse, custom.Replaces).ShouldBe((120, null, null));
    }

    [Fact]
    public async Task A_rule_that_cannot_be_is_refused()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        (await manager.ProblemAsync("/api/v1/thresholds?anchor=order&level=1", 400, "invalid"))
            .Errors!.Values.SelectMany(e => e).ShouldBe(["rule.level is 1; it must be above 0 and below 1."]);
    }

    [Fact]
    public async Task Only_those_who_see_all_customers_see_the_thresholds_of_all()
    {
        using var staff = await pulled.Api.SignInAsync(pulled.Cast.Staff);
        using var leader = await pulled.Api.SignInAsync(pulled.Cast.Leader);

        await staff.ProblemAsync("/api/v1/thresholds", 403, "not-allowed");
        await leader.ProblemAsync("/api/v1/reports/rfm", 403, "not-allowed");
        await staff.ProblemAsync("/api/v1/reports/validity", 403, "not-allowed");
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task The_ends_of_the_calendar_are_days_like_others(string day)
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        (await manager.GetAsync<ThresholdsResponse>($"/api/v1/thresholds?asOf={day}")).AsOf.ToString("O", CultureInfo.InvariantCulture).ShouldBe(day);
    }
}
